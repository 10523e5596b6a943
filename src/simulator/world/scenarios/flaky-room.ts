import { between } from '../../random'
import { MINUTE, plan, repeat, type Scenario, SECOND } from './scenario'

/** One room of each tenant comes and goes: a spell of one to two and a half minutes about every six minutes. */
export const flakyRoom: Scenario = (world, startsAt) => {
  for (const tenant of world.tenants) {
    const room = tenant.rooms[Math.floor(tenant.rooms.length * 0.3)]
    if (!room) continue
    repeat(world, startsAt + between(15, 40, room.seed, 201) * SECOND, 6 * MINUTE, (goesAt, round) => {
      const backAt = goesAt + between(60, 150, room.seed, 202, round) * SECOND
      for (const device of room.account.devices) {
        world.disconnect(device, goesAt, 5 * SECOND)
        plan(world, backAt, (due) => world.connect(device, due))
      }
    })
  }
}
