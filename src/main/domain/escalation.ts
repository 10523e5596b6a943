import type { Incident } from '../../shared/model/incident'

const minuteMs = 60_000

/** Alerting rule R18: the second channel after five minutes, the fallback after fifteen. */
const secondMs = 5 * minuteMs
const fallbackMs = 15 * minuteMs

/** What an incident's escalation does next. */
export type EscalationStep = 'begin' | 'end' | 'second' | 'fallback'

/**
 * What is due for an incident (alerting rule R18); null = nothing. The time runs while a critical one of high urgency is told
 * and nobody has taken it on; taking it on ends it, and it begins anew when that runs out (R15). Never for low urgency, never
 * for credentials (R33).
 */
export function escalationStep(incident: Incident, now: number): EscalationStep | null {
  const { escalation } = incident
  if (!isEscalating(incident)) return escalation === null ? null : 'end'
  if (escalation === null) return 'begin'
  const { from, steps, lastAt } = escalation
  if (steps === 0) return now - from >= secondMs ? 'second' : null
  // After a pause both are due; the fallback still leaves the second one its time.
  const isDue = now - from >= fallbackMs && now - lastAt >= fallbackMs - secondMs
  return steps === 1 && isDue ? 'fallback' : null
}

function isEscalating(incident: Incident): boolean {
  const { state, severity, urgency, type, isAnnounced, parentId, silencedUntil, maintenanceUntil } = incident
  return (
    state === 'open' &&
    severity === 'critical' &&
    urgency === 'high' &&
    type !== 'credentialExpiring' &&
    isAnnounced &&
    parentId === null &&
    silencedUntil === null &&
    maintenanceUntil === null
  )
}
