import { z } from 'zod'
import { ChannelId } from './channel'
import { RoomId } from './room'
import { TenantKey } from './tenant'

/** The tenant key of incidents that concern all tenants or the console itself. */
export const appWide = TenantKey.parse('app')

export const IncidentId = z.string().min(1).brand<'IncidentId'>()
export type IncidentId = z.infer<typeof IncidentId>

/** Everything that can be wrong, from what mutes most to what mutes nothing (alerting rule R9). */
export const IncidentType = z.enum([
  'schedulerSilent',
  'keychainUnavailable',
  'ownNetworkLost',
  'tenantAccessLost',
  'graphDegraded',
  'presenceOutage',
  'siteOutage',
  'rollout',
  'flapping',
  'roomOffline',
  'computeOffline',
  'deviceOffline',
  'deviceCritical',
  'deviceNonUrgent',
  'connectionLost',
  'softwareBehind',
  'deviceApiGone',
  'credentialExpiring', // {step, kind?, expiresAt?, owner?}
])
export type IncidentType = z.infer<typeof IncidentType>

/** A room that is down is one incident, whose type follows whoever says so last: presence or the device source. */
const downTypes: readonly IncidentType[] = ['roomOffline', 'computeOffline']

export function isDownType(type: IncidentType): boolean {
  return downTypes.includes(type)
}

/** The types that one incident may change between; of most only the one. */
export function alikeTypes(type: IncidentType): readonly IncidentType[] {
  return isDownType(type) ? downTypes : [type]
}

/** The worst first. */
export const Severity = z.enum(['critical', 'warning', 'info'])
export type Severity = z.infer<typeof Severity>

/** Negative when `a` is the worse one. */
export function compareSeverity(a: Severity, b: Severity): number {
  return Severity.options.indexOf(a) - Severity.options.indexOf(b)
}

/** High is told at once; low waits in the list (alerting rule R12). */
export const Urgency = z.enum(['high', 'low'])
export type Urgency = z.infer<typeof Urgency>

export const IncidentState = z.enum(['open', 'acknowledged', 'snoozed', 'resolved'])
export type IncidentState = z.infer<typeof IncidentState>

const Words = z.record(z.string(), z.union([z.string(), z.number()]))

export const TimelineEvent = z.enum([
  'opened',
  'reopened', // {relapses}
  'worsened', // {from, to}
  'eased', // {from, to}
  'changed', // {from?, to?}
  'folded', // {into}
  'unfolded',
  'told', // {notice, channels}
  'escalated', // {step, channel}
  'delivered', // {channel}: after it was in doubt or had failed
  'deliveryFailed', // {code, channel}
  'deliveryUncertain', // the app ended between sending and noting it
  'acknowledged',
  'acknowledgementEnded', // {why: timeout | worse | recovered | meeting | givenBack}
  'snoozed', // {until}
  'snoozeEnded', // {why: timeout | person | worse}
  'silenced', // {until}
  'unsilenced',
  'maintenanceBegan', // {until}
  'maintenanceMoved', // {until}
  'maintenanceEnded',
  'tenantPaused',
  'tenantResumed',
  'noted',
  'ruledOut', // the rules were changed
  'resolved', // {why?: staysDown}
])
export type TimelineEvent = z.infer<typeof TimelineEvent>

/** One line of an incident's story. `by` is the operator, null when the rules did it. */
export const TimelineEntry = z.object({
  at: z.number(),
  event: TimelineEvent,
  by: z.string().nullable(),
  note: z.string().nullable(),
  params: Words,
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** A meeting that the trouble touches (alerting rule R20). */
export const Impact = z.object({
  startsAt: z.number(),
  endsAt: z.number(),
  organiser: z.string().nullable(),
  /** The room it is in: of a larger incident the one that matters most. */
  roomName: z.string(),
  isVip: z.boolean(),
})
export type Impact = z.infer<typeof Impact>

/** What it is about: the app itself, a tenant, a site, a model, a room, or one device of a room. */
export const IncidentSubject = z.object({
  kind: z.enum(['app', 'tenant', 'site', 'model', 'room', 'device']),
  /** Stable within the tenant. */
  key: z.string(),
  name: z.string(),
})
export type IncidentSubject = z.infer<typeof IncidentSubject>

/**
 * One trouble and its whole life. Times are epoch ms.
 *
 *   open -> acknowledged -> open      (time-out, or it got worse)
 *    |  \-> snoozed ------> open      (time-out, or woken)
 *    \----- any of them --> resolved -> open   (a relapse reopens the same incident)
 */
export const Incident = z.object({
  incidentId: IncidentId,
  /** Tenant, subject and kind of trouble: at most one unresolved incident has it. */
  dedupKey: z.string(),
  /** `app` for what concerns all tenants. */
  tenantKey: TenantKey,
  type: IncidentType,
  severity: Severity,
  urgency: Urgency,
  state: IncidentState,
  subject: IncidentSubject,
  site: z.string().nullable(),
  model: z.string().nullable(),
  roomId: RoomId.nullable(),
  roomName: z.string().nullable(),
  /** Values for the words, e.g. `{peripheral, device}` or `{rooms, share}`. */
  params: Words,
  /** What it is without the meeting it touches; null = the same. Only that ends an acknowledgement (alerting rule R14). */
  base: z.object({ severity: Severity, urgency: Urgency }).nullable().default(null),
  /** Measured latency: when it was last known good and first seen bad. Presence carries no time of its own. */
  lastGoodAt: z.number().nullable(),
  firstBadAt: z.number(),
  /** When it was believed (alerting rule R1). */
  hardAt: z.number(),
  /** When somebody was first told of this spell; null = nobody yet. */
  toldAt: z.number().nullable(),
  /** The last message of any kind about it, or when its repeats began anew (after a pause, alerting rule R31). */
  lastToldAt: z.number().nullable(),
  /** Do those who were told believe it open? Then its recovery is told, too. */
  isAnnounced: z.boolean(),
  resolvedAt: z.number().nullable(),
  /** How often it came back within the relapse window (alerting rule R6). */
  relapses: z.number().int(),
  parentId: IncidentId.nullable(),
  /** It was so when the room or device was first seen (alerting rule R32). */
  isFirstSight: z.boolean(),
  impact: Impact.nullable(),
  owner: z.string().nullable(),
  acknowledgement: z.object({ by: z.string(), at: z.number(), expiresAt: z.number().nullable() }).nullable(),
  snoozedUntil: z.number().nullable(),
  /** The silence that mutes it now, and until when. */
  silencedUntil: z.number().nullable(),
  /** Somebody works there: nobody is told before this time, the ten minutes after the end included (alerting rule R19). */
  maintenanceUntil: z.number().nullable().default(null),
  /** Its tenant is paused, or has not been asked again since: nobody is told. */
  isPaused: z.boolean().default(false),
  /** Set while a recovery waits to be announced (alerting rule R5). */
  recoveryDueAt: z.number().nullable(),
  /** After a parent closed, its children stay quiet until then. */
  quietUntil: z.number().nullable(),
  updatedAt: z.number(),
  /** Who was told of this spell, and so hears of its end. */
  channels: z.array(ChannelId).default([]),
  /** While a critical one is told and nobody has taken it on: since when, and how many steps were taken (alerting rule R18). */
  escalation: z
    .object({ from: z.number(), steps: z.number().int(), lastAt: z.number() })
    .nullable()
    .default(null),
  timeline: z.array(TimelineEntry),
})
export type Incident = z.infer<typeof Incident>

/** A row of the list: without the story. */
export const IncidentSummary = Incident.omit({ timeline: true })
export type IncidentSummary = z.infer<typeof IncidentSummary>

/** A beginning so shortly before the first look is the first look: nobody knows the real one. */
const firstLookMs = 2 * 60_000

/** Since when it is wrong; null when it was so at first sight and nobody says for how long. */
export function knownSince({ isFirstSight, firstBadAt, hardAt }: IncidentSummary): number | null {
  return isFirstSight && hardAt - firstBadAt < firstLookMs ? null : firstBadAt
}

/** Does something keep people from being told of it though it is not over: work, a silence, a snooze, a pause, a larger incident? */
export function isMuted(incident: IncidentSummary): boolean {
  const { state, parentId, silencedUntil, maintenanceUntil, isPaused } = incident
  if (state === 'resolved') return false
  if (state === 'snoozed' || isPaused) return true
  return parentId !== null || silencedUntil !== null || maintenanceUntil !== null
}

/** Cuts the story off. */
export function summariseIncident({ timeline: _, ...summary }: Incident): IncidentSummary {
  return summary
}

/** What a silence matches: every part that is not null must be equal (alerting rule R17). */
export const SilenceMatcher = z.object({
  tenantKey: TenantKey.nullable(),
  site: z.string().nullable(),
  roomId: RoomId.nullable(),
  model: z.string().nullable(),
  type: IncidentType.nullable(),
})
export type SilenceMatcher = z.infer<typeof SilenceMatcher>

export const Silence = z.object({
  silenceId: z.string().min(1),
  matcher: SilenceMatcher,
  startsAt: z.number(),
  endsAt: z.number(),
  author: z.string(),
  comment: z.string(),
})
export type Silence = z.infer<typeof Silence>

/** How long an incident can be put off (alerting rule R16); never for ever. */
export const SnoozeChoice = z.enum(['15min', '30min', '1h', '2h', '4h', 'nextBusinessDay'])
export type SnoozeChoice = z.infer<typeof SnoozeChoice>
