import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { projectFolder } from '../../build/project-folder'
import type { SimulatedTenant } from '../../src/simulator/simulator'

/** The simulator in a process of its own, so that its work does not count as ours. */
export interface SimulatorProcess {
  authorityUrl: string
  graphUrl: string
  caPem: string
  tenants: SimulatedTenant[]
  /** Moves the simulator's clock on, ms. */
  advance(ms: number): Promise<void>
  stop(): Promise<void>
}

interface Ready {
  authorityUrl: string
  graphUrl: string
  caPem: string
  tenants: SimulatedTenant[]
  controlUrl: string
  controlKey: string
}

/** Starts the simulator with these flags and its control door open. */
export async function startSimulatorProcess(flags: readonly string[]): Promise<SimulatorProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/simulator/main.ts', '--control', ...flags], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface(child.stdout), 'line')
  const ready: Ready = JSON.parse(String(line))
  return {
    ...ready,
    async advance(ms) {
      const answer = await fetch(`${ready.controlUrl}/advance`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${ready.controlKey}` },
        body: JSON.stringify({ ms }),
      })
      if (!answer.ok) throw new Error(`The control door answered ${answer.status}`)
      await answer.arrayBuffer()
    },
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
