import type { RoomSummary } from '../../../shared/model/room'
import { healthOrder } from '../../../shared/model/room-health'

const keys = new WeakMap<RoomSummary, { place: string; name: string; search: string }>()
const last = '\uffff'
const end = '\u0001'

/** Text that sorts by plain comparison as people expect: no case, no accents, numbers by value. */
function sortable(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.padStart(8, '0'))
}

/** Derived texts of a room, made once a room object: comparing 5,000 rooms must not cost a collator. */
function keysOf(room: RoomSummary): { place: string; name: string; search: string } {
  const known = keys.get(room)
  if (known !== undefined) return known
  const floor =
    room.floorNumber === null ? last : String(Math.round(room.floorNumber) + 1000).padStart(6, '0')
  const name = sortable(room.name)
  const made = {
    place: [
      room.site === null ? last : sortable(room.site),
      floor,
      room.floor === null ? last : sortable(room.floor),
      name,
      room.roomId,
    ].join(end),
    name,
    search: [room.name, room.site, room.city, room.floor, room.model]
      .filter((part) => part !== null)
      .join(end)
      .toLowerCase(),
  }
  keys.set(room, made)
  return made
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The text a room is found by, lower-case. */
export const searchText = (room: RoomSummary): string => keysOf(room).search

/** By site, floor and name; places without a name come last. */
export const byPlace = (a: RoomSummary, b: RoomSummary): number => compare(keysOf(a).place, keysOf(b).place)

export const byName = (a: RoomSummary, b: RoomSummary): number => compare(keysOf(a).name, keysOf(b).name)

/** Worst first, then the newest trouble; trouble without a known beginning comes after (alerting rule R23). */
export function byUrgency(a: RoomSummary, b: RoomSummary): number {
  return (
    healthOrder[a.level] - healthOrder[b.level] ||
    (b.since ?? 0) - (a.since ?? 0) ||
    byName(a, b) ||
    compare(a.roomId, b.roomId)
  )
}
