import { firstTenant, LEAD, plan, type Scenario } from './scenario'

/** One tenant's client secret expires and stays so until somebody rotates it. */
export const secretExpired: Scenario = (world, startsAt) => {
  plan(world, startsAt + LEAD, (at) => world.expireSecret(firstTenant(world), at))
}
