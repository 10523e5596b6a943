import type { Core } from '../compose-core'
import type { Logger } from '../lib/logger'
import { type DemoSimulator, SimulatorEnded } from './demo-simulator'
import { demoTenants } from './demo-tenants'

/** How the demo's beginning went; `complaint` is the simulator's own sentence. */
export type DemoBeginning = { ok: true } | { ok: false; complaint: string }

/**
 * Defines the simulator's tenants as soon as it listens. When it does not come up, tenants of an earlier demo
 * stay as they are on disk and will show as unreachable.
 */
export async function defineDemoTenants(
  simulator: DemoSimulator,
  tenants: Pick<Core['tenants'], 'define'>,
  logger: Logger,
): Promise<DemoBeginning> {
  try {
    const estate = await simulator.ready
    for (const { tenant, credential } of demoTenants(estate)) {
      const defined = await tenants.define(tenant, credential)
      if (!defined.ok) logger.error('A demo tenant could not be defined', { error: defined.error })
    }
    return { ok: true }
  } catch (error) {
    if (!(error instanceof SimulatorEnded)) throw error
    logger.error('The simulator did not start', { exitCode: error.exitCode, complaint: error.complaint })
    return { ok: false, complaint: error.complaint }
  }
}
