import type { Incident, SnoozeChoice } from '../../shared/model/incident'
import type { AlertRules } from './alert-rules'
import { isDeadline } from './credential-expiry'
import { endAcknowledgement, withEntry } from './incident-life'
import { nextBusinessMorning } from './room-local-time'

/** Who does something to an incident, and when. */
export interface Deed {
  by: string
  now: number
}

/** Takes an incident on (alerting rules R14, R15). A critical one comes back after a while unless somebody writes; a deadline does not (R33). */
export function acknowledge(
  incident: Incident,
  reason: string | null,
  deed: Deed,
  rules: AlertRules,
): Incident {
  const { by, now } = deed
  const expiresAt =
    incident.severity === 'critical' && !isDeadline(incident) ? now + rules.acknowledgedMs : null
  return withEntry(
    {
      ...incident,
      state: 'acknowledged',
      owner: by,
      acknowledgement: { by, at: now, expiresAt },
      snoozedUntil: null,
    },
    'acknowledged',
    now,
    { by, note: reason },
  )
}

/** Gives an acknowledged incident back. It is open again and nobody's; who was told of it is not told anew at once. */
export function giveBack(incident: Incident, { by, now }: Deed): Incident {
  if (incident.state !== 'acknowledged') return incident
  const open: Incident = { ...incident, state: 'open', owner: null, acknowledgement: null }
  return withEntry(open, 'acknowledgementEnded', now, { by, params: { why: 'givenBack' } })
}

/** Puts an incident off for a while, never for ever (R16). Mornings are those of `zone`. */
export function snooze(incident: Incident, choice: SnoozeChoice, deed: Deed, zone: string): Incident {
  const { by, now } = deed
  const until = snoozeEnd(choice, now, zone)
  return withEntry(
    { ...incident, state: 'snoozed', owner: by, snoozedUntil: until, acknowledgement: null },
    'snoozed',
    now,
    { by, params: { until } },
  )
}

function snoozeEnd(choice: SnoozeChoice, now: number, zone: string): number {
  const minuteMs = 60_000
  switch (choice) {
    case '15min':
      return now + 15 * minuteMs
    case '30min':
      return now + 30 * minuteMs
    case '1h':
      return now + 60 * minuteMs
    case '2h':
      return now + 120 * minuteMs
    case '4h':
      return now + 240 * minuteMs
    case 'nextBusinessDay':
      return nextBusinessMorning(now, zone)
  }
}

/** Takes a snoozed incident up again. */
export function wake(incident: Incident, deed: Deed): Incident {
  return withEntry({ ...incident, state: 'open', snoozedUntil: null }, 'snoozeEnded', deed.now, {
    by: deed.by,
    params: { why: 'person' },
  })
}

/** Writes a note; an acknowledgement's time begins anew (R15). */
export function note(incident: Incident, text: string, { by, now }: Deed, rules: AlertRules): Incident {
  const { acknowledgement } = incident
  const renewed =
    acknowledgement?.expiresAt == null
      ? acknowledgement
      : { ...acknowledgement, expiresAt: now + rules.acknowledgedMs }
  return withEntry({ ...incident, acknowledgement: renewed }, 'noted', now, { by, note: text })
}

/**
 * Ends what has run out: acknowledgements of criticals and snoozes. What comes back is told again. Once, a VIP's meeting about to
 * begin ends an acknowledgement too (R14): whoever acknowledges after that knows of it.
 */
export function endWhatRanOut(incident: Incident, rules: AlertRules, now: number): Incident {
  const { acknowledgement, impact } = incident
  const expiresAt = acknowledgement?.expiresAt ?? null
  const atRiskFrom = impact?.isVip ? impact.startsAt - rules.impact.nowMs : Number.POSITIVE_INFINITY
  if (acknowledgement !== null && acknowledgement.at < atRiskFrom && now >= atRiskFrom) {
    return { ...endAcknowledgement(incident, 'meeting', now), lastToldAt: null }
  }
  if (expiresAt !== null && now >= expiresAt) {
    return { ...endAcknowledgement(incident, 'timeout', now), lastToldAt: null }
  }
  if (incident.snoozedUntil !== null && now >= incident.snoozedUntil) {
    const open: Incident = { ...incident, state: 'open', snoozedUntil: null, lastToldAt: null }
    return withEntry(open, 'snoozeEnded', now, { params: { why: 'timeout' } })
  }
  return incident
}
