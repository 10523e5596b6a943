import path from 'node:path'
import { app } from 'electron'
import type { Core } from '../compose-core'
import { systemClock } from '../lib/clock'
import { builtFile } from './built-file'
import { type DemoSimulator, startDemoSimulator } from './demo-simulator'
import { demoTenants } from './demo-tenants'
import type { Desktop } from './desktop'

/** Starts the simulated Microsoft beside the app; it ends with the app. */
export function openSimulator({ switches, dataFolder, logger, ending }: Desktop): DemoSimulator {
  // Tests change the simulated world from outside; a packaged app has no such door.
  const opensControl = switches.opensSimulatorControl && !app.isPackaged
  const simulator = startDemoSimulator({
    file: builtFile('main/simulator.js'),
    estate: switches.estate,
    controlFile: opensControl ? path.join(dataFolder, 'simulator-control.json') : null,
    clock: systemClock,
    logger: logger.child('simulator'),
  })
  ending.add({ name: 'simulator', stop: () => simulator.stop() })
  return simulator
}

/**
 * Defines the simulator's tenants as soon as it listens. When it does not come up, tenants of an earlier demo
 * stay as they are on disk and will show as unreachable; a run that asked for this very estate ends with exit code 2.
 */
export async function defineDemo(
  { switches, logger, ending }: Desktop,
  tenants: Pick<Core['tenants'], 'define'>,
  simulator: DemoSimulator,
): Promise<void> {
  const beginning = await simulator.beginning
  if (!beginning.ok) {
    process.stderr.write(`roomwall: ${beginning.complaint}\n`)
    // Somebody at a terminal asked for this very estate; elsewhere the window says that there is no simulator.
    const isOrdered =
      switches.snapshot !== null || Object.values(switches.estate).some((part) => part !== null)
    if (isOrdered) ending.quit(2)
    return
  }
  for (const { tenant, credential } of demoTenants(beginning.estate, Date.now())) {
    const defined = await tenants.define(tenant, credential)
    if (!defined.ok) logger.error('A demo tenant could not be defined', { error: defined.error })
  }
}
