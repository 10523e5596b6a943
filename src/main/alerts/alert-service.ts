import { appWideKey } from '../../shared/ipc/revision'
import {
  type Incident,
  type IncidentId,
  type IncidentSummary,
  summariseIncident,
  type TimelineEvent,
} from '../../shared/model/incident'
import type { RoomId } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import { presenceOutageKey, type TenantFacts } from '../domain/alert-facts'
import { evaluateAlerts } from '../domain/alert-lifecycle'
import { withEntry } from '../domain/incident-life'
import { doubtOf, type PresenceDoubt, type PresenceDoubts, sameDoubt } from '../domain/presence-doubt'
import type { RoomSignal } from '../domain/room-signal'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import { Loop } from '../lib/loop'
import type { Service } from '../lib/service'
import type { ChangeFeed } from '../store/change-feed'
import type { Store } from '../store/store'
import type { Announcer } from './announcer'
import type { DeliveryLine } from './delivery-line'
import { IncidentBook } from './incident-book'
import { IncidentDesk } from './incident-desk'
import type { MaintenanceDesk } from './maintenance-desk'
import { bringMeetings, type MeetingSource } from './meeting-source'
import type { RuleBook } from './rule-book'
import { SilenceBook } from './silence-book'

/** A tenant as its session describes it to the rules; rooms come by {@link AlertService.takeRooms}. */
export type WatchedTenant = Omit<TenantFacts, 'rooms' | 'isRead'>

export interface AlertServiceParts {
  store: Store
  feed: ChangeFeed
  clock: Clock
  logger: Logger
  announcer: Announcer
  deliveries: DeliveryLine
  /** The operator, for the incidents' stories. */
  userName: string
  /** IANA zone of this computer: the clock of rooms whose own zone is not known. */
  zone: string
  /** null = nobody reads bookings. */
  meetings: MeetingSource | null
  tenants: () => WatchedTenant[]
  /** Planned work (alerting rule R19). */
  maintenance: Pick<MaintenanceDesk, 'windows'>
  /** The alerting rules, and what people changed of them. */
  rules: Pick<RuleBook, 'base' | 'ofTenants' | 'rulesOf'>
  /** Presence of a tenant is not believed any more, or again (alerting rule R10a): its rooms are to be judged anew. */
  onDoubt: (tenantKey: TenantKey) => void
}

/** How often the passing of time itself is judged, ms; changes of rooms are judged at once. */
const lookEveryMs = 5_000
/** After three missed looks the rules are silent (alerting rule R27). */
const silentAfterMs = 3 * lookEveryMs
/** An evaluation that changed nothing notes at most this often that somebody watched, ms. */
const markEveryMs = 30_000

/**
 * Evaluates the alerting rules over all tenants and tells people. Every evaluation is written before anything of it is sent.
 * The incidents themselves are in an {@link IncidentBook}; what people do to them is in `desk` and `silences`.
 */
export class AlertService implements Service {
  readonly name = 'alerts'
  readonly desk: IncidentDesk
  readonly silences: SilenceBook
  private readonly book: IncidentBook
  private readonly rooms = new Map<TenantKey, Map<RoomId, RoomSignal>>()
  private isOnline = true
  /** null = not looked yet in this run. */
  private doubts: PresenceDoubts | null = null
  private markedAt = Number.NEGATIVE_INFINITY
  /** The evaluation that has not begun yet. */
  private waiting: Promise<void> | null = null
  private readonly loop: Loop

  constructor(private readonly parts: AlertServiceParts) {
    const { clock, logger } = parts
    this.loop = new Loop({
      name: this.name,
      clock,
      logger,
      everyMs: () => lookEveryMs,
      turn: () => this.look(),
    })
    this.book = new IncidentBook(parts)
    this.desk = new IncidentDesk({
      ...parts,
      book: this.book,
      rules: (tenantKey) => parts.rules.rulesOf(tenantKey),
    })
    this.silences = new SilenceBook({ ...parts, incidents: this.book, onChange: () => this.evaluate() })
  }

  /** Reads what the last run left: the list is there before the first answer. */
  async load(): Promise<void> {
    await Promise.all([this.book.load(), this.silences.load()])
    await this.parts.deliveries.load()
  }

  async start(): Promise<void> {
    await this.loop.start()
    await this.parts.deliveries.start()
  }

  async stop(): Promise<void> {
    await this.loop.stop()
    await this.book.idle()
    await this.parts.deliveries.stop()
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

  /** What the rules go by has changed. */
  lookNow(): void {
    void this.evaluate()
  }

  /** The operating system has a network, or none. */
  setOnline(isOnline: boolean): void {
    if (this.isOnline === isOnline) return
    this.isOnline = isOnline
    void this.evaluate()
  }

  /** A tenant is gone: nothing of it is kept. */
  async forgetTenant(tenantKey: TenantKey): Promise<void> {
    await this.book.inLine(async () => {
      this.rooms.delete(tenantKey)
      await this.book.removeTenant(tenantKey)
      await this.silences.forgetTenant(tenantKey)
    })
  }

  /** What was last heard of a room; null = nothing yet. */
  signalOf(tenantKey: TenantKey, roomId: RoomId): RoomSignal | null {
    return this.rooms.get(tenantKey)?.get(roomId) ?? null
  }

  /** Why a tenant's presence is not believed (alerting rule R10a); null = it is. Before the first look, as the last run left it. */
  presenceDoubtOf(tenantKey: TenantKey): PresenceDoubt | null {
    if (this.doubts !== null) return this.doubts.get(tenantKey) ?? null
    const open = this.book
      .all()
      .find(({ dedupKey, state }) => dedupKey === presenceOutageKey && state !== 'resolved')
    return open ? doubtOf(open, this.parts.rules.base()) : null
  }

  private takeDoubts(doubts: PresenceDoubts, tenants: readonly TenantFacts[]): void {
    const before = tenants.map(({ tenantKey }) => this.presenceDoubtOf(tenantKey))
    this.doubts = doubts
    for (const [index, { tenantKey }] of tenants.entries()) {
      if (!sameDoubt(before[index] ?? null, doubts.get(tenantKey) ?? null)) this.parts.onDoubt(tenantKey)
    }
  }

  /** Do the rules look at all (alerting rule R27)? */
  isLooking(): boolean {
    const sinceMs = this.parts.clock.now() - (this.book.state.evaluatedAt ?? Number.NEGATIVE_INFINITY)
    return this.loop.isRunning && sinceMs <= silentAfterMs
  }

  /** Do they, and has everything been asked again since they could not (alerting rule R31)? */
  isWatching(): boolean {
    return this.isLooking() && this.book.state.waking === null
  }

  list(): IncidentSummary[] {
    return this.book.all().map(summariseIncident)
  }

  read(incidentId: IncidentId): Incident | null {
    return this.book.read(incidentId)
  }

  /** Writes a line into incidents' stories, e.g. how a message about them fared; returns those that changed, to be stored. */
  noteInIncidents(
    incidentIds: readonly IncidentId[],
    event: TimelineEvent,
    params: Incident['params'],
  ): Incident[] {
    const changed = this.book.change(incidentIds, (incident, now) =>
      withEntry(incident, event, now, { params }),
    )
    this.book.publish(changed, [])
    return changed
  }

  private async look(): Promise<void> {
    await this.evaluate()
    if (this.loop.isRunning) this.parts.feed.publish('app.heartbeat', appWideKey, {})
  }

  /** Evaluates once more; callers who come while one waits in the line share it. */
  private evaluate(): Promise<void> {
    this.waiting ??= this.book.inLine(async () => {
      this.waiting = null
      if (!this.loop.isRunning) return
      const now = this.parts.clock.now()
      const { meetings, rules } = this.parts
      const tenants = this.parts.tenants().map((tenant): TenantFacts => {
        const rooms = this.rooms.get(tenant.tenantKey)
        const isTroubled = (signal: RoomSignal) => !isCalm(signal)
        if (rooms && meetings) bringMeetings(rooms, meetings, isTroubled, rules.base().impact.soonMs, now)
        return { ...tenant, isRead: rooms !== undefined, rooms: rooms ?? noRooms }
      })
      const maintenance = this.parts.maintenance.windows()
      const facts = {
        isOnline: this.isOnline,
        tenants,
        silences: this.silences.all(),
        maintenance,
        policies: rules.ofTenants(),
      }
      const before = this.book.state.incidents
      const { state, effects, doubts } = evaluateAlerts(this.book.state, facts, rules.base(), now)
      this.book.state = state
      if (doubts !== null) this.takeDoubts(doubts, tenants)
      const isEscalating = state.waking === null && this.book.isEscalationDue()
      const isQuiet = effects.changed.length === 0 && effects.memory.length === 0 && !isEscalating
      if (isQuiet && (state.waking !== null || Math.abs(now - this.markedAt) < markEveryMs)) return
      this.markedAt = now
      const saved = await this.book.commit(effects, before)
      // A full disk must not keep people from being told.
      if (!saved.ok) this.parts.logger.error('Incidents could not be stored', { error: saved.error })
    })
    return this.waiting
  }
}

const noRooms: ReadonlyMap<RoomId, RoomSignal> = new Map()

/** Nothing about this room can make or end an incident: the next look will do. */
function isCalm(signal: RoomSignal | undefined): boolean {
  return (
    signal !== undefined &&
    signal.badSince === null &&
    signal.compute !== 'offline' &&
    signal.problems.length === 0
  )
}
