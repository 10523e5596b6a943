import {
  compareSeverity,
  type Impact,
  type Incident,
  IncidentId,
  type TimelineEntry,
  type TimelineEvent,
} from '../../shared/model/incident'
import type { Trouble } from './alert-facts'
import type { AlertRules } from './alert-rules'
import { isDeadline } from './credential-expiry'

/** The longest story kept; the opening stays, the oldest of the rest goes. */
const longestTimeline = 200

/** Writes a line into an incident's story. */
export function withEntry(
  incident: Incident,
  event: TimelineEvent,
  now: number,
  details: Partial<Pick<TimelineEntry, 'by' | 'note' | 'params'>> = {},
): Incident {
  const entry: TimelineEntry = { at: now, event, by: null, note: null, params: {}, ...details }
  const story = [...incident.timeline, entry]
  const timeline = story.length <= longestTimeline ? story : [...story.slice(0, 1), ...story.slice(2)]
  return { ...incident, updatedAt: now, timeline }
}

/** A new incident from a trouble. Its id follows from what it is about and when it opened. */
export function openIncident(trouble: Trouble, now: number): Incident {
  const { openAt: _, parentKeys: __, owner = null, ...facts } = trouble
  const opened: Incident = {
    ...facts,
    incidentId: IncidentId.parse(`${now.toString(36)}-${hashText(trouble.dedupKey)}`),
    state: 'open',
    hardAt: now,
    toldAt: null,
    lastToldAt: null,
    isAnnounced: false,
    resolvedAt: null,
    relapses: 0,
    parentId: null,
    owner,
    acknowledgement: null,
    snoozedUntil: null,
    silencedUntil: null,
    maintenanceUntil: null,
    recoveryDueAt: null,
    quietUntil: null,
    updatedAt: now,
    channels: [],
    escalation: null,
    timeline: [],
  }
  return withEntry(opened, 'opened', now, { params: trouble.params })
}

/** The trouble came back: the same incident goes on (alerting rule R6). Who still believes it open is not told again. */
export function reopenIncident(resolved: Incident, trouble: Trouble, now: number): Incident {
  const { openAt: _, parentKeys: __, isFirstSight: ___, owner: ____, ...facts } = trouble
  const relapses = resolved.relapses + 1
  const reopened: Incident = {
    ...resolved,
    ...facts,
    isFirstSight: false,
    state: 'open',
    hardAt: now,
    toldAt: resolved.isAnnounced ? resolved.toldAt : null,
    resolvedAt: null,
    recoveryDueAt: null,
    quietUntil: null,
    parentId: null,
    relapses,
  }
  return withEntry(reopened, 'reopened', now, { params: { relapses } })
}

/**
 * Brings an open incident up to its trouble. What was there at first sight stays low; getting worse ends an acknowledgement
 * (R14) and is told. Returns `incident` itself when nothing changed.
 */
export function updateIncident(incident: Incident, trouble: Trouble, now: number): Incident {
  const urgency = incident.isFirstSight && trouble.impact === null ? 'low' : trouble.urgency
  const worse = compareSeverity(trouble.severity, incident.severity)
  // What a larger trouble endangers follows from its children, too: folding decides.
  const impact = isOfOneRoom(trouble) ? trouble.impact : incident.impact
  const isMoreUrgent = urgency === 'high' && incident.urgency === 'low'
  const isSame =
    worse === 0 &&
    urgency === incident.urgency &&
    trouble.type === incident.type &&
    isSameRecord(trouble.params, incident.params) &&
    trouble.subject.name === incident.subject.name &&
    isSameRecord(impact, incident.impact)
  if (isSame) return incident
  const { severity, type, params, subject, site, model, roomName } = trouble
  let next: Incident = {
    ...incident,
    severity,
    urgency,
    type,
    params,
    subject,
    site,
    model,
    roomName,
    impact,
  }
  if (isDeadline(trouble) && params.step !== incident.params.step) {
    next = nextStep(next, String(params.step), now)
  } else if (worse < 0 || isMoreUrgent) {
    next = withEntry(next, 'worsened', now, { params: { from: incident.severity, to: severity } })
    next = { ...endAcknowledgement(next, 'worse', now), isAnnounced: false }
  } else if (worse > 0) {
    next = withEntry(next, 'eased', now, { params: { from: incident.severity, to: severity } })
  } else if (type !== incident.type) {
    next = withEntry(next, 'changed', now, { params: { from: incident.type, to: type } })
  }
  return { ...next, updatedAt: now }
}

/** Is it about a room or a device of one, not about what many have in common? */
export function isOfOneRoom({ subject: { kind } }: Pick<Incident, 'subject'>): boolean {
  return kind === 'room' || kind === 'device'
}

/** Gives a larger trouble the meeting it endangers most. Returns `incident` itself when it is known already. */
export function withImpact(incident: Incident, impact: Impact | null): Incident {
  return isSameRecord(impact, incident.impact) ? incident : { ...incident, impact }
}

/** A deadline came a step nearer: it is told whoever has taken it on or put it off (alerting rule R33). */
function nextStep(incident: Incident, step: string, now: number): Incident {
  const told = withEntry(incident, 'changed', now, { params: { step } })
  const taken = endAcknowledgement(told, 'worse', now)
  const isSnoozed = taken.state === 'snoozed'
  const awake: Incident = isSnoozed ? { ...taken, state: 'open', snoozedUntil: null } : taken
  const open = isSnoozed ? withEntry(awake, 'snoozeEnded', now, { params: { why: 'worse' } }) : awake
  return { ...open, isAnnounced: false }
}

/** Ends an acknowledgement, if there is one; the owner stays. */
export function endAcknowledgement(incident: Incident, why: string, now: number): Incident {
  if (incident.acknowledgement === null) return incident
  const state = incident.state === 'acknowledged' ? 'open' : incident.state
  return withEntry({ ...incident, state, acknowledgement: null }, 'acknowledgementEnded', now, {
    params: { why },
  })
}

/** The trouble is over. Whoever was told is told of the end, low urgency included, after a relapse only when it lasts (R5). */
export function resolveIncident(incident: Incident, rules: AlertRules, now: number): Incident {
  const isQuiet = incident.parentId !== null || (incident.quietUntil !== null && now < incident.quietUntil)
  const waitMs = incident.relapses > 0 ? rules.stableAfterRelapseMs : 0
  const ended = endAcknowledgement(incident, 'recovered', now)
  return withEntry(
    {
      ...ended,
      state: 'resolved',
      resolvedAt: now,
      snoozedUntil: null,
      maintenanceUntil: null,
      parentId: null,
      // Whoever heard of the parent hears of the parent's end.
      isAnnounced: ended.isAnnounced && !isQuiet,
      recoveryDueAt: (ended.isAnnounced && !isQuiet) || isToldAsLow(ended) ? now + waitMs : null,
    },
    'resolved',
    now,
  )
}

/** Told by a route of low urgency, and by no notice: one told for others, or once and for all (decision 0032), has a time. */
function isToldAsLow({ toldAt, channels }: Incident): boolean {
  return toldAt === null && channels.length > 0
}

/** How long after its end the same trouble reopens the incident (R6). */
export function relapseWindowMs(incident: Incident, { relapseMs }: AlertRules): number {
  return incident.subject.kind === 'device' ? relapseMs.peripheral : relapseMs.usual
}

/** A short number of a text (FNV-1a), the same on every computer. */
export function hashText(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(36)
}

/** Do two flat records tell the same? Every look asks for every incident. */
function isSameRecord(
  a: Readonly<Record<string, unknown>> | null,
  b: Readonly<Record<string, unknown>> | null,
): boolean {
  if (a === b) return true
  if (a === null || b === null) return false
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => name in b && a[name] === b[name])
}
