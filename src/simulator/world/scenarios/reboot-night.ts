import { between } from '../../random'
import {
  allRooms,
  buildingDevices,
  computeOf,
  firstTenant,
  LEAD,
  MINUTE,
  plan,
  type Scenario,
  SECOND,
} from './scenario'

/**
 * Every compute reboots within five minutes, each for four to seven; one building does not come back for three
 * quarters of an hour. It begins 20 s after the start, whatever the local time: a test chooses its own night.
 */
export const rebootNight: Scenario = (world, startsAt) => {
  const begins = startsAt + LEAD
  const { buildings } = firstTenant(world)
  const dark = buildings[1] ?? buildings[0]
  for (const room of allRooms(world)) {
    const device = computeOf(room)
    if (room.building === dark || !device.connected) continue
    const goesAt = begins + between(0, 300, device.seed, 221) * SECOND
    plan(world, goesAt, (due) => world.disconnect(device, due, 20 * SECOND))
    plan(world, goesAt + between(240, 420, device.seed, 222) * SECOND, (due) => world.connect(device, due))
  }
  for (const device of dark ? buildingDevices(dark) : []) {
    const goesAt = begins + between(0, 60, device.seed, 223) * SECOND
    plan(world, goesAt, (due) => world.disconnect(device, due, 20 * SECOND))
    plan(world, goesAt + 45 * MINUTE, (due) => world.connect(device, due))
  }
}
