import type { DeviceId } from '../../shared/model/device'
import type { Incident, IncidentSummary } from '../../shared/model/incident'
import type { MaintenanceScope, MaintenanceWindow } from '../../shared/model/maintenance'
import type { TenantKey } from '../../shared/model/tenant'
import { withEntry } from './incident-life'
import { type Occurrence, occurrencesOf } from './maintenance-times'

/** After the end, what comes back has this long before people are told of it (alerting rule R19), ms. */
export const graceMs = 10 * 60_000

/** A window in force. */
export interface Cover {
  window: MaintenanceWindow
  from: number
  /** The end of the work; people are told again {@link graceMs} later. */
  until: number
}

interface Covered {
  tenantKey: TenantKey
  roomId: string | null
  site: string | null
}

/** Is everything there is of this room, site or tenant within the scope? Devices alone are not. */
export function isInScope(scope: MaintenanceScope, { tenantKey, roomId, site }: Covered): boolean {
  if (scope.tenantKey !== tenantKey) return false
  switch (scope.kind) {
    case 'tenant':
      return true
    case 'site':
      return scope.site === site
    case 'room':
      return scope.roomId === roomId
    case 'device':
      return false
  }
}

/** Occurrences are the same until one of them ends: asking for thousands of rooms must not mean reading as many clocks. */
const known = new WeakMap<MaintenanceWindow, Map<string, { askedAt: number; next: Occurrence | null }>>()

/** The occurrence that is under way or has its grace, or the next one; null when the window is over. */
function nextOf(window: MaintenanceWindow, zone: string, now: number): Occurrence | null {
  const zones = known.get(window) ?? new Map<string, { askedAt: number; next: Occurrence | null }>()
  known.set(window, zones)
  const before = zones.get(zone)
  const isSame =
    before !== undefined &&
    before.askedAt <= now &&
    (before.next === null || before.next.until + graceMs > now)
  if (isSame) return before.next
  const next = occurrencesOf(window, zone, now - graceMs, 1)[0] ?? null
  zones.set(zone, { askedAt: now, next })
  return next
}

/** The window in force at `now` by a zone's clock; its ten minutes after the end count when `withGrace`. */
export function coverOf(
  window: MaintenanceWindow,
  zone: string,
  now: number,
  withGrace: boolean,
): Cover | null {
  const next = nextOf(window, zone, now)
  if (next === null || now < next.from || now >= next.until + (withGrace ? graceMs : 0)) return null
  return { window, ...next }
}

/** Of the windows in force over something, the one that lasts longest. */
export function longestCover(
  windows: readonly MaintenanceWindow[],
  isMeant: (window: MaintenanceWindow) => boolean,
  zone: string,
  now: number,
  withGrace: boolean,
): Cover | null {
  let longest: Cover | null = null
  for (const window of windows) {
    if (!isMeant(window)) continue
    const cover = coverOf(window, zone, now, withGrace)
    if (cover && cover.until > (longest?.until ?? 0)) longest = cover
  }
  return longest
}

/**
 * Is an incident about what a window is about? A device's window means that device's incidents alone; of the one that runs the
 * room, the room's being down as well.
 */
export function isIncidentInScope(scope: MaintenanceScope, incident: IncidentSummary): boolean {
  if (scope.kind !== 'device') return isInScope(scope, incident)
  return (
    scope.tenantKey === incident.tenantKey &&
    scope.roomId === incident.roomId &&
    incident.params.deviceId === scope.deviceId
  )
}

/** Is somebody working on a room or on what runs it, or has it its ten minutes afterwards? Other devices do not count. */
export function isRoomInWork(
  windows: readonly MaintenanceWindow[],
  room: Covered & { zone: string | null; computerId: DeviceId | null },
  fallbackZone: string,
  now: number,
): boolean {
  if (windows.length === 0) return false
  const isMeant = ({ scope }: MaintenanceWindow) =>
    scope.kind === 'device'
      ? scope.tenantKey === room.tenantKey &&
        scope.roomId === room.roomId &&
        scope.deviceId === room.computerId
      : isInScope(scope, room)
  return longestCover(windows, isMeant, room.zone ?? fallbackZone, now, true) !== null
}

/**
 * Puts an unresolved incident under the maintenance that lasts longest, or from under it: what is still bad ten minutes after
 * the end is told, again if need be (alerting rule R19). `zone` is the clock of the room or site it is about.
 */
export function applyMaintenance(
  incident: Incident,
  windows: readonly MaintenanceWindow[],
  zone: string,
  now: number,
): Incident {
  const isMeant = ({ scope }: MaintenanceWindow) => isIncidentInScope(scope, incident)
  const cover = longestCover(windows, isMeant, zone, now, true)
  const until = cover === null ? null : cover.until + graceMs
  if (until === incident.maintenanceUntil) return incident
  if (cover === null) {
    return withEntry({ ...incident, maintenanceUntil: null, lastToldAt: null }, 'maintenanceEnded', now)
  }
  const isNews = incident.maintenanceUntil === null
  const covered = { ...incident, maintenanceUntil: until }
  return withEntry(covered, isNews ? 'maintenanceBegan' : 'maintenanceMoved', now, {
    by: cover.window.author,
    note: cover.window.comment,
    params: { until: cover.until },
  })
}
