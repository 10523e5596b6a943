import { fail, type Outcome } from '../../shared/errors'
import { absentPermissions } from '../../shared/model/cloud-permissions'
import type { DeviceId } from '../../shared/model/device'
import { missingPermissions, type Permission } from '../../shared/model/permission'
import type { RoomDetail, RoomId } from '../../shared/model/room'
import type { Tenant } from '../../shared/model/tenant'
import { type TenantStatus, Workload } from '../../shared/model/tenant-status'
import type { CommandableDevice } from '../actions/commandable-device'
import type { TokenProvider } from '../auth/token-provider'
import type { TenantFacts } from '../domain/alert-facts'
import { credentialStepAt } from '../domain/credential-expiry'
import type { PresenceDoubt } from '../domain/presence-doubt'
import type { EstateSize } from '../domain/request-cost'
import type { PlannedWork } from '../domain/room-setting'
import type { RoomSignal } from '../domain/room-signal'
import type { GraphClient } from '../graph/graph-client'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import type { Service } from '../lib/service'
import { Access } from './access'
import { Estate } from './estate'
import { consentUrlOf } from './onboarding/registration'
import { PermissionDoctor } from './permission-doctor'
import { RequestRate } from './request-rate'
import { RoomBoard } from './room-board'
import { describeRoom } from './room-detail'
import { RoomSettling } from './room-settling'
import { tenantCycles } from './tenant-cycles'
import { TenantDevices } from './tenant-devices'
import { type PollerName, TenantPollers } from './tenant-pollers'
import type { TenantRecorder } from './tenant-recorder'
import { describeTenant, whyNoRestart } from './tenant-status'
import { watchedAccounts } from './watch-list'

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
  /** IANA zone of this computer. */
  zone: string
  newRoomId: () => RoomId
  planned: PlannedWork
  /** Why the tenant's presence is not believed (alerting rule R10a); null = it is. */
  presenceDoubt: () => PresenceDoubt | null
  /** Hears what each settling changed for the alerting rules. */
  onSettled: (signals: readonly RoomSignal[], removed: readonly RoomId[]) => void
}

/** One tenant's sign-in, pollers and rooms: starts, stops and fails alone. */
export class TenantSession implements Service {
  readonly name: string
  private definition: Tenant
  private readonly estate = new Estate()
  private readonly board: RoomBoard
  private readonly access: Access
  private readonly devices: TenantDevices
  private readonly settling: RoomSettling
  private readonly doctor: PermissionDoctor
  private readonly absent: ReadonlySet<Permission>
  private readonly pollers: TenantPollers
  private readonly rate = new RequestRate()

  constructor(private readonly parts: SessionParts) {
    const { tenant, tenantIndex, clock, logger, tokens, graph, recorder } = parts
    const { estate } = this
    this.definition = tenant
    this.name = `tenant ${tenant.tenantKey}`
    this.board = new RoomBoard(tenant.tenantKey, estate, parts.newRoomId, parts.planned)
    this.absent = absentPermissions(tenant.cloud)
    this.access = new Access(tokens, clock, this.absent)
    this.settling = new RoomSettling({
      clock,
      estate,
      board: this.board,
      recorder,
      planned: parts.planned,
      conditions: () => this.conditions(),
      onSettled: parts.onSettled,
    })
    this.devices = new TenantDevices({
      clock,
      graph,
      estate,
      recorder,
      roles: () => this.access.report().roles ?? [],
      settle: () => this.settling.settle(),
    })
    this.doctor = new PermissionDoctor({
      clock,
      graph,
      roles: () => this.access.report().roles,
      absent: this.absent,
      consentUrl: consentUrlOf(tenant),
      onResult: () => this.announce(),
    })
    this.pollers = new TenantPollers({
      tenant,
      profile: () => this.definition.profile,
      tenantIndex,
      clock,
      logger,
      cycles: tenantCycles({
        clock,
        tokens,
        graph,
        recorder,
        estate,
        access: this.access,
        board: this.board,
        devices: this.devices,
        settling: this.settling,
        doctor: this.doctor,
        absent: this.absent,
        pollers: () => this.pollers,
      }),
      accessEveryMs: () => this.access.everyMs(),
      listEveryMs: () => this.devices.listEveryMs(),
      onCycle: (name, before) => this.afterCycle(name, before),
    })
  }

  get tenant(): Tenant {
    return this.definition
  }

  /** Takes over a definition that differs in looks, profile or credential only. A new credential is signed in with at once. */
  redefine(tenant: Tenant, isCredentialNew: boolean): void {
    const isPaceNew = tenant.profile !== this.definition.profile
    this.definition = tenant
    if (isCredentialNew) this.pollNow()
    // Waits that were planned at the old pace would otherwise last to their end.
    else if (isPaceNew) this.pollers.nudgeAll()
    this.announce()
  }

  /** How much of the tenant is read. */
  size(): EstateSize {
    return { accounts: watchedAccounts(this.estate).length, devices: this.estate.devices.size }
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
    this.doctor.stop()
    await this.settling.finished()
  }

  /** Runs every poller now; budgets still hold. A paused tenant asks nothing. */
  pollNow(): void {
    this.parts.tokens.forget()
    this.pollers.nudge('access')
    this.pollers.nudgeAll()
  }

  /** Signs in anew and tries every permission live; each result is an announcement where `isShown`, else their sum. Ends when all are in. */
  async checkPermissions(isShown: boolean): Promise<void> {
    if (this.tenant.paused) return
    const checked = this.doctor.ask(isShown)
    this.pollers.nudge('permissions')
    await checked
  }

  /** Has Graph been asked for presence and devices at least once, or is it known that it cannot be? */
  isSettled(): boolean {
    if (this.tenant.paused || this.access.report().state === 'failed') return true
    return this.settling.isSettled()
  }

  status(): TenantStatus {
    return describeTenant({
      tenant: this.tenant,
      access: this.access.report(),
      pollers: this.pollers,
      permissions: this.doctor.report(this.pollers),
      source: this.devices.source,
      sourceReason: this.devices.sourceReason,
      usedFallback: this.devices.isFallback,
      roomsByLevel: this.board.countByLevel(),
      roomCount: this.board.rooms.size,
      deviceCount: this.estate.devices.size,
      requestsPerMinute: this.rate.mark(this.parts.clock.monotonicMs(), this.parts.graph.requestsSent()),
      hosts: this.parts.hosts,
      credentialStep: credentialStepAt(
        this.tenant.credential?.expiresAt ?? null,
        this.parts.clock.now(),
        this.parts.zone,
      ),
    })
  }

  /** What the alerting rules judge this tenant's connection by. */
  watched(): Omit<TenantFacts, 'rooms' | 'isRead'> {
    const { tenantKey, displayName, paused, owner, credential } = this.tenant
    const { state, since, error, roles } = this.access.report()
    const missing = roles ? missingPermissions(roles).filter((name) => !this.absent.has(name)) : []
    return {
      tenantKey,
      name: displayName,
      isPaused: paused,
      owner,
      credential,
      tickedAt: this.pollers.tickedAt(),
      access: { state, since, error },
      // Without the others less is known of a room; without this one nothing is.
      missingPermissions: missing.includes('Presence.Read.All') ? missing : [],
      presence: {
        ...this.pollers.facts('presence'),
        lastTriedAt: this.pollers.report('presence').lastTriedAt,
      },
      deviceSource: this.conditions().deviceSource,
      deviceSourceError: this.devices.sourceReason,
    }
  }

  /** What is planned around the rooms has changed, or whether presence is believed. */
  judgeAgain(): void {
    this.pollers.nudge('freshness')
  }

  placedRooms() {
    return this.board.placedRooms()
  }

  summaries() {
    return [...this.board.rooms.values()].map((room) => room.summary)
  }

  /** Everything the drawer shows of a room; null when there is no such room. */
  detail(roomId: RoomId): RoomDetail | null {
    return describeRoom(this.board, this.estate, roomId, this.conditions(), this.parts.clock.now())
  }

  /** Marks a room as very important, or takes the mark back. Codes: `request.notFound`, those of the store. */
  async setVip(roomId: RoomId, isVip: boolean): Promise<Outcome<void>> {
    const identity = this.board.rooms.get(roomId)?.identity
    if (!identity) return fail('request.notFound')
    const saved = await this.parts.recorder.vip(roomId, isVip, this.parts.clock.now())
    if (!saved.ok) return saved
    this.board.setVip(roomId, isVip)
    if (identity.accountId) this.estate.touchAccounts([identity.accountId])
    for (const deviceId of identity.deviceIds) this.estate.touchDevice(deviceId)
    await this.settling.settle()
    return saved
  }

  /** What an action needs of a device; null when this tenant has no such device. */
  deviceForAction(deviceId: DeviceId): CommandableDevice | null {
    const facts = this.estate.devices.get(deviceId)
    if (!facts) return null
    return {
      facts,
      room: this.board.roomOfDevice(deviceId),
      presence: this.estate.presence.get(facts.device.accountId ?? '') ?? null,
      source: this.devices.source,
      whyNoRestart: whyNoRestart(this.devices.source),
      setRestarting: (span) => this.setRestarting(deviceId, span),
    }
  }

  private setRestarting(deviceId: DeviceId, span: { since: number; until: number } | null): void {
    if (span) this.devices.watched.add(deviceId)
    else this.devices.watched.delete(deviceId)
    this.board.setRestarting(deviceId, span)
    this.retouchDevice(deviceId)
  }

  private retouchDevice(deviceId: DeviceId): void {
    this.estate.touchDevice(deviceId)
    this.pollers.nudge('suspects')
    this.pollers.nudge('freshness')
  }

  private conditions() {
    return {
      workloads: this.pollers.workloadFacts(),
      deviceSource: this.devices.kind(),
      presenceDoubt: this.parts.presenceDoubt(),
    }
  }

  private async afterCycle(name: PollerName, before: number | null): Promise<void> {
    const workload = Workload.safeParse(name)
    if (workload.success) {
      const { lastGoodAt, everyMs } = this.pollers.report(workload.data)
      if (lastGoodAt !== null && lastGoodAt !== before) {
        await this.parts.recorder.good(workload.data, before, lastGoodAt, everyMs)
      }
      await this.settling.settle()
    }
    const isStale = this.settling.takeStatusChange()
    const isOfInterest = workload.success || name === 'access' || name === 'permissions'
    if (isOfInterest || isStale) this.announce()
  }
}
