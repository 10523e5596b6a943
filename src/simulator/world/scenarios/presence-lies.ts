import { computeOf, firstTenant, LEAD, MINUTE, plan, repeat, type Scenario } from './scenario'

/** For 20 minutes in every 30, presence answers 200 and Offline for everybody, while one room really is dead. */
export const presenceLies: Scenario = (world, startsAt) => {
  repeat(world, startsAt + LEAD, 30 * MINUTE, (at) => {
    const dead = firstTenant(world).rooms.find((room) => computeOf(room).connected)
    for (const device of dead?.account.devices ?? []) world.disconnect(device, at)
    for (const tenant of world.tenants) {
      tenant.service.presenceLiesSince = at
      world.noteTenant(tenant, 'serviceChanged', at, 'presence lies')
      plan(world, at + 20 * MINUTE, (due) => {
        tenant.service.presenceLiesSince = null
        world.noteTenant(tenant, 'serviceChanged', due, 'presence tells the truth')
      })
    }
    plan(world, at + 24 * MINUTE, (due) => {
      for (const device of dead?.account.devices ?? []) world.connect(device, due)
    })
  })
}
