import { type Channel, type ChannelId, isMachine, soundChannelId } from '../../shared/model/channel'
import {
  appWide,
  type Incident,
  type IncidentId,
  isMuted,
  type TimelineEvent,
} from '../../shared/model/incident'
import type { NotificationKind } from '../../shared/model/notification'
import type { Route } from '../../shared/model/route'
import type { TenantKey } from '../../shared/model/tenant'
import type { Notice } from './alert-state'
import { type EscalationStep, escalationStep } from './escalation'
import { withEntry } from './incident-life'
import { chooseRoute, escalationTimes, isNotice, type RouteChoice } from './route-rules'

/** What people set up, as the plan needs it. */
export interface NotificationSetup {
  channels: readonly Channel[]
  routes: readonly Route[]
  /** The group of a tenant, for routes. */
  groupOf: (tenantKey: TenantKey) => string | null
}

/** A message to one channel, without its words. */
export interface PlannedMessage {
  idempotencyKey: string
  channelId: ChannelId
  kind: NotificationKind
  tenantKey: TenantKey
  at: number
  incidents: readonly Incident[]
  params: Notice['params']
}

/** What one step changed, all unresolved incidents as they are then, and what the rules want told of it. */
export interface NotificationOccasion {
  before: ReadonlyMap<IncidentId, Incident>
  changed: readonly Incident[]
  all: Iterable<Incident>
  notices: readonly Notice[]
  /** Nobody watched, and not everything has been asked again yet: nothing falls due (alerting rule R31). */
  isWaking: boolean
}

/**
 * Decides which channel hears what. Whoever was told of a spell (`incident.channels`) hears of its end, and nobody else:
 *
 *   notice of trouble --- routes ---> channels, noted in the incident
 *   notice of the end --------------> the channels noted, which are then crossed off
 *   an end nobody is told of -------> machines noted: a ticket must not stay open
 *   acknowledged by a person -------> machines noted
 *   nobody takes it on --------------> the route's second channel, then its fallback, then again (R18)
 *   low urgency, open and not muted -> routes that name low urgency, once a spell; without one it waits in the list
 *                                     (R12), but a rollout, which the desktop shows once (decision 0032)
 *   told by messages about others ---> machines: each incident is one event of its own there (decision 0019)
 *
 * People get one message a notice, machines one an incident. Returns the incidents as they are then.
 */
export function planNotifications(
  occasion: NotificationOccasion,
  setup: NotificationSetup,
  now: number,
): { changed: Incident[]; messages: PlannedMessage[] } {
  const plan = new Plan(occasion, setup, now)
  for (const notice of occasion.notices) plan.tell(notice)
  for (const incident of occasion.changed) plan.follow(incident)
  if (!occasion.isWaking) for (const incident of occasion.all) plan.fallDue(incident)
  return { changed: [...plan.changed.values()], messages: plan.messages }
}

class Plan {
  readonly changed: Map<IncidentId, Incident>
  readonly messages: PlannedMessage[] = []
  private readonly told = new Set<IncidentId>()
  private readonly byId: Map<ChannelId, Channel>
  private readonly timesOf: ReturnType<typeof escalationTimes>

  constructor(
    private readonly occasion: NotificationOccasion,
    private readonly setup: NotificationSetup,
    private readonly now: number,
  ) {
    this.changed = new Map(occasion.changed.map((incident) => [incident.incidentId, incident]))
    this.timesOf = escalationTimes(setup.routes, setup.channels, setup.groupOf, now)
    this.byId = new Map(setup.channels.map((channel) => [channel.channelId, channel]))
  }

  tell(notice: Notice): void {
    const perChannel = new Map<ChannelId, Incident[]>()
    for (const { incidentId } of notice.incidents) {
      const incident = this.changed.get(incidentId)
      if (!incident) continue
      this.told.add(incidentId)
      const isOver = incident.state === 'resolved'
      const channels = isOver
        ? incident.channels
        : [...new Set([...incident.channels, ...this.choiceFor(incident).channels])]
      for (const channelId of channels) push(perChannel, channelId, incident)
      this.changed.set(
        incidentId,
        nameChannels({ ...incident, channels: isOver ? [] : channels }, this.namesOf(channels)),
      )
    }
    for (const [channelId, told] of perChannel) {
      const channel = this.byId.get(channelId)
      if (!channel) continue
      const incidents = told.map(
        ({ incidentId, ...rest }) => this.changed.get(incidentId) ?? { incidentId, ...rest },
      )
      if (isMachine(channel)) for (const incident of incidents) this.tellMachine(channel, notice, incident)
      else if (channelId !== soundChannelId || isNews(notice, incidents)) {
        this.send(channelId, notice.kind, notice.tenantKey, incidents, notice.idempotencyKey, notice.params)
      }
    }
  }

  private tellMachine({ channelId }: Channel, notice: Notice, incident: Incident): void {
    const isOver = incident.state === 'resolved'
    const kind =
      notice.kind === 'summary' || notice.kind === 'closed' ? (isOver ? 'recovered' : 'opened') : notice.kind
    const key = `${notice.idempotencyKey}-${incident.incidentId}`
    this.send(channelId, kind, incident.tenantKey, [incident], key, {})
  }

  /** What no notice speaks of, but machines or routes of low urgency want to know. */
  follow(changed: Incident): void {
    const { incidentId } = changed
    const incident = this.changed.get(incidentId)
    if (!incident || this.told.has(incidentId)) return
    const before = this.occasion.before.get(incidentId)
    if (incident.state === 'resolved') {
      if (incident.channels.length === 0 || incident.recoveryDueAt !== null) return
      this.tellMachines(incident, 'recovered')
      this.changed.set(incidentId, { ...incident, channels: [] })
    } else if (incident.state === 'acknowledged' && before?.state !== 'acknowledged') {
      this.tellMachines(incident, 'acknowledged')
    } else if (isAbsorbed(incident) && !before?.isAnnounced) this.openForMachines(incident)
    else this.tellLow(incident, before)
  }

  /** What the passing of time alone brings: the end of the quiet after a larger incident, and steps of escalation. */
  fallDue(known: Incident): void {
    const incident = this.changed.get(known.incidentId) ?? known
    if (incident === known) this.tellLow(incident, known)
    this.escalate(this.changed.get(known.incidentId) ?? known)
  }

  private escalate(incident: Incident): void {
    const step = escalationStep(incident, this.timesOf, this.now)
    if (step === null) return
    this.changed.set(incident.incidentId, this.escalated(incident, step))
  }

  private escalated(incident: Incident, step: EscalationStep): Incident {
    const { now } = this
    if (step === 'end') return { ...incident, escalation: null }
    if (step === 'begin' || incident.escalation === null) {
      return { ...incident, escalation: { from: now, steps: 0, lastAt: now } }
    }
    const { from, steps } = incident.escalation
    const taken: Incident = { ...incident, escalation: { from, steps: steps + 1, lastAt: now } }
    const { second, fallback } = this.choiceFor(incident)
    const channelId = step === 'second' ? second : step === 'fallback' ? fallback : (fallback ?? second)
    if (channelId === null) return taken
    const told = withEntry(
      { ...taken, channels: [...new Set([...taken.channels, channelId])] },
      'escalated',
      now,
      { params: { step, channel: this.namesOf([channelId]) } },
    )
    this.send(channelId, 'escalated', incident.tenantKey, [told], this.keyOf('escalated', incident), {})
    return told
  }

  private tellMachines(incident: Incident, kind: NotificationKind): void {
    for (const channelId of incident.channels) {
      if (this.isMachine(channelId))
        this.send(channelId, kind, incident.tenantKey, [incident], this.keyOf(kind, incident), {})
    }
  }

  /** It counts as told by messages about its children; tickets and pages know them one by one (decision 0025). */
  private openForMachines(incident: Incident): void {
    const channels = [...new Set([...incident.channels, ...this.choiceFor(incident).channels])].filter(
      (channelId) => incident.channels.includes(channelId) || this.isMachine(channelId),
    )
    const opened = { ...incident, channels }
    this.changed.set(incident.incidentId, opened)
    this.tellMachines(opened, 'opened')
  }

  private isMachine(channelId: ChannelId): boolean {
    const channel = this.byId.get(channelId)
    return channel !== undefined && isMachine(channel)
  }

  /** Told once a spell: when it begins, or when what muted it then is over. */
  private tellLow(incident: Incident, before: Incident | undefined): void {
    const isNew = before === undefined || before.state === 'resolved'
    const isUnmuted = !isNew && !isLowToTell(before, before.updatedAt) && wasMutedAtFirst(incident)
    if (!isLowToTell(incident, this.now) || isToldLately(incident, this.now)) return
    if (!isNew && !isUnmuted) return
    const { channels } = this.choiceFor(incident)
    if (channels.length === 0) return
    // When a low one was told says nothing of how it is told once it is urgent.
    const toldAt = isNotice(incident) ? this.now : incident.toldAt
    const told = withEntry({ ...incident, channels: [...channels], toldAt }, 'told', this.now, {
      params: { notice: 'opened', channels: this.namesOf(channels) },
    })
    this.changed.set(incident.incidentId, told)
    for (const channelId of channels) {
      if (channelId === soundChannelId) continue
      this.send(channelId, 'opened', incident.tenantKey, [told], this.keyOf('opened', incident), {})
    }
  }

  private choiceFor(incident: Incident): RouteChoice {
    const { routes, channels, groupOf } = this.setup
    return chooseRoute(incident, routes, channels, groupOf(incident.tenantKey), this.now)
  }

  private namesOf(channels: readonly ChannelId[]): string {
    return channels.flatMap((channelId) => this.byId.get(channelId)?.name ?? []).join(', ')
  }

  private keyOf(kind: NotificationKind, { incidentId }: Incident): string {
    return `${kind}-${this.now.toString(36)}-${incidentId}`
  }

  private send(
    channelId: ChannelId,
    kind: NotificationKind,
    tenantKey: TenantKey,
    incidents: readonly Incident[],
    idempotencyKey: string,
    params: Notice['params'],
  ): void {
    this.messages.push({ idempotencyKey, channelId, kind, tenantKey, at: this.now, incidents, params })
  }
}

function push(lists: Map<ChannelId, Incident[]>, channelId: ChannelId, incident: Incident): void {
  const list = lists.get(channelId)
  if (list) list.push(incident)
  else lists.set(channelId, [incident])
}

/** The line "told" of just now says by which channels. */
function nameChannels(incident: Incident, names: string): Incident {
  const last = incident.timeline.at(-1)
  if (last?.event !== 'told' || names === '') return incident
  const line = { ...last, params: { ...last.params, channels: names } }
  return { ...incident, timeline: [...incident.timeline.slice(0, -1), line] }
}

/** Only new trouble makes a noise (alerting rule R26). */
function isNews({ kind, params }: Notice, incidents: readonly Incident[]): boolean {
  if (kind === 'opened' || kind === 'worsened') return true
  return kind === 'summary' && Number(params.opened) > 0 && incidents.some(({ state }) => state === 'open')
}

/** A notice is told once a day: a rollout with long pauses is still the same one. */
const noticeRestMs = 24 * 60 * 60_000

function isToldLately(incident: Incident, now: number): boolean {
  const last = incident.timeline.findLast(({ event }) => event === 'told')
  return isNotice(incident) && last !== undefined && now - last.at < noticeRestMs
}

/** A site outage that counts as told by the messages about its rooms (decision 0025). */
function isAbsorbed({ type, isAnnounced }: Incident): boolean {
  return type === 'siteOutage' && isAnnounced
}

/** Did anything keep people from being told of this spell when it began? What could have been told then is not news later. */
function wasMutedAtFirst({ timeline }: Incident): boolean {
  const begun = timeline.findLast(({ event }) => event === 'opened' || event === 'reopened')
  return timeline.some(({ event, at }) => mutingEvents.has(event) && at === begun?.at)
}

const mutingEvents: ReadonlySet<TimelineEvent> = new Set([
  'folded',
  'silenced',
  'maintenanceBegan',
  'tenantPaused',
])

/** Is it of low urgency, is nobody told of this spell, and does nothing mute it? */
function isLowToTell(incident: Incident, at: number): boolean {
  return (
    incident.state === 'open' &&
    incident.urgency === 'low' &&
    incident.channels.length === 0 &&
    !isMuted(incident) &&
    (incident.quietUntil === null || at >= incident.quietUntil) &&
    !incident.isFirstSight &&
    incident.tenantKey !== appWide
  )
}
