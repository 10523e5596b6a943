import {
  compareSeverity,
  type Impact,
  type Incident,
  IncidentId,
  type TimelineEntry,
  type TimelineEvent,
} from '../../shared/model/incident'
import type { Trouble, Weight } from './alert-facts'
import type { AlertRules } from './alert-rules'
import { isDeadline } from './credential-expiry'

/** The longest story kept; the opening stays, the oldest of the rest goes. */
const longestTimeline = 200

/** Is `a` worse than `b`, or more urgent? */
function isWorse(a: Weight, b: Weight): boolean {
  return compareSeverity(a.severity, b.severity) < 0 || (a.urgency === 'high' && b.urgency === 'low')
}

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
  const { openAt: _, parentKeys: __, owner = null, base = null, ...facts } = trouble
  const opened: Incident = {
    ...facts,
    base,
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
    isPaused: false,
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
  const { openAt: _, parentKeys: __, isFirstSight: ___, owner: ____, base = null, ...facts } = trouble
  const relapses = resolved.relapses + 1
  const reopened: Incident = {
    ...resolved,
    ...facts,
    base,
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
 * Brings an open incident up to its trouble. What was there at first sight stays low; getting worse is told, and ends an
 * acknowledgement or a snooze unless only a meeting makes it worse (R14). Returns `incident` itself when nothing changed.
 */
export function updateIncident(incident: Incident, trouble: Trouble, now: number): Incident {
  const { severity, type, params, subject, site, model, roomName } = trouble
  const urgency = incident.isFirstSight && trouble.impact === null ? 'low' : trouble.urgency
  const base = trouble.base ?? null
  const ownBase = base && incident.isFirstSight ? { ...base, urgency: 'low' as const } : base
  // What a larger trouble endangers follows from its children, too: folding decides.
  const impact = isOfOneRoom(trouble) ? trouble.impact : incident.impact
  const isSame =
    severity === incident.severity &&
    urgency === incident.urgency &&
    type === incident.type &&
    isSameRecord(params, incident.params) &&
    subject.name === incident.subject.name &&
    isSameRecord(ownBase, incident.base) &&
    isSameRecord(impact, incident.impact)
  if (isSame) return incident
  const shown = { severity, type, params, subject, site, model, roomName }
  const next: Incident = { ...incident, ...shown, urgency, base: ownBase, impact }
  return { ...withChange(incident, next, now), updatedAt: now }
}

/** Tells in its story what is different now. */
function withChange(before: Incident, next: Incident, now: number): Incident {
  const { severity, type, params } = next
  if (isDeadline(next) && params.step !== before.params.step) {
    return nextStep(next, String(params.step), now)
  }
  const itself = next.base ?? next
  const wasItself = before.base ?? before
  if (isWorse(itself, wasItself)) {
    const details = { params: { from: wasItself.severity, to: itself.severity } }
    return takeUp(withEntry(next, 'worsened', now, details), now)
  }
  const details = { params: { from: before.severity, to: severity } }
  if (isWorse(next, before)) return withEntry(next, 'worsened', now, details)
  if (compareSeverity(severity, before.severity) > 0) return withEntry(next, 'eased', now, details)
  if (type === before.type) return next
  return withEntry(next, 'changed', now, { params: { from: before.type, to: type } })
}

/** Has it got worse since people were last told of it? */
export function hasWorsened({ timeline }: Incident): boolean {
  return timeline.findLast(({ event }) => tellingEvents.has(event))?.event === 'worsened'
}

const tellingEvents: ReadonlySet<TimelineEvent> = new Set(['told', 'worsened', 'eased', 'resolved'])

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
  const next = withEntry(incident, 'changed', now, { params: { step } })
  return { ...takeUp(next, now), isAnnounced: false }
}

/** Takes it back from whoever has taken it on or put it off, because it got worse. */
function takeUp(incident: Incident, now: number): Incident {
  const taken = endAcknowledgement(incident, 'worse', now)
  if (taken.state !== 'snoozed') return taken
  const awake: Incident = { ...taken, state: 'open', snoozedUntil: null }
  return withEntry(awake, 'snoozeEnded', now, { params: { why: 'worse' } })
}

/** Ends an acknowledgement, if there is one; the owner stays. */
export function endAcknowledgement(incident: Incident, why: string, now: number): Incident {
  if (incident.acknowledgement === null) return incident
  const state = incident.state === 'acknowledged' ? 'open' : incident.state
  return withEntry({ ...incident, state, acknowledgement: null }, 'acknowledgementEnded', now, {
    params: { why },
  })
}

/**
 * The trouble is over. Whoever was told is told of the end, low urgency included, after a relapse only when it lasts (R5), unless
 * the end is `isSpokenFor`: told by another message.
 */
export function resolveIncident(
  incident: Incident,
  isSpokenFor: boolean,
  rules: AlertRules,
  now: number,
  params: TimelineEntry['params'] = {},
): Incident {
  const waitMs = incident.relapses > 0 ? rules.stableAfterRelapseMs : 0
  const ended = endAcknowledgement(incident, 'recovered', now)
  const isTold = ended.isAnnounced && !isSpokenFor
  return withEntry(
    {
      ...ended,
      state: 'resolved',
      resolvedAt: now,
      snoozedUntil: null,
      maintenanceUntil: null,
      isPaused: false,
      parentId: null,
      isAnnounced: isTold,
      recoveryDueAt: isTold || (isToldAsLow(ended) && !isSpokenFor) ? now + waitMs : null,
    },
    'resolved',
    now,
    { params },
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
