import { between, pick } from '../../random'
import { slotsOf } from '../device'
import { allRooms, computeOf, MINUTE, plan, repeat, type Scenario, SECOND, someRooms } from './scenario'

/** Cameras, microphones and displays of every tenth room drop out for some minutes and come back. */
export const peripheralFaults: Scenario = (world, startsAt) => {
  for (const room of someRooms(world, allRooms(world), 0.1, 211)) {
    const device = computeOf(room)
    const slots = slotsOf(device).filter((slot) => !device.missing?.has(slot))
    if (slots.length === 0) continue
    repeat(world, startsAt + between(15, 360, room.seed, 212) * SECOND, 18 * MINUTE, (at, round) => {
      const slot = pick(slots, room.seed, 213, round)
      world.setPeripheral(device, slot, false, at)
      const backAt = at + between(4, 11, room.seed, 214, round) * MINUTE
      plan(world, backAt, (due) => world.setPeripheral(device, slot, true, due))
    })
  }
}
