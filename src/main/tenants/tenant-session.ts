import { type Failure, fail, type Outcome } from '../../shared/errors'
import type { Device, DeviceHealth, DeviceId } from '../../shared/model/device'
import { missingPermissions } from '../../shared/model/permission'
import type { RoomDetail, RoomId } from '../../shared/model/room'
import type { Tenant } from '../../shared/model/tenant'
import { type TenantStatus, Workload } from '../../shared/model/tenant-status'
import type { CommandableDevice } from '../actions/commandable-device'
import type { TokenProvider } from '../auth/token-provider'
import type { TenantFacts } from '../domain/alert-facts'
import type { RoomSignal } from '../domain/room-signal'
import type { DeviceSource } from '../graph/device-source'
import type { GraphClient } from '../graph/graph-client'
import type { PresenceReading } from '../graph/presence'
import { probeDeviceSource } from '../graph/probe-device-source'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import type { Service } from '../lib/service'
import { DeviceHealthQueue } from '../pollers/device-health-queue'
import {
  type DeviceListAnswer,
  readDeviceHealthCycle,
  readDeviceListCycle,
  readDevicesCycle,
} from '../pollers/device-pollers'
import { readAccountsCycle, readPlacesCycle } from '../pollers/directory-pollers'
import { readPresenceCycle } from '../pollers/presence-poller'
import { Access } from './access'
import { Estate } from './estate'
import { RequestRate } from './request-rate'
import { conditionsKey, RoomBoard } from './room-board'
import { type PollerName, TenantPollers } from './tenant-pollers'
import type { TenantRecorder } from './tenant-recorder'
import { describeTenant } from './tenant-status'
import { accountsToLookUp, devicesToRecheck, watchedAccounts } from './watch-list'

export interface SessionParts {
  tenant: Tenant
  /** Counts tenants from 0; spreads them over the cadence. */
  tenantIndex: number
  clock: Clock
  logger: Logger
  tokens: TokenProvider
  graph: GraphClient
  recorder: TenantRecorder
  hosts: string[]
  newRoomId: () => RoomId
  /** Hears what each settling changed for the alerting rules. */
  onSettled: (signals: readonly RoomSignal[], removed: readonly RoomId[]) => void
}

/** A refusal makes us look at the sign-in with a new token, at most this often, ms. */
const accessDoubtEveryMs = 60_000

/** One tenant's sign-in, pollers and rooms: starts, stops and fails alone. */
export class TenantSession implements Service {
  readonly name: string
  private definition: Tenant
  private readonly estate = new Estate()
  private readonly board: RoomBoard
  private readonly access: Access
  private readonly pollers: TenantPollers
  private readonly healthQueue = new DeviceHealthQueue(() => this.estate.devices.keys())
  private readonly rate = new RequestRate()
  private readonly watchedDevices = new Set<DeviceId>()
  private source: DeviceSource | null = null
  private sourceReason: Failure | null = null
  private usedFallback = false
  /** Which sources Graph was asked for since the start, whatever it answered. */
  private readonly asked = new Set<PollerName>()
  private lastConditions = ''
  /** The counts of the last status sent are no longer true. */
  private isStatusStale = false
  private settling: Promise<void> = Promise.resolve()

  constructor(private readonly parts: SessionParts) {
    this.definition = parts.tenant
    this.name = `tenant ${parts.tenant.tenantKey}`
    this.board = new RoomBoard(parts.tenant.tenantKey, this.estate, parts.newRoomId)
    this.access = new Access(parts.tokens, parts.clock)
    this.pollers = new TenantPollers({
      tenant: parts.tenant,
      tenantIndex: parts.tenantIndex,
      clock: parts.clock,
      logger: parts.logger,
      cycles: {
        access: (signal) => this.pollAccess(signal),
        presence: (signal) => this.gated('presence', () => this.pollPresence('sweep', signal)),
        suspects: (signal) => this.gated('suspects', () => this.pollSuspects(signal)),
        devices: (signal) => this.gated('devices', () => this.pollDevices(signal)),
        deviceHealth: (signal) => this.gated('deviceHealth', () => this.pollDeviceHealth(signal)),
        accounts: (signal) => this.gated('accounts', () => this.pollAccounts(signal)),
        places: (signal) => this.gated('places', () => this.pollPlaces(signal)),
        freshness: async () => {
          await this.settle()
          return { ok: true, value: 0 }
        },
      },
      accessEveryMs: () => this.access.everyMs(),
      onCycle: (name, before) => this.afterCycle(name, before),
    })
  }

  get tenant(): Tenant {
    return this.definition
  }

  /** Takes over a definition that differs in looks or credential only; the next sign-in uses the credential. */
  redefine(tenant: Tenant): void {
    this.definition = tenant
    this.pollNow()
    this.announce()
  }

  /** Tells the window how this tenant is. */
  announce(): void {
    this.parts.recorder.status(this.status())
  }

  /** Fills the board from disk: the wall is there before the first answer. */
  async load(): Promise<void> {
    this.pollers.resumeFrom(await this.parts.recorder.load(this.estate, this.board))
  }

  async start(): Promise<void> {
    if (!this.tenant.paused) await this.pollers.start()
  }

  async stop(): Promise<void> {
    await this.pollers.stop()
    await this.settling
  }

  /** Runs every poller now; budgets still hold. */
  pollNow(): void {
    this.parts.tokens.forget()
    this.pollers.nudge('access')
    this.pollers.nudgeAll()
  }

  /** Has Graph been asked for presence and devices at least once, or is it known that it cannot be? */
  isSettled(): boolean {
    if (this.tenant.paused || this.access.report().state === 'failed') return true
    return this.lastConditions !== '' && this.hasFirstLook()
  }

  status(): TenantStatus {
    return describeTenant({
      tenant: this.tenant,
      access: this.access.report(),
      pollers: this.pollers,
      source: this.source,
      sourceReason: this.sourceReason,
      usedFallback: this.usedFallback,
      roomsByLevel: this.board.countByLevel(),
      roomCount: this.board.rooms.size,
      deviceCount: this.estate.devices.size,
      requestsPerMinute: this.rate.mark(this.parts.clock.monotonicMs(), this.parts.graph.requestsSent()),
      hosts: this.parts.hosts,
    })
  }

  /** What the alerting rules judge this tenant's connection by. */
  watched(): Omit<TenantFacts, 'rooms' | 'isRead'> {
    const { tenantKey, displayName, paused } = this.tenant
    const { state, since, error, roles } = this.access.report()
    const missing = roles ? missingPermissions(roles) : []
    return {
      tenantKey,
      name: displayName,
      isPaused: paused,
      access: { state, since, error },
      // Without the others less is known of a room; without this one nothing is.
      missingPermissions: missing.includes('Presence.Read.All') ? missing : [],
      presence: {
        ...this.pollers.facts('presence'),
        lastTriedAt: this.pollers.report('presence').lastTriedAt,
      },
      deviceSource: this.conditions().deviceSource,
      deviceSourceError: this.sourceReason,
    }
  }

  summaries() {
    return [...this.board.rooms.values()].map((room) => room.summary)
  }

  detail(roomId: RoomId): RoomDetail | null {
    const room = this.board.rooms.get(roomId)
    if (!room) return null
    const facts = this.board.factsOf(room.identity, this.conditions())
    return {
      identity: room.identity,
      health: room.health,
      devices: facts.devices.map(({ device, ...rest }) => ({ ...device, ...rest })),
      account: facts.account,
      place: (room.identity.placeId && this.estate.places.get(room.identity.placeId)) || null,
      presence:
        facts.presence?.lastGoodAt != null
          ? {
              availability: facts.presence.availability,
              activity: facts.presence.activity,
              readAt: facts.presence.lastGoodAt,
            }
          : null,
    }
  }

  /** What an action needs of a device; null when this tenant has no such device. */
  deviceForAction(deviceId: DeviceId): CommandableDevice | null {
    const facts = this.estate.devices.get(deviceId)
    if (!facts) return null
    return {
      facts,
      room: this.board.roomOfDevice(deviceId),
      source: this.source,
      setRestarting: (span) => this.setRestarting(deviceId, span),
    }
  }

  private setRestarting(deviceId: DeviceId, span: { since: number; until: number } | null): void {
    if (span) this.watchedDevices.add(deviceId)
    else this.watchedDevices.delete(deviceId)
    this.board.setRestarting(deviceId, span)
    this.retouchDevice(deviceId)
  }

  private retouchDevice(deviceId: DeviceId): void {
    this.estate.touchDevice(deviceId)
    this.pollers.nudge('suspects')
    this.pollers.nudge('freshness')
  }

  private async gated(name: PollerName, run: () => Promise<Outcome<number>>): Promise<Outcome<number>> {
    const gate = this.access.gate()
    if (!gate.ok) return gate
    const outcome = await run()
    if (name !== 'presence') this.asked.add(name)
    if (!outcome.ok && mayBeAccess(outcome.error) && this.pollers.isOlder('access', accessDoubtEveryMs)) {
      this.parts.tokens.forget()
      this.pollers.nudge('access')
    }
    return outcome
  }

  private async pollAccess(signal: AbortSignal): Promise<Outcome<number>> {
    const check = await this.access.check(signal)
    if (signal.aborted) return fail('request.cancelled')
    await this.pollers.startOthers()
    if (!check.ok) return check
    if (check.value.isChanged) {
      this.source = null
      this.pollers.nudgeAll()
    }
    return { ok: true, value: 0 }
  }

  private async pollPresence(lane: 'sweep' | 'urgent', signal: AbortSignal): Promise<Outcome<number>> {
    const accountIds = lane === 'sweep' ? watchedAccounts(this.estate) : [...this.estate.suspects]
    const apply = (answer: PresenceReading) => this.takePresence(answer)
    const outcome = await readPresenceCycle({ graph: this.parts.graph, lane, accountIds, apply }, signal)
    if (accountIds.length > 0) this.asked.add('presence')
    return outcome
  }

  private async pollSuspects(signal: AbortSignal): Promise<Outcome<number>> {
    const { estate, board, source, watchedDevices } = this
    const presence = await this.pollPresence('urgent', signal)
    const deviceIds = devicesToRecheck(estate, board, watchedDevices, this.parts.clock.now())
    if (!source || deviceIds.length === 0) return presence
    const apply = (devices: Device[]) =>
      this.takeDevices({ devices, isComplete: false, usedFallback: this.usedFallback })
    const devices = await readDevicesCycle(source, deviceIds, apply, signal)
    await readDeviceHealthCycle(
      source,
      [...watchedDevices],
      'urgent',
      (health) => this.takeHealth(health),
      signal,
    )
    return presence.ok ? devices : presence
  }

  private async pollDevices(signal: AbortSignal): Promise<Outcome<number>> {
    const source = await this.probedSource(signal)
    if (!source.ok) return source
    const outcome = await readDeviceListCycle(source.value, (answer) => this.takeDevices(answer), signal)
    if (outcome.ok || !sourceEndings.has(outcome.error.code)) return outcome
    this.source = null
    const probed = await this.probedSource(signal)
    return probed.ok ? outcome : probed
  }

  private async probedSource(signal: AbortSignal): Promise<Outcome<DeviceSource>> {
    if (this.source) return { ok: true, value: this.source }
    const roles = this.access.report().roles ?? []
    const probe = await probeDeviceSource(this.parts.graph, roles, { lane: 'sweep', signal })
    this.source = probe.source
    this.sourceReason = probe.reason
    return probe.source
      ? { ok: true, value: probe.source }
      : { ok: false, error: probe.reason ?? { code: 'graph.gone' } }
  }

  private async pollDeviceHealth(signal: AbortSignal): Promise<Outcome<number>> {
    const source = await this.probedSource(signal)
    if (!source.ok) return source
    const { wanted, sweep } = this.pollers.healthPlan(this.estate.devices.size)
    const deviceIds = this.healthQueue.take(wanted, sweep)
    return readDeviceHealthCycle(
      source.value,
      deviceIds,
      'sweep',
      (health) => this.takeHealth(health),
      signal,
    )
  }

  private pollAccounts(signal: AbortSignal): Promise<Outcome<number>> {
    const { estate } = this
    return readAccountsCycle(
      this.parts.graph,
      (licensed) => accountsToLookUp(estate, licensed),
      async (accounts) => {
        await this.parts.recorder.accounts(estate.takeAccounts(accounts))
        await this.settle()
        this.pollers.nudge('presence')
      },
      signal,
    )
  }

  private pollPlaces(signal: AbortSignal): Promise<Outcome<number>> {
    return readPlacesCycle(
      this.parts.graph,
      async (places) => {
        await this.parts.recorder.places(this.estate.takePlaces(places))
        await this.settle()
      },
      signal,
    )
  }

  private async takePresence(answer: PresenceReading): Promise<void> {
    const now = this.parts.clock.now()
    const changed = this.estate.takePresence(answer.samples, now)
    this.estate.touchAccounts(answer.missing)
    await this.parts.recorder.presence(changed, now)
    await this.settle()
  }

  private async takeDevices(answer: DeviceListAnswer): Promise<void> {
    const taken = this.estate.takeDevices(answer.devices, answer.isComplete, this.parts.clock.now())
    this.usedFallback = answer.usedFallback
    this.healthQueue.want(taken.changed.map(({ device }) => device.deviceId))
    await this.parts.recorder.devices(taken)
    await this.settle()
  }

  private async takeHealth(health: [DeviceId, DeviceHealth][]): Promise<void> {
    const now = this.parts.clock.now()
    await this.parts.recorder.health(this.estate.takeHealth(health, now), now)
    await this.settle()
  }

  /** Judges what was touched; all rooms when the conditions changed. One settling at a time. */
  private settle(): Promise<void> {
    this.settling = this.settling.then(() => this.settleNow())
    return this.settling
  }

  private async settleNow(): Promise<void> {
    const now = this.parts.clock.now()
    if (this.board.rooms.size === 0 && !this.hasFirstLook()) return
    const touched = this.estate.takeTouched()
    const roomIds = this.board.roomsOf(touched.accounts, touched.devices)
    const removed = touched.isJoinStale ? await this.rejoin(roomIds, now) : []
    const conditions = this.conditions()
    const key = conditionsKey(conditions, now)
    const areAllDue = key !== this.lastConditions
    this.lastConditions = key
    const change = await this.board.judge(areAllDue ? null : roomIds, conditions, now)
    if (change.shown.length > 0 || removed.length > 0) this.isStatusStale = true
    await this.parts.recorder.board({ ...change, removed })
    this.parts.onSettled(change.signals, removed)
  }

  /** Has every source been asked once? Judged earlier, a room would seem to change when the last of them answers. */
  private hasFirstLook(): boolean {
    const { asked } = this
    if (!asked.has('devices') || !asked.has('accounts') || !asked.has('places')) return false
    return asked.has('presence') || watchedAccounts(this.estate).length === 0
  }

  private async rejoin(roomIds: Set<RoomId>, now: number): Promise<RoomId[]> {
    const { join, renewed, removed } = this.board.rejoin()
    for (const roomId of renewed) roomIds.add(roomId)
    await this.parts.recorder.join(join, now)
    return removed
  }

  private conditions() {
    return {
      workloads: this.pollers.workloadFacts(),
      deviceSource: this.source
        ? this.source.kind
        : this.sourceReason
          ? ('none' as const)
          : ('probing' as const),
    }
  }

  private async afterCycle(name: PollerName, before: number | null): Promise<void> {
    const workload = Workload.safeParse(name)
    if (workload.success) {
      const { lastGoodAt, everyMs } = this.pollers.report(workload.data)
      if (lastGoodAt !== null && lastGoodAt !== before) {
        await this.parts.recorder.good(workload.data, before, lastGoodAt, everyMs)
      }
      await this.settle()
    }
    if (!workload.success && name !== 'access' && !this.isStatusStale) return
    this.isStatusStale = false
    this.announce()
  }
}

/** Failures of the list that may mean the source itself is gone: it is probed again at once. */
const sourceEndings: ReadonlySet<Failure['code']> = new Set([
  'graph.gone',
  'graph.notFound',
  'graph.permissionMissing',
  'graph.paymentRequired',
])

/** Does this failure call for another look at the sign-in? */
function mayBeAccess(error: Failure): boolean {
  return (
    error.code === 'graph.unauthorized' ||
    error.code === 'graph.permissionMissing' ||
    error.code.startsWith('signIn.')
  )
}
