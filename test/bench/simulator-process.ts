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
  stop(): Promise<void>
}

type Ready = Omit<SimulatorProcess, 'stop'>

/** Starts the simulator with these flags. */
export async function startSimulatorProcess(flags: readonly string[]): Promise<SimulatorProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/simulator/main.ts', ...flags], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface(child.stdout), 'line')
  const ready: Ready = JSON.parse(String(line))
  return {
    ...ready,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
