import type { Failure } from '../../shared/errors'
import { type ActionRecord, type ActionState, finalActionStates } from '../../shared/model/action'
import { findOperation, nextActionState } from '../domain/operation-progress'
import type { DeviceFacts } from '../domain/room-health'
import type { DeviceOperation } from '../graph/device-source'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import { Loop } from '../lib/loop'
import type { ChangeFeed } from '../store/change-feed'
import type { Store } from '../store/store'
import type { CommandableDevice } from './commandable-device'

export interface RestartFollowerParts {
  store: Store
  feed: ChangeFeed
  clock: Clock
  logger: Logger
  record: ActionRecord
  findDevice: () => CommandableDevice | null
  /** Operations that other commands own: a lost answer must not claim one of them. */
  ownedOperations: () => ReadonlySet<string>
  /** Called once, when the command reached its end. */
  onEnd: () => void
}

/** How often a command is looked after while its device source is not known, ms. */
const followEveryMs = 5_000

/** Follows one restart until the device was seen back, or it is known that it will not be. */
export class RestartFollower {
  record: ActionRecord
  private readonly abort = new AbortController()
  private readonly loop: Loop
  private operation: DeviceOperation | null = null
  private offlineSince: number | null = null
  private healthyAt: number | null = null

  constructor(private readonly parts: RestartFollowerParts) {
    const { record, clock, logger, findDevice } = parts
    this.record = record
    this.loop = new Loop({
      ...{ name: 'restart', clock, logger },
      everyMs: () => findDevice()?.source?.followEveryMs ?? followEveryMs,
      turn: () => this.look(),
    })
  }

  start(): void {
    void this.loop.start()
  }

  async stop(): Promise<void> {
    this.abort.abort()
    await this.loop.stop()
  }

  /** Writes a step to the journal and tells the window. */
  async note(
    state: ActionState,
    error: Failure | null,
    operationId = this.record.operationId,
  ): Promise<void> {
    const step = { at: this.parts.clock.now(), state, error, note: this.operation?.error?.code ?? null }
    this.record = { ...this.record, state, operationId, steps: [...this.record.steps, step] }
    const saved = await this.parts.store.actions.save(this.record)
    if (!saved.ok)
      this.parts.logger.warn('A journal row could not be stored', {
        action: this.record.actionId,
        error: saved.error,
      })
    this.parts.feed.publish('action.changed', this.record.tenantKey, { action: this.record })
    if (finalActionStates.has(state)) this.end()
  }

  private end(): void {
    void this.loop.stop()
    this.abort.abort()
    this.parts.onEnd()
  }

  private async look(): Promise<void> {
    const device = this.parts.findDevice()
    if (device) {
      await this.readOperation(device)
      this.seeDevice(device.facts)
      if (device.source?.kind === 'intune') this.seeContact(device)
    }
    if (this.abort.signal.aborted) return
    const { operation } = this
    const state = nextActionState(
      {
        action: this.record,
        receipt: null,
        operation: operation && { status: operation.state, endedAt: operation.completedAt },
        deviceOfflineSince: this.offlineSince,
        deviceHealthyAt: this.healthyAt,
      },
      this.parts.clock.now(),
    )
    if (state !== this.record.state) await this.note(state, null)
  }

  private async readOperation({ source, facts }: CommandableDevice): Promise<void> {
    if (!source || this.record.state === 'sending') return
    if (this.operation && this.record.state === 'waitingForDevice') return
    const { deviceId } = facts.device
    const options = { lane: 'urgent' as const, signal: this.abort.signal }
    if (this.record.operationId) {
      const read = await source.readOperation(deviceId, this.record.operationId, options)
      if (read.ok) this.operation = read.value
      return
    }
    const list = await source.listOperations(deviceId, options)
    if (!list.ok) return
    this.operation = findOperation(
      list.value.map((operation) => ({ ...operation, type: operation.kind })),
      {
        type: 'deviceRestart',
        requestedAt: this.record.requestedAt,
        ownedIds: this.parts.ownedOperations(),
      },
    )
    if (this.operation) this.record = { ...this.record, operationId: this.operation.operationId }
  }

  /** The device list says away or back; a connection that began after the request proves both. */
  private seeDevice({ device, listReadAt, health, healthReadAt }: DeviceFacts): void {
    const { requestedAt } = this.record
    if (listReadAt > requestedAt) {
      if (device.healthStatus === 'offline') this.offlineSince ??= listReadAt
      else if (device.healthStatus !== 'unknown') this.healthyAt = listReadAt
    }
    const connection = health?.connection
    if (!connection || (healthReadAt ?? 0) <= requestedAt) return
    if (connection.status === 'disconnected') this.offlineSince ??= healthReadAt
    if (connection.status !== 'connected' || connection.since === null || connection.since <= requestedAt)
      return
    this.offlineSince ??= requestedAt
    this.healthyAt = connection.since
  }

  /**
   * Without health there are two signs: the presence of the room's account going and coming back, and a contact with
   * Intune after Intune called the restart done.
   */
  private seeContact({ facts: { device }, presence }: CommandableDevice): void {
    const { requestedAt } = this.record
    const since = presence?.since ?? 0
    if (presence?.verdict === 'offline' && since > requestedAt) this.offlineSince ??= since
    if (presence?.verdict === 'reachable' && since > (this.offlineSince ?? Number.POSITIVE_INFINITY)) {
      this.healthyAt = since
    }
    const contactAt = device.modifiedAt ?? 0
    if (this.operation?.state !== 'succeeded' || contactAt <= requestedAt) return
    this.offlineSince ??= requestedAt
    this.healthyAt = contactAt
  }
}
