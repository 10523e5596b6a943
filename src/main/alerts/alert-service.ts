import { randomUUID } from 'node:crypto'
import { fail, type Outcome, succeed } from '../../shared/errors'
import type { EventPayload } from '../../shared/ipc/contract'
import { appWideKey } from '../../shared/ipc/revision'
import {
  type Incident,
  type IncidentId,
  type IncidentSummary,
  type Silence,
  type SilenceMatcher,
  type SnoozeChoice,
  summariseIncident,
} from '../../shared/model/incident'
import { RoomId } from '../../shared/model/room'
import { TenantKey } from '../../shared/model/tenant'
import type { TenantFacts } from '../domain/alert-facts'
import { evaluateAlerts } from '../domain/alert-lifecycle'
import { type AlertRules, defaultAlertRules } from '../domain/alert-rules'
import { type AlertEffects, type AlertState, emptyAlertState, memoryKey } from '../domain/alert-state'
import { acknowledge, type Deed, note, snooze, wake } from '../domain/incident-handling'
import { withEntry } from '../domain/incident-life'
import type { RoomSignal } from '../domain/room-signal'
import { matchesSilence } from '../domain/silence-rules'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import type { Service } from '../lib/service'
import type { ChangeFeed } from '../store/change-feed'
import type { StoredMemory } from '../store/incident-store'
import type { Store } from '../store/store'
import { AlertSender, intentOf } from './alert-sender'
import type { Notifier } from './notifier'

/** A tenant as its session describes it to the rules; rooms come by {@link AlertService.takeRooms}. */
export type WatchedTenant = Omit<TenantFacts, 'rooms' | 'isRead'>

export interface AlertServiceParts {
  store: Store
  feed: ChangeFeed
  clock: Clock
  logger: Logger
  notifier: Notifier
  /** The operator, for the incidents' stories. */
  userName: string
  /** IANA zone of this computer: the clock of rooms whose own zone is not known. */
  zone: string
  tenants: () => WatchedTenant[]
}

/** How often the passing of time itself is judged, ms; changes of rooms are judged at once. */
const lookEveryMs = 5_000
/** How long resolved incidents are kept in memory: the longest relapse window and a day. */
const keptMs = 8 * 24 * 60 * 60_000
/** An evaluation that changed nothing notes at most this often that somebody watched, ms. */
const markEveryMs = 30_000
const previewMs = 30 * 24 * 60 * 60_000

/**
 * Evaluates the alerting rules over all tenants, keeps incidents on disk and tells people. Every evaluation is written before
 * anything of it is sent; what people do goes through the same line, so nothing overtakes anything.
 */
export class AlertService implements Service {
  readonly name = 'alerts'
  private readonly rules: AlertRules
  private readonly rooms = new Map<TenantKey, Map<RoomId, RoomSignal>>()
  private readonly sender: AlertSender
  private state: AlertState = emptyAlertState
  private silences: Silence[] = []
  private isOnline = true
  private isRunning = false
  private markedAt = Number.NEGATIVE_INFINITY
  private line: Promise<void> = Promise.resolve()
  /** The evaluation that has not begun yet. */
  private waiting: Promise<void> | null = null
  private cancelTimer: () => void = () => {}

  constructor(private readonly parts: AlertServiceParts) {
    this.rules = { ...defaultAlertRules, fallbackZone: parts.zone }
    this.sender = new AlertSender({
      ...parts,
      tenantName: ({ tenantKey }) =>
        parts.tenants().find((tenant) => tenant.tenantKey === tenantKey)?.name ?? null,
      noteDelivery: (intent, event, params) =>
        this.change(intent.incidentIds, (incident, now) => withEntry(incident, event, now, { params })),
    })
  }

  /** Reads what the last run left: the list is there before the first answer. */
  async load(): Promise<void> {
    const { store, clock } = this.parts
    const [incidents, memories, silences, evaluatedAt] = await Promise.all([
      store.incidents.list(clock.now() - keptMs),
      store.incidents.memories(),
      store.silences.list(clock.now()),
      store.incidents.watchedUntil(),
    ])
    this.silences = silences
    this.state = {
      incidents: new Map(incidents.map((incident) => [incident.incidentId, incident])),
      rooms: new Map(memories.map((row) => [memoryKey(row.tenantKey, row.roomId), row.memory])),
      evaluatedAt,
      waking: null,
    }
    await this.sender.settleUnfinished()
  }

  async start(): Promise<void> {
    this.isRunning = true
    this.lookAgain()
  }

  async stop(): Promise<void> {
    this.isRunning = false
    this.cancelTimer()
    await this.line
    await this.sender.idle()
  }

  /** Takes what a settling of a tenant's rooms changed; trouble, or its end, is evaluated at once. The first call makes the tenant's rooms known. */
  takeRooms(tenantKey: TenantKey, signals: readonly RoomSignal[], removed: readonly RoomId[]): void {
    const known = this.rooms.get(tenantKey)
    const rooms = known ?? new Map<RoomId, RoomSignal>()
    if (!known) this.rooms.set(tenantKey, rooms)
    const isTrouble = signals.some((signal) => !isCalm(signal) || !isCalm(rooms.get(signal.roomId)))
    for (const signal of signals) rooms.set(signal.roomId, signal)
    for (const roomId of removed) rooms.delete(roomId)
    if (!known || isTrouble || removed.length > 0) void this.evaluate()
  }

  /** The operating system has a network, or none. */
  setOnline(isOnline: boolean): void {
    if (this.isOnline === isOnline) return
    this.isOnline = isOnline
    void this.evaluate()
  }

  /** A tenant is gone: nothing of it is kept. */
  async forgetTenant(tenantKey: TenantKey): Promise<void> {
    await this.inLine(async () => {
      this.rooms.delete(tenantKey)
      const gone = [...this.state.incidents.values()].filter((incident) => incident.tenantKey === tenantKey)
      const incidents = new Map(this.state.incidents)
      for (const { incidentId } of gone) incidents.delete(incidentId)
      const rooms = new Map(
        [...this.state.rooms].filter(([key]) => !key.startsWith(memoryKey(tenantKey, ''))),
      )
      this.state = { ...this.state, incidents, rooms }
      await this.parts.store.incidents.removeTenant(tenantKey)
      this.publish(
        [],
        gone.map(({ incidentId }) => incidentId),
      )
    })
  }

  list(): IncidentSummary[] {
    return [...this.state.incidents.values()].map(summariseIncident)
  }

  read(incidentId: IncidentId): Incident | null {
    return this.state.incidents.get(incidentId) ?? null
  }

  /** Takes incidents on. `request.invalid` when one is of high urgency and no reason is given (alerting rule R14). */
  acknowledge(incidentIds: readonly IncidentId[], reason: string | null): Promise<Outcome<null>> {
    const isUrgent = incidentIds.some((incidentId) => this.read(incidentId)?.urgency === 'high')
    if (isUrgent && reason === null) {
      return Promise.resolve(fail('request.invalid', { params: { field: 'reason' } }))
    }
    return this.handle(incidentIds, (incident, deed) => acknowledge(incident, reason, deed, this.rules))
  }

  snooze(incidentIds: readonly IncidentId[], choice: SnoozeChoice): Promise<Outcome<null>> {
    return this.handle(incidentIds, (incident, deed) => snooze(incident, choice, deed, this.parts.zone))
  }

  unsnooze(incidentIds: readonly IncidentId[]): Promise<Outcome<null>> {
    return this.handle(incidentIds, (incident, deed) =>
      incident.state === 'snoozed' ? wake(incident, deed) : incident,
    )
  }

  note(incidentId: IncidentId, text: string): Promise<Outcome<null>> {
    return this.handle([incidentId], (incident, deed) => note(incident, text, deed, this.rules), true)
  }

  /** Silences in force, the next to end first, with how much each mutes now. */
  listSilences(): (Silence & { muted: number })[] {
    const now = this.parts.clock.now()
    return this.silences
      .filter(({ endsAt }) => endsAt > now)
      .toSorted((a, b) => a.endsAt - b.endsAt)
      .map((silence) => ({ ...silence, muted: this.countPresent(silence.matcher) }))
  }

  async previewSilence(matcher: SilenceMatcher): Promise<{ present: number; lastDays: number }> {
    const since = this.parts.clock.now() - previewMs
    const lastDays = await this.parts.store.incidents.countMatches(matcher, since)
    return { present: this.countPresent(matcher), lastDays }
  }

  /** Mutes what matches. `request.invalid` for a matcher that names nothing: it would hide everything. */
  async silence(matcher: SilenceMatcher, hours: number, comment: string): Promise<Outcome<null>> {
    if (Object.values(matcher).every((part) => part === null)) {
      return fail('request.invalid', { params: { field: 'matcher' } })
    }
    const startsAt = this.parts.clock.now()
    return this.keepSilence({
      silenceId: randomUUID(),
      matcher,
      startsAt,
      endsAt: startsAt + hours * 60 * 60_000,
      author: this.parts.userName,
      comment,
    })
  }

  async endSilence(silenceId: string): Promise<Outcome<null>> {
    const silence = this.silences.find((one) => one.silenceId === silenceId)
    if (!silence) return fail('request.notFound')
    return this.keepSilence({ ...silence, endsAt: this.parts.clock.now() })
  }

  private async keepSilence(silence: Silence): Promise<Outcome<null>> {
    const saved = await this.parts.store.silences.save(silence)
    if (!saved.ok) return saved
    this.silences = [...this.silences.filter(({ silenceId }) => silenceId !== silence.silenceId), silence]
    await this.evaluate()
    return succeed(null)
  }

  private countPresent(matcher: SilenceMatcher): number {
    let count = 0
    for (const incident of this.state.incidents.values()) {
      if (incident.state !== 'resolved' && matchesSilence(matcher, incident)) count += 1
    }
    return count
  }

  private lookAgain(): void {
    this.cancelTimer = this.parts.clock.schedule(lookEveryMs, () => {
      void this.evaluate().then(() => {
        if (this.isRunning) this.lookAgain()
      })
    })
  }

  /** Does something to unresolved incidents, resolved ones too where that makes sense, and tells the window. */
  private async handle(
    incidentIds: readonly IncidentId[],
    act: (incident: Incident, deed: Deed) => Incident,
    alsoResolved = false,
  ): Promise<Outcome<null>> {
    let outcome: Outcome<null> = fail('request.notFound')
    await this.inLine(async () => {
      const changed = this.change(incidentIds, (incident, now) =>
        incident.state === 'resolved' && !alsoResolved
          ? incident
          : act(incident, { by: this.parts.userName, now }),
      )
      if (changed.length === 0) return
      const saved = await this.store({ changed, forgotten: [], memory: [], notices: [] })
      this.publish(changed, [])
      outcome = saved.ok ? succeed(null) : saved
    })
    return outcome
  }

  private change(
    incidentIds: readonly IncidentId[],
    act: (incident: Incident, now: number) => Incident,
  ): Incident[] {
    const now = this.parts.clock.now()
    const incidents = new Map(this.state.incidents)
    const changed: Incident[] = []
    for (const incidentId of incidentIds) {
      const before = incidents.get(incidentId)
      const after = before && act(before, now)
      if (!after || after === before) continue
      incidents.set(incidentId, after)
      changed.push(after)
    }
    this.state = { ...this.state, incidents }
    return changed
  }

  /** Evaluates once more; callers who come while one waits in the line share it. */
  private evaluate(): Promise<void> {
    this.waiting ??= this.inLine(async () => {
      this.waiting = null
      if (!this.isRunning) return
      const now = this.parts.clock.now()
      const tenants = this.parts.tenants().map((tenant): TenantFacts => {
        const rooms = this.rooms.get(tenant.tenantKey)
        return { ...tenant, isRead: rooms !== undefined, rooms: rooms ?? noRooms }
      })
      const facts = { isOnline: this.isOnline, tenants, silences: this.silences }
      const { state, effects } = evaluateAlerts(this.state, facts, this.rules, now)
      this.state = state
      const isQuiet = effects.changed.length === 0 && effects.memory.length === 0
      if (isQuiet && (state.waking !== null || now - this.markedAt < markEveryMs)) return
      this.markedAt = now
      const saved = await this.store(effects)
      // A full disk must not keep people from being told.
      if (!saved.ok) this.parts.logger.error('Incidents could not be stored', { error: saved.error })
      this.publish(effects.changed, effects.forgotten)
      this.sender.send(effects.notices)
    })
    return this.waiting
  }

  private store({ changed, memory, notices }: AlertEffects): Promise<Outcome<void>> {
    const rows = memory.map(({ key, memory: remembered }) => ({ ...roomOf(key), remembered }))
    return this.parts.store.incidents.save({
      incidents: changed,
      memory: rows.flatMap(({ tenantKey, roomId, remembered }): StoredMemory[] =>
        remembered ? [{ tenantKey, roomId, memory: { ...remembered, spells: [...remembered.spells] } }] : [],
      ),
      forgottenRooms: rows.filter(({ remembered }) => remembered === null),
      intents: notices.map(intentOf),
      watchedUntil: this.state.evaluatedAt ?? this.parts.clock.now(),
    })
  }

  private publish(changed: readonly Incident[], removed: readonly IncidentId[]): void {
    if (changed.length === 0 && removed.length === 0) return
    const body: Pick<EventPayload<'incidents.changed'>, 'changed' | 'removed'> = {
      changed: changed.map(summariseIncident),
      removed: [...removed],
    }
    this.parts.feed.publish('incidents.changed', appWideKey, body)
  }

  private inLine(work: () => Promise<void>): Promise<void> {
    this.line = this.line
      .then(work)
      .catch((bug) => this.parts.logger.error('The alerting rules threw', { bug }))
    return this.line
  }
}

const noRooms: ReadonlyMap<RoomId, RoomSignal> = new Map()

function roomOf(key: string): { tenantKey: TenantKey; roomId: RoomId } {
  const [tenantKey, ...rest] = key.split(' ')
  return { tenantKey: TenantKey.parse(tenantKey), roomId: RoomId.parse(rest.join(' ')) }
}

/** Nothing about this room can make or end an incident: the next look will do. */
function isCalm(signal: RoomSignal | undefined): boolean {
  return (
    signal !== undefined &&
    signal.badSince === null &&
    signal.compute !== 'offline' &&
    signal.problems.length === 0
  )
}
