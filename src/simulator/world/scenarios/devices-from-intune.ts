import { intuneConsent, usualConsent } from '../consent'
import { devicesApiGone } from './devices-api-gone'
import type { Scenario } from './scenario'

/** The retired device interface answers no more, and administrators have granted Intune's in its place. */
export const devicesFromIntune: Scenario = (world, startsAt) => {
  devicesApiGone(world, startsAt)
  for (const tenant of world.tenants) world.setConsent(tenant, [...usualConsent, ...intuneConsent], startsAt)
}
