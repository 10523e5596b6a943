import { fraction } from '../../random'
import { isCompute } from '../device'
import type { Building, Device, Room, Tenant } from '../estate-model'
import type { World } from '../world'

/** Begins a course of events in the world at a time (epoch ms); what it plans is planned under `scenario`. */
export type Scenario = (world: World, startsAt: number) => void

export const SECOND = 1000
export const MINUTE = 60 * SECOND

/** How long a scenario leaves the viewer a healthy wall before it begins. */
export const LEAD = 20 * SECOND

/** Runs once at `at`, epoch ms, unless another scenario has begun by then. */
export function plan(world: World, at: number, run: (at: number) => void): void {
  world.plan('scenario', at, run)
}

/** Runs now and then again every `everyMs`, with the number of the round. */
export function repeat(
  world: World,
  at: number,
  everyMs: number,
  run: (at: number, round: number) => void,
): void {
  const next = (due: number, round: number) => {
    run(due, round)
    plan(world, due + everyMs, (later) => next(later, round + 1))
  }
  plan(world, at, (due) => next(due, 0))
}

/** The tenant a scenario strikes when it strikes one only. */
export function firstTenant(world: World): Tenant {
  const [tenant] = world.tenants
  if (!tenant) throw new Error('A world without tenants has no scenario')
  return tenant
}

/** The rooms of all tenants. */
export function allRooms(world: World): Room[] {
  return world.tenants.flatMap((tenant) => tenant.rooms)
}

/** About the given share of the rooms, the same ones for the same seed. */
export function someRooms(world: World, rooms: readonly Room[], share: number, salt: number): Room[] {
  const chosen = rooms.filter((room) => fraction(world.seed, room.seed, salt) < share)
  return chosen.length > 0 ? chosen : rooms.slice(0, 1)
}

/** Every device of a building, consoles and panels too. */
export function buildingDevices(building: Building): Device[] {
  return building.rooms.flatMap((room) => room.account.devices)
}

/** The device that runs the room's meetings. */
export function computeOf(room: Room): Device {
  const device = room.account.devices.find(isCompute)
  if (!device) throw new Error(`Room ${room.name} has no compute`)
  return device
}
