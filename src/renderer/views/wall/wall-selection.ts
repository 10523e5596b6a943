import type { RoomSummary } from '../../../shared/model/room'
import { HealthLevel, healthOrder, noneByLevel } from '../../../shared/model/room-health'
import type { TenantKey } from '../../../shared/model/tenant'
import type { WallFilters } from '../../ui-state/wall-filters'
import { byUrgency, searchText } from './room-order'

/** All levels, worst first. */
export const levels = HealthLevel.options.toSorted((a, b) => healthOrder[a] - healthOrder[b])

/** Levels somebody should look at; unknown is never hidden (alerting rule R23). */
export const problemLevels: ReadonlySet<HealthLevel> = new Set(['offline', 'critical', 'degraded', 'unknown'])

/** Rooms of the shown tenants whose texts, or tenant's name, hold every word of the filter. */
export function selectByText(
  rooms: readonly RoomSummary[],
  { text, tenants }: Pick<WallFilters, 'text' | 'tenants'>,
  tenantNames: ReadonlyMap<TenantKey, string>,
): readonly RoomSummary[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0 && tenants.size === 0) return rooms
  return rooms.filter((room) => {
    if (tenants.size > 0 && !tenants.has(room.tenantKey)) return false
    if (words.length === 0) return true
    const tenantName = tenantNames.get(room.tenantKey)?.toLowerCase() ?? ''
    return words.every((word) => searchText(room).includes(word) || tenantName.includes(word))
  })
}

/** Rooms of the chosen states. */
export function selectByState(
  rooms: readonly RoomSummary[],
  { levels: chosen, isSuspectOnly }: Pick<WallFilters, 'levels' | 'isSuspectOnly'>,
): readonly RoomSummary[] {
  if (chosen.size === 0 && !isSuspectOnly) return rooms
  return rooms.filter(
    (room) => (chosen.size === 0 || chosen.has(room.level)) && (!isSuspectOnly || room.suspicion !== null),
  )
}

export interface WallCounts {
  byLevel: Record<HealthLevel, number>
  suspects: number
}

/** How many rooms are in each state, and how many are being checked again. */
export function countRooms(rooms: readonly RoomSummary[]): WallCounts {
  const byLevel = { ...noneByLevel }
  let suspects = 0
  for (const room of rooms) {
    byLevel[room.level] += 1
    if (room.suspicion !== null) suspects += 1
  }
  return { byLevel, suspects }
}

/**
 * The rooms of the problem strip, worst first. A tenant that cannot be read has one notice of its own, so its
 * unknown rooms do not crowd out the rest.
 */
export function selectProblems(
  rooms: readonly RoomSummary[],
  tenantsInTrouble: ReadonlySet<TenantKey>,
): readonly RoomSummary[] {
  return rooms
    .filter(
      (room) =>
        problemLevels.has(room.level) && !(room.level === 'unknown' && tenantsInTrouble.has(room.tenantKey)),
    )
    .toSorted(byUrgency)
}
