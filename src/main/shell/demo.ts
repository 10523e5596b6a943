import type { Core } from '../compose-core'
import type { Logger } from '../lib/logger'
import type { DemoSimulator, SimulatorBeginning } from './demo-simulator'
import { demoTenants } from './demo-tenants'

/**
 * Defines the simulator's tenants as soon as it listens. When it does not come up, tenants of an earlier demo
 * stay as they are on disk and will show as unreachable.
 */
export async function defineDemoTenants(
  simulator: DemoSimulator,
  tenants: Pick<Core['tenants'], 'define'>,
  logger: Logger,
): Promise<SimulatorBeginning> {
  const beginning = await simulator.beginning
  if (!beginning.ok) return beginning
  for (const { tenant, credential } of demoTenants(beginning.estate, Date.now())) {
    const defined = await tenants.define(tenant, credential)
    if (!defined.ok) logger.error('A demo tenant could not be defined', { error: defined.error })
  }
  return beginning
}
