import { randomUUID } from 'node:crypto'
import { fail, type Outcome, succeed } from '../../shared/errors'
import { ActionId, type ActionRecord, finalActionStates } from '../../shared/model/action'
import { type Device, type DeviceId, deviceName } from '../../shared/model/device'
import type { RoomIdentity } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import { nextActionState } from '../domain/operation-progress'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import type { Service } from '../lib/service'
import type { ChangeFeed } from '../store/change-feed'
import type { Store } from '../store/store'
import type { CommandableDevice } from './commandable-device'
import { RestartFollower } from './restart-follower'

export interface DeviceRestartsParts {
  store: Store
  feed: ChangeFeed
  clock: Clock
  logger: Logger
  /** The operating-system user, for the journal. */
  userName: string
  findDevice(tenantKey: TenantKey, deviceId: DeviceId): CommandableDevice | null
}

/** The longest a room shows as restarting, ms: after that its true state counts again. */
const restartingCapMs = 15 * 60_000

/**
 * Restarts devices. The journal row is written before the command is sent, so that a crash in between leaves a row
 * to follow; the wall changes only when Graph says so.
 */
export class DeviceRestarts implements Service {
  readonly name = 'device restarts'
  private readonly followers = new Map<ActionId, RestartFollower>()
  private readonly abort = new AbortController()

  constructor(private readonly parts: DeviceRestartsParts) {}

  /** Follows what the last run left unfinished. */
  async start(): Promise<void> {
    for (const record of await this.parts.store.actions.unfinished()) this.follow(record)
  }

  async stop(): Promise<void> {
    this.abort.abort()
    await Promise.all([...this.followers.values()].map((follower) => follower.stop()))
  }

  /**
   * Sends a restart. The value is the journal row as it stands once Graph answered. Refused without asking Graph:
   * an unknown device, a source that cannot or must not restart, or a restart of this device that is still under way
   * (`action.alreadyQueued` with its `actionId`; alerting rule R29).
   */
  async restart(tenantKey: TenantKey, deviceId: DeviceId): Promise<Outcome<ActionRecord>> {
    const device = this.parts.findDevice(tenantKey, deviceId)
    if (!device) return fail('request.notFound')
    if (!device.source?.canRestart) return { ok: false, error: device.whyNoRestart }
    const underWay = this.unfinishedOf(tenantKey, deviceId)
    if (underWay) return fail('action.alreadyQueued', { params: { actionId: underWay.actionId } })
    const follower = this.follow(this.newRecord(tenantKey, device.facts.device, device.room))
    await follower.note('sending', null)
    const receipt = await device.source.restart(deviceId, { lane: 'urgent', signal: this.abort.signal })
    const { record } = follower
    const state = nextActionState(
      { action: record, receipt, operation: null, deviceOfflineSince: null, deviceHealthyAt: null },
      this.parts.clock.now(),
    )
    await follower.note(
      state,
      receipt.ok ? null : receipt.error,
      receipt.ok ? receipt.value.operationId : null,
    )
    if (!finalActionStates.has(state)) this.showRestarting(follower.record)
    return succeed(follower.record)
  }

  private follow(record: ActionRecord): RestartFollower {
    const { tenantKey, deviceId, actionId } = record
    const follower = new RestartFollower({
      ...this.parts,
      record,
      findDevice: () => this.parts.findDevice(tenantKey, deviceId),
      ownedOperations: () => this.ownedOperations(actionId),
      onEnd: () => {
        this.followers.delete(actionId)
        this.parts.findDevice(tenantKey, deviceId)?.setRestarting(null)
      },
    })
    this.followers.set(actionId, follower)
    follower.start()
    if (record.state !== 'sending') this.showRestarting(record)
    return follower
  }

  private showRestarting({ tenantKey, deviceId, requestedAt }: ActionRecord): void {
    const span = { since: requestedAt, until: requestedAt + restartingCapMs }
    this.parts.findDevice(tenantKey, deviceId)?.setRestarting(span)
  }

  private unfinishedOf(tenantKey: TenantKey, deviceId: DeviceId): ActionRecord | undefined {
    return [...this.followers.values()]
      .map((follower) => follower.record)
      .find((record) => record.tenantKey === tenantKey && record.deviceId === deviceId)
  }

  private ownedOperations(actionId: ActionId): Set<string> {
    const others = [...this.followers.values()].filter(({ record }) => record.actionId !== actionId)
    return new Set(others.flatMap(({ record }) => record.operationId ?? []))
  }

  private newRecord(tenantKey: TenantKey, device: Device, room: RoomIdentity | null): ActionRecord {
    const { serialNumber, deviceId } = device
    return {
      actionId: ActionId.parse(randomUUID()),
      tenantKey,
      roomId: room?.roomId ?? null,
      roomName: room?.name ?? null,
      deviceId,
      deviceName: [deviceName(device), serialNumber].filter(Boolean).join(' ') || deviceId,
      kind: 'restart',
      state: 'sending',
      requestedBy: this.parts.userName,
      requestedAt: this.parts.clock.now(),
      operationId: null,
      steps: [],
    }
  }
}
