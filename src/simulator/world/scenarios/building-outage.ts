import { at, between } from '../../random'
import { buildingDevices, firstTenant, LEAD, MINUTE, plan, repeat, type Scenario, SECOND } from './scenario'

/**
 * A power cut in one building, the largest first: connections drop within seconds, presence sessions fade over
 * 60 to 420 s, power is back about eight minutes after the start and devices boot in their own time.
 */
export const buildingOutage: Scenario = (world, startsAt) => {
  const tenant = firstTenant(world)
  repeat(world, startsAt + LEAD, 16 * MINUTE, (cutAt, round) => {
    const building = at(tenant.buildings, round)
    for (const device of buildingDevices(building)) {
      plan(world, cutAt + between(0, 8 * SECOND, device.seed, 101), (due) => world.disconnect(device, due))
      const bootsAt = cutAt + 7.5 * MINUTE + between(10 * SECOND, 120 * SECOND, device.seed, 102)
      plan(world, bootsAt, (due) => world.connect(device, due))
    }
  })
}
