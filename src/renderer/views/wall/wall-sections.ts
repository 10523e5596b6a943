import type { Preferences } from '../../../shared/model/preferences'
import type { RoomSummary } from '../../../shared/model/room'
import { type HealthLevel, healthOrder } from '../../../shared/model/room-health'
import type { TenantKey } from '../../../shared/model/tenant'
import { byName, byPlace, byUrgency } from './room-order'

/** A run of rooms that share a label in the gutter: a floor, or everything when there is nothing finer. */
interface Shelf {
  key: string
  label: string | null
  rooms: RoomSummary[]
}

/** What the wall shows under one heading, in order. */
export interface Section {
  key: string
  /** `tenant` headings carry no rooms of their own: sites follow. */
  heading:
    | { kind: 'tenant'; tenantKey: TenantKey }
    | { kind: 'site'; site: string | null; city: string | null }
    | { kind: 'state'; level: HealthLevel }
    | { kind: 'model'; model: string | null }
  shelves: Shelf[]
  /** All rooms under the heading, those of sub-headings included. */
  rooms: RoomSummary[]
}

/** Groups rooms by tenant > site > floor, by state or by model. Tenants follow `tenantOrder`. */
export function arrangeSections(
  rooms: readonly RoomSummary[],
  grouping: Preferences['grouping'],
  tenantOrder: readonly TenantKey[],
): Section[] {
  if (grouping === 'site') return bySite(rooms, tenantOrder)
  const rank = new Map(tenantOrder.map((tenantKey, index) => [tenantKey, index]))
  const byTenant = (a: RoomSummary, b: RoomSummary): number =>
    (rank.get(a.tenantKey) ?? 0) - (rank.get(b.tenantKey) ?? 0)
  if (grouping === 'state') {
    const groups = groupRooms(rooms.toSorted(byUrgency), (room) => room.level)
    return [...groups]
      .sort(([a], [b]) => healthOrder[a] - healthOrder[b])
      .map(([level, members]) => flatSection(`state ${level}`, { kind: 'state', level }, members))
  }
  const groups = groupRooms(
    rooms.toSorted((a, b) => byTenant(a, b) || byName(a, b)),
    (room) => room.model,
  )
  return [...groups]
    .sort(([a, left], [b, right]) => Number(a === null) - Number(b === null) || right.length - left.length)
    .map(([model, members]) => flatSection(`model ${model}`, { kind: 'model', model }, members))
}

function flatSection(key: string, heading: Section['heading'], rooms: RoomSummary[]): Section {
  return { key, heading, rooms, shelves: [{ key, label: null, rooms }] }
}

function bySite(rooms: readonly RoomSummary[], tenantOrder: readonly TenantKey[]): Section[] {
  const byTenant = groupRooms(rooms, (room) => room.tenantKey)
  return tenantOrder.flatMap((tenantKey) => {
    const ofTenant = byTenant.get(tenantKey)?.toSorted(byPlace)
    if (ofTenant === undefined) return []
    const sites = groupRooms(ofTenant, (room) => room.site)
    const tenantSection: Section = {
      key: `tenant ${tenantKey}`,
      heading: { kind: 'tenant', tenantKey },
      shelves: [],
      rooms: ofTenant,
    }
    return [
      tenantSection,
      ...[...sites].map(([site, members]): Section => {
        const key = `site ${tenantKey} ${site}`
        const floors = groupRooms(members, (room) => room.floor)
        return {
          key,
          heading: { kind: 'site', site, city: members[0]?.city ?? null },
          rooms: members,
          shelves: [...floors].map(([floor, shelf]) => ({
            key: `${key} ${floor}`,
            label: floor,
            rooms: shelf,
          })),
        }
      }),
    ]
  })
}

/** Groups in the order of their first room. */
function groupRooms<K>(
  rooms: readonly RoomSummary[],
  keyOf: (room: RoomSummary) => K,
): Map<K, RoomSummary[]> {
  const groups = new Map<K, RoomSummary[]>()
  for (const room of rooms) {
    const key = keyOf(room)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [room])
    else group.push(room)
  }
  return groups
}
