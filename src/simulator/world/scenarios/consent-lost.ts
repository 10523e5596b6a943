import { usualConsent } from '../consent'
import { firstTenant, LEAD, MINUTE, plan, repeat, type Scenario } from './scenario'

/** An administrator takes all permissions away and grants them again after seven minutes. */
export const consentLost: Scenario = (world, startsAt) => {
  const tenant = firstTenant(world)
  repeat(world, startsAt + LEAD, 14 * MINUTE, (at) => {
    world.setConsent(tenant, [], at)
    plan(world, at + 7 * MINUTE, (due) => world.setConsent(tenant, usualConsent, due))
  })
}
