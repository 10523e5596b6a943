import { parseArgs } from 'node:util'
import { type OddityName, oddityNames } from './graph/oddities'
import { type SimulatorOptions, startSimulator } from './simulator'
import { isScenarioName, scenarioNames } from './world/scenarios'

/** The port to the parent that Electron gives a utility process; plain Node has none. */
interface ParentPort {
  postMessage(message: unknown): void
}

function readOptions(args: string[]): SimulatorOptions {
  const { values } = parseArgs({
    args,
    options: {
      tenants: { type: 'string' },
      rooms: { type: 'string' },
      'devices-per-room': { type: 'string' },
      scenario: { type: 'string' },
      seed: { type: 'string' },
      port: { type: 'string' },
      oddities: { type: 'string' },
      control: { type: 'boolean' },
      speed: { type: 'string' },
    },
  })
  const { scenario, oddities } = values
  if (scenario !== undefined && !isScenarioName(scenario)) {
    throw new RangeError(`--scenario must be one of ${scenarioNames.join(', ')}`)
  }
  const devicesPerRoom = values['devices-per-room']
  return {
    ...(values.tenants === undefined ? {} : { tenants: readNumber('--tenants', values.tenants) }),
    ...(values.rooms === undefined ? {} : { rooms: readNumber('--rooms', values.rooms) }),
    ...(devicesPerRoom === undefined ? {} : { devicesPerRoom: Number(devicesPerRoom) }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(values.seed === undefined ? {} : { seed: readNumber('--seed', values.seed) }),
    ...(values.port === undefined ? {} : { port: readNumber('--port', values.port) }),
    ...(values.control ? { control: true } : {}),
    ...(values.speed === undefined ? {} : { clock: fastClock(readNumber('--speed', values.speed)) }),
    ...(oddities === undefined ? {} : { oddities: readOddities(oddities) }),
  }
}

/** The real clock, running `speed` times as fast from now on. */
function fastClock(speed: number): { now(): number } {
  const startsAt = Date.now()
  return { now: () => startsAt + (Date.now() - startsAt) * speed }
}

function readNumber(flag: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new RangeError(`${flag} must be a whole number`)
  return Number(text)
}

function readOddities(text: string): 'all' | 'none' | OddityName[] {
  if (text === 'all' || text === 'none') return text
  return text.split(',').map((name) => {
    const known = oddityNames.find((oddity) => oddity === name)
    if (!known) throw new RangeError(`--oddities must be all, none or a list of ${oddityNames.join(', ')}`)
    return known
  })
}

async function run(): Promise<void> {
  const { stop, control: _, ...ready } = await startSimulator(readOptions(process.argv.slice(2)))
  const end = () => void stop().then(() => process.exit(0))
  // Before the message: whoever reads it may end this process at once.
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  const message = { type: 'ready', ...ready }
  const { parentPort } = process as NodeJS.Process & { parentPort?: ParentPort }
  if (parentPort) parentPort.postMessage(message)
  else process.stdout.write(`${JSON.stringify(message)}\n`)
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
