import { firstTenant, LEAD, MINUTE, repeat, type Scenario } from './scenario'

/** For five minutes in every eight, most requests of one tenant are told to wait. */
export const throttled: Scenario = (world, startsAt) => {
  const tenant = firstTenant(world)
  repeat(world, startsAt + LEAD, 8 * MINUTE, (at) => {
    const untilMs = at + 5 * MINUTE
    const storm = { kind: '429', tenant: tenant.id, rate: 0.7, retryAfterS: 12, untilMs } as const
    world.faults.add({ ...storm, workload: 'presence' }, 'scenario')
    world.faults.add({ ...storm, workload: 'teamwork' }, 'scenario')
    world.noteTenant(tenant, 'serviceChanged', at, 'throttled')
  })
}
