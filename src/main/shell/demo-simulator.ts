import { writeFileSync } from 'node:fs'
import { type UtilityProcess, utilityProcess } from 'electron'
import { z } from 'zod'
import type { AppStatus } from '../../shared/model/app-status'
import { type Clock, sleep } from '../lib/clock'
import type { Logger } from '../lib/logger'
import type { EstateShape } from './app-switches'
import type { SimulatedEstate } from './demo-tenants'

/** What the simulator says once it listens. */
const ReadyMessage = z.object({
  type: z.literal('ready'),
  authorityUrl: z.url(),
  graphUrl: z.url(),
  caPem: z.string(),
  tenants: z.array(
    z.object({
      tenantId: z.string(),
      domain: z.string(),
      displayName: z.string(),
      badge: z.string(),
      clientId: z.string(),
      clientSecret: z.string(),
    }),
  ),
  controlUrl: z.string().nullable(),
  controlKey: z.string().nullable(),
})

export interface DemoSimulatorOptions {
  /** The built simulator, `out/main/simulator.js`. */
  file: string
  estate: EstateShape
  /** Where to write the address and key of the control door; null keeps it shut. */
  controlFile: string | null
  clock: Clock
  logger: Logger
}

type SimulatorState = NonNullable<AppStatus['simulator']>

/** The simulator listens, or it ended before; `complaint` is what it wrote, e.g. about an unknown scenario. */
type SimulatorBeginning =
  | { ok: true; estate: SimulatedEstate }
  | { ok: false; exitCode: number; complaint: string }

/** The simulated Microsoft of the demo, in a process of its own. */
export interface DemoSimulator {
  readonly beginning: Promise<SimulatorBeginning>
  state(): SimulatorState
  /** Calls `listener` at each change of its state from now on. */
  onState(listener: (state: SimulatorState) => void): void
  /** Ends the process and resolves once it is gone. */
  stop(): Promise<void>
}

/** Starts the simulator. When it dies it stays dead, and the wall shows what an unreachable service looks like. */
export function startDemoSimulator(options: DemoSimulatorOptions): DemoSimulator {
  const { logger } = options
  const child = utilityProcess.fork(options.file, simulatorArguments(options), {
    serviceName: 'Roomwall simulator',
    stdio: 'pipe',
  })
  let state: SimulatorState = 'starting'
  const listeners: ((state: SimulatorState) => void)[] = []
  const become = (next: SimulatorState) => {
    state = next
    for (const listener of listeners) listener(next)
  }
  const complaint = gatherComplaint(child, options.clock)
  const exit = new Promise<number>((resolve) => child.once('exit', resolve))
  const beginning = new Promise<SimulatorBeginning>((resolve) => {
    child.on('message', (message: unknown) => {
      const parsed = ReadyMessage.safeParse(message)
      if (!parsed.success) return logger.warn('The simulator said something unknown')
      become('running')
      tellControl(parsed.data, options.controlFile)
      resolve({ ok: true, estate: parsed.data })
    })
    exit.then(async (exitCode) => {
      become('stopped')
      const ended = { exitCode, complaint: await complaint() }
      logger.warn('The simulator ended', ended)
      resolve({ ok: false, ...ended })
    })
  })
  return {
    beginning,
    state: () => state,
    onState: (listener) => void listeners.push(listener),
    async stop() {
      // False when it is gone already.
      if (child.kill()) await exit
    },
  }
}

/** Tells the test that opened the control door where it is. The door is not there otherwise. */
function tellControl({ controlUrl, controlKey }: z.infer<typeof ReadyMessage>, file: string | null): void {
  if (file !== null) writeFileSync(file, JSON.stringify({ controlUrl, controlKey }))
}

function simulatorArguments({ estate, controlFile }: DemoSimulatorOptions): string[] {
  const { tenants, rooms, scenario, seed } = estate
  return [
    ...(tenants === null ? [] : ['--tenants', String(tenants)]),
    ...(rooms === null ? [] : ['--rooms', String(rooms)]),
    ...(scenario === null ? [] : ['--scenario', scenario]),
    ...(seed === null ? [] : ['--seed', String(seed)]),
    ...(controlFile === null ? [] : ['--control']),
  ]
}

/** Gathers what the process writes to stderr; the returned function gives its end once the process has exited. */
function gatherComplaint(child: UtilityProcess, clock: Clock): () => Promise<string> {
  const longest = 2_000
  // The last words may come after the exit, and Electron tells no end of them.
  const lastWordsMs = 300
  let text = ''
  const gather = (chunk: Buffer) => {
    text = (text + chunk.toString('utf8')).slice(-longest)
  }
  const { stderr } = child
  stderr?.on('data', gather)
  // Read, so that a full pipe never blocks it.
  child.stdout?.resume()
  return async () => {
    // With the exit Electron takes every listener off the pipe.
    stderr?.off('data', gather).on('data', gather)
    await sleep(clock, lastWordsMs)
    return text.trim()
  }
}
