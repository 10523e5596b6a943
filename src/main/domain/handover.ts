import type { Expiring, HandoverNote } from '../../shared/model/handover'
import {
  compareSeverity,
  type Incident,
  isMuted,
  type Silence,
  summariseIncident,
} from '../../shared/model/incident'
import type { ListedMaintenance } from '../../shared/model/maintenance'

const hourMs = 60 * 60_000

/** What the next shift has to know of the last one, from what stands in the books at `now` (epoch ms). */
export function handoverOf(
  incidents: readonly Incident[],
  silences: readonly Silence[],
  windows: readonly ListedMaintenance[],
  shiftHours: number,
  now: number,
): HandoverNote {
  const began = now - shiftHours * hourMs
  const ends = now + shiftHours * hourMs
  const unresolved = incidents.filter(({ state }) => state !== 'resolved').toSorted(byWeight)
  return {
    at: now,
    shiftHours,
    open: unresolved.filter((one) => one.state === 'open' && !isMuted(one)).map(summariseIncident),
    acknowledged: unresolved
      .filter((one) => one.state === 'acknowledged' && !isMuted(one))
      .map((incident) => ({ incident: summariseIncident(incident), reason: reasonOf(incident) })),
    expiring: endingBy(unresolved, silences, windows, now, ends),
    muted: unresolved.filter(isMuted).map(summariseIncident),
    begun: incidents.filter(({ timeline }) => (timeline[0]?.at ?? 0) >= began).length,
    resolved: incidents
      .filter(({ state, resolvedAt }) => state === 'resolved' && (resolvedAt ?? 0) >= began)
      .toSorted((a, b) => (b.resolvedAt ?? 0) - (a.resolvedAt ?? 0))
      .map(summariseIncident),
  }
}

/** What ends or begins by itself after `now` and until `until` (epoch ms), the soonest first. */
export function endingBy(
  unresolved: readonly Incident[],
  silences: readonly Silence[],
  windows: readonly ListedMaintenance[],
  now: number,
  until: number,
): Expiring[] {
  return [
    ...unresolved.flatMap(expiringOf),
    ...silences.map((silence): Expiring => ({ kind: 'silence', at: silence.endsAt, silence })),
    ...windows.flatMap(expiringWindow),
  ]
    .filter(({ at }) => at > now && at <= until)
    .toSorted((a, b) => a.at - b.at)
}

/** High urgency first, then severity, then the oldest. */
export function byWeight(a: Incident, b: Incident): number {
  return (
    Number(a.urgency === 'low') - Number(b.urgency === 'low') ||
    compareSeverity(a.severity, b.severity) ||
    a.firstBadAt - b.firstBadAt
  )
}

/** What the owner wrote last: the reason of the acknowledgement, or a note after it. */
function reasonOf({ timeline }: Incident): string | null {
  return timeline.findLast(({ event }) => event === 'acknowledged' || event === 'noted')?.note ?? null
}

function expiringOf(incident: Incident): Expiring[] {
  const { acknowledgement, snoozedUntil } = incident
  const summary = summariseIncident(incident)
  return [
    ...(acknowledgement?.expiresAt == null
      ? []
      : [{ kind: 'acknowledgement' as const, at: acknowledgement.expiresAt, incident: summary }]),
    ...(snoozedUntil === null ? [] : [{ kind: 'snooze' as const, at: snoozedUntil, incident: summary }]),
  ]
}

function expiringWindow(window: ListedMaintenance): Expiring[] {
  if (window.next === null) return []
  const { from, until } = window.next
  return [
    { kind: 'maintenanceBegins', at: from, window },
    { kind: 'maintenanceEnds', at: until, window },
  ]
}
