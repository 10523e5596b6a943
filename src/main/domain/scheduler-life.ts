import type { TenantFacts } from './alert-facts'
import { schedulerEveryMs, silentAfterRounds } from './scheduler-silence'

/**
 * Is everything looked at: do the alerting rules look, and does every tenant's scheduler make its rounds (alerting rule R27)? Not
 * so when this computer just woke: then within seconds. Whether a tenant answers does not matter, somebody is told of that.
 */
export function isEverythingLookedAt(
  doRulesLook: boolean,
  tenants: readonly Pick<TenantFacts, 'isPaused' | 'tickedAt'>[],
  now: number,
): boolean {
  return (
    doRulesLook &&
    tenants.every(
      ({ isPaused, tickedAt }) =>
        isPaused || (tickedAt !== null && now - tickedAt <= silentAfterRounds * schedulerEveryMs),
    )
  )
}
