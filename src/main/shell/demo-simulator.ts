import { writeFileSync } from 'node:fs'
import { type UtilityProcess, utilityProcess } from 'electron'
import { z } from 'zod'
import type { AppStatus } from '../../shared/model/app-status'
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
  logger: Logger
}

export type SimulatorState = NonNullable<AppStatus['simulator']>

/** The simulated Microsoft of the demo, in a process of its own. */
export interface DemoSimulator {
  /** Resolves when it listens; rejects with {@link SimulatorEnded} when it ends before. */
  readonly ready: Promise<SimulatedEstate>
  state(): SimulatorState
  /** Calls `listener` at each change of its state from now on. */
  onState(listener: (state: SimulatorState) => void): void
  /** Ends the process and resolves once it is gone. */
  stop(): Promise<void>
}

/** The simulator ended before it was ready; `complaint` is what it wrote, e.g. about an unknown scenario. */
export class SimulatorEnded extends Error {
  constructor(
    readonly exitCode: number,
    readonly complaint: string,
  ) {
    super(`The simulator ended with code ${exitCode}`)
  }
}

/** Starts the simulator. When it dies it stays dead, and the wall shows what an unreachable service looks like. */
export function startDemoSimulator(options: DemoSimulatorOptions): DemoSimulator {
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
  const complaints = collectOutput(child, options.logger)
  const ended = new Promise<number>((resolve) => child.once('exit', resolve))
  const ready = new Promise<SimulatedEstate>((resolve, reject) => {
    child.on('message', (message: unknown) => {
      const parsed = ReadyMessage.safeParse(message)
      if (!parsed.success) return options.logger.warn('The simulator said something unknown')
      become('running')
      tellControl(parsed.data, options.controlFile)
      resolve(parsed.data)
    })
    ended.then((exitCode) => {
      options.logger.warn('The simulator ended', { exitCode })
      become('stopped')
      reject(new SimulatorEnded(exitCode, complaints()))
    })
  })
  return {
    ready,
    state: () => state,
    onState: (listener) => void listeners.push(listener),
    async stop() {
      // False when it is gone already.
      if (child.kill()) await ended
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

function collectOutput(child: UtilityProcess, logger: Logger): () => string {
  const longest = 2_000
  let complaints = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    const text = chunk.toString('utf8')
    complaints = (complaints + text).slice(-longest)
    logger.warn('The simulator complains', { text: text.trim() })
  })
  // Read, so that a full pipe never blocks it.
  child.stdout?.resume()
  return () => complaints.trim()
}
