import type { Impact } from '../../shared/model/incident'
import type { RoomId } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import type { RoomSignal } from '../domain/room-signal'

type Meeting = Pick<Impact, 'startsAt' | 'endsAt' | 'organiser'>

/** Which meetings rooms have: whoever reads bookings answers it. Without it the impact of a trouble is unknown (alerting rule R20). */
export interface MeetingSource {
  /** The meeting that runs in a room at `now` (epoch ms) or begins next; null = none is known. */
  meetingOf(tenantKey: TenantKey, roomId: RoomId, now: number): Meeting | null
}

/**
 * Brings into a tenant's signals the meetings that run or begin within `soonMs`: of troubled rooms and of their whole sites,
 * because a dark site endangers meetings of rooms that are not known to be down yet. Signals that stay the same keep their object.
 */
export function bringMeetings(
  rooms: Map<RoomId, RoomSignal>,
  meetings: MeetingSource,
  isTroubled: (signal: RoomSignal) => boolean,
  soonMs: number,
  now: number,
): void {
  const sites = new Set<string>()
  for (const signal of rooms.values()) if (signal.site !== null && isTroubled(signal)) sites.add(signal.site)
  for (const [roomId, signal] of rooms) {
    const isConcerned = isTroubled(signal) || (signal.site !== null && sites.has(signal.site))
    const meeting = isConcerned ? meetings.meetingOf(signal.tenantKey, roomId, now) : null
    const isSoon = meeting !== null && meeting.endsAt > now && meeting.startsAt - now <= soonMs
    const impact: Impact | null = isSoon ? { ...meeting, roomName: signal.name, isVip: signal.isVip } : null
    if (!isSameImpact(impact, signal.impact)) rooms.set(roomId, { ...signal, impact })
  }
}

function isSameImpact(a: Impact | null, b: Impact | null): boolean {
  if (a === null || b === null) return a === b
  return (
    a.startsAt === b.startsAt &&
    a.endsAt === b.endsAt &&
    a.organiser === b.organiser &&
    a.roomName === b.roomName &&
    a.isVip === b.isVip
  )
}
