import { between, fraction, pick } from '../../random'
import { slotsOf } from '../device'
import type { Room } from '../estate-model'
import type { World } from '../world'
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

/** Everything goes wrong within this time, and stays so. */
const SPREAD = 3 * MINUTE

/**
 * Every tenth room has something wrong that nobody mends: mostly a camera, microphone or display, sometimes the computer, a
 * panel or the sign-in, and one building is dark. With 5,000 rooms that is about 500 incidents: what a list of them must bear.
 */
export const badDay: Scenario = (world, startsAt) => {
  const { buildings } = firstTenant(world)
  const dark = buildings[1] ?? buildings[0]
  for (const room of allRooms(world)) {
    if (room.building === dark || !computeOf(room).connected) continue
    const at = startsAt + LEAD + between(0, SPREAD / SECOND, room.seed, 241) * SECOND
    const share = fraction(world.seed, room.seed, 242)
    if (share < 0.07) plan(world, at, (due) => losePeripheral(world, room, due))
    else if (share < 0.085) plan(world, at, (due) => world.disconnect(computeOf(room), due, 20 * SECOND))
    else if (share < 0.095) plan(world, at, (due) => losePanel(world, room, due))
    else if (share < 0.1) plan(world, at, (due) => world.setSignedIn(computeOf(room), false, due))
  }
  for (const device of dark ? buildingDevices(dark) : []) {
    const at = startsAt + LEAD + between(0, 60, device.seed, 243) * SECOND
    plan(world, at, (due) => world.disconnect(device, due, 20 * SECOND))
  }
}

function losePeripheral(world: World, room: Room, at: number): void {
  const device = computeOf(room)
  const slots = slotsOf(device).filter((slot) => !device.missing?.has(slot))
  if (slots.length > 0) world.setPeripheral(device, pick(slots, room.seed, 244), false, at)
}

function losePanel(world: World, room: Room, at: number): void {
  const panel = room.account.devices.find(({ model }) => model.type === 'teamsPanel')
  world.disconnect(panel ?? computeOf(room), at, 20 * SECOND)
}
