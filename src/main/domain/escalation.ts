import { type Incident, isMuted } from '../../shared/model/incident'
import type { RouteEscalation } from '../../shared/model/route'

const minuteMs = 60_000

/** What an incident's escalation does next. */
export type EscalationStep = 'begin' | 'end' | 'second' | 'fallback' | 'repeat'

/**
 * What is due for an incident (alerting rule R18); null = nothing. The time runs while one of high urgency is told and nobody has
 * taken it on; taking it on ends it, and it begins anew when that runs out (R15). `timesOf` gives the times of the route it
 * takes; by them it is for critical ones alone, or for all of high urgency. Never for low urgency, never for credentials (R33).
 */
export function escalationStep(
  incident: Incident,
  timesOf: (incident: Incident) => RouteEscalation,
  now: number,
): EscalationStep | null {
  const { escalation } = incident
  const times = mayEscalate(incident) ? timesOf(incident) : null
  const isMeant = times !== null && (incident.severity === 'critical' || times.of === 'highUrgency')
  if (!isMeant) return escalation === null ? null : 'end'
  if (escalation === null) return 'begin'
  const { from, steps, lastAt } = escalation
  const secondMs = times.secondMinutes * minuteMs
  const fallbackMs = times.fallbackMinutes * minuteMs
  if (steps === 0) return now - from >= secondMs ? 'second' : null
  if (steps === 1) {
    // After a pause both are due; the fallback still leaves the second one its time.
    const isDue = now - from >= fallbackMs && now - lastAt >= fallbackMs - secondMs
    return isDue ? 'fallback' : null
  }
  const { repeat } = times
  if (repeat === null || steps - 2 >= repeat.times) return null
  return now - lastAt >= repeat.everyMinutes * minuteMs ? 'repeat' : null
}

function mayEscalate(incident: Incident): boolean {
  const { state, urgency, type, isAnnounced } = incident
  return (
    state === 'open' &&
    urgency === 'high' &&
    type !== 'credentialExpiring' &&
    isAnnounced &&
    !isMuted(incident)
  )
}
