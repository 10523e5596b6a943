import type { Scenario } from './scenario'

/** The retired device interface answers no more; presence, users and places do. */
export const devicesApiGone: Scenario = (world, startsAt) => {
  for (const tenant of world.tenants) {
    tenant.service.isDevicesApiGone = true
    world.noteTenant(tenant, 'serviceChanged', startsAt, 'devices gone')
  }
}
