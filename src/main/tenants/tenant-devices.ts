import { errorKinds, type Failure, fail, type Outcome } from '../../shared/errors'
import type { Device, DeviceHealth, DeviceId } from '../../shared/model/device'
import type { ManagedDevice } from '../../shared/model/managed-device'
import { recogniseManagedDevices } from '../domain/managed-devices'
import type { DeviceSource } from '../graph/device-source'
import type { GraphClient } from '../graph/graph-client'
import { probeDeviceSource } from '../graph/probe-device-source'
import type { Clock } from '../lib/clock'
import { DeviceHealthQueue } from '../pollers/device-health-queue'
import {
  type DeviceListAnswer,
  readDeviceHealthCycle,
  readDeviceListCycle,
  readDevicesCycle,
} from '../pollers/device-reads'
import type { Estate } from './estate'
import { runInTurns } from './in-turns'
import type { TenantRecorder } from './tenant-recorder'

export interface TenantDevicesParts {
  clock: Clock
  graph: GraphClient
  estate: Estate
  recorder: TenantRecorder
  /** The permissions in the token; empty while none is known. */
  roles(): readonly string[]
  settle(): Promise<void>
}

/** Failures of the list that may mean the source itself is gone: it is probed again at once. */
const sourceEndings: ReadonlySet<Failure['code']> = new Set([
  'graph.gone',
  'graph.notFound',
  'graph.permissionMissing',
  'graph.paymentRequired',
])

/** One batch of health branches; the rest of a large outage follows with the next slice. */
const mostAtOnce = 20
const longestLookMs = 5_000

/** Where one tenant's devices come from, found by asking, and the reads of them. */
export class TenantDevices {
  /** Devices that restart by our command: read at once, with the suspects. */
  readonly watched = new Set<DeviceId>()
  private readonly healthQueue: DeviceHealthQueue
  private found: DeviceSource | null = null
  private missing: Failure | null = null
  private usedFallback = false

  constructor(private readonly parts: TenantDevicesParts) {
    this.healthQueue = new DeviceHealthQueue(() => parts.estate.devices.keys())
  }

  /** The source; null while none is found. */
  get source(): DeviceSource | null {
    return this.found
  }

  /** Why there is no source, none yet, or not the best one. */
  get sourceReason(): Failure | null {
    return this.missing
  }

  /** Did the last list come from one question a device type? */
  get isFallback(): boolean {
    return this.usedFallback
  }

  /** Least time between two reads of the list, ms. */
  listEveryMs(): number {
    return this.found?.listEveryMs ?? 0
  }

  kind(): DeviceSource['kind'] | 'none' | 'probing' {
    if (this.found) return this.found.kind
    return this.missing ? 'none' : 'probing'
  }

  /** The next read looks for the source anew: permissions changed. */
  probeAgain(): void {
    this.found = null
  }

  /** Reads the list; where the best source is not in use, looks whether it is back first. */
  async readList(signal: AbortSignal): Promise<Outcome<number>> {
    if (this.found?.kind === 'intune') await this.probe(signal)
    const source = await this.probed(signal)
    if (!source.ok) return source
    const outcome = await this.readListFrom(source.value, signal)
    if (outcome.ok || !sourceEndings.has(outcome.error.code)) return outcome
    this.found = null
    const next = await this.probed(signal)
    if (!next.ok) return next
    return next.value.kind === source.value.kind ? outcome : this.readListFrom(next.value, signal)
  }

  private readListFrom(source: DeviceSource, signal: AbortSignal): Promise<Outcome<number>> {
    return readDeviceListCycle(source, (answer) => this.takeList(answer, signal), signal)
  }

  /** Reads these devices now, and the health of those that restart; nothing where there is no source. */
  async readSome(deviceIds: readonly DeviceId[], signal: AbortSignal): Promise<Outcome<number>> {
    const source = this.found
    if (!source || deviceIds.length === 0) return { ok: true, value: 0 }
    const apply = (devices: Device[]) =>
      this.takeList({ devices, isComplete: false, usedFallback: this.usedFallback }, signal)
    const devices = await readDevicesCycle(source, deviceIds, apply, signal)
    await readDeviceHealthCycle(
      source,
      [...this.watched],
      'urgent',
      (health) => this.takeHealth(health),
      signal,
    )
    return devices
  }

  async readHealth(plan: { wanted: number; sweep: number }, signal: AbortSignal): Promise<Outcome<number>> {
    const source = await this.probed(signal)
    if (!source.ok) return source
    if (source.value.kind === 'intune') return fail('graph.notOffered', { params: { what: 'deviceHealth' } })
    const deviceIds = this.healthQueue.take(plan.wanted, plan.sweep)
    return readDeviceHealthCycle(
      source.value,
      deviceIds,
      'sweep',
      (health) => this.takeHealth(health),
      signal,
    )
  }

  private async probed(signal: AbortSignal): Promise<Outcome<DeviceSource>> {
    if (!this.found) await this.probe(signal)
    return this.found
      ? { ok: true, value: this.found }
      : { ok: false, error: this.missing ?? { code: 'graph.gone' } }
  }

  private async probe(signal: AbortSignal): Promise<void> {
    const { graph, estate, roles } = this.parts
    const recognise = (managed: readonly ManagedDevice[]) => {
      const devices = [...estate.devices.values()].map(({ device }) => device)
      return recogniseManagedDevices(managed, { devices, accounts: estate.accounts.values() })
    }
    const probe = await probeDeviceSource(graph, { roles: roles(), recognise }, { lane: 'sweep', signal })
    // Nothing found out this time: what is in use stays in use.
    if (probe.source === null && this.found && probe.reason && errorKinds[probe.reason.code].retryable) return
    this.missing = probe.reason
    const { found } = this
    const isSame = found?.kind === probe.source?.kind && found?.canRestart === probe.source?.canRestart
    if (!isSame) this.found = probe.source
  }

  private async takeList(answer: DeviceListAnswer, signal: AbortSignal): Promise<void> {
    const { estate, recorder, clock } = this.parts
    const taken = await runInTurns(estate.takeDevices(answer.devices, answer.isComplete, clock.now()))
    this.usedFallback = answer.usedFallback
    const changed = taken.changed.map(({ device }) => device)
    this.healthQueue.want(changed.map(({ deviceId }) => deviceId))
    await recorder.devices(taken)
    await this.lookWhy(changed, signal)
    await this.parts.settle()
  }

  /**
   * Reads the health of devices that went, before their rooms are judged: an update that waits explains it (decision 0032). Who
   * does not answer at once is not waited for; the next slice asks again.
   */
  private async lookWhy(changed: readonly Device[], signal: AbortSignal): Promise<void> {
    const source = this.found
    const gone = changed
      .filter(({ healthStatus }) => healthStatus === 'offline')
      .map(({ deviceId }) => deviceId)
      .slice(0, mostAtOnce)
    if (source === null || source.kind === 'intune' || gone.length === 0) return
    const deadline = new AbortController()
    const cancel = this.parts.clock.schedule(longestLookMs, () => deadline.abort())
    const keep = (health: [DeviceId, DeviceHealth][]) => {
      this.healthQueue.drop(health.map(([deviceId]) => deviceId))
      return this.keepHealth(health)
    }
    await readDeviceHealthCycle(source, gone, 'urgent', keep, AbortSignal.any([signal, deadline.signal]))
    cancel()
  }

  private async takeHealth(health: [DeviceId, DeviceHealth][]): Promise<void> {
    await this.keepHealth(health)
    await this.parts.settle()
  }

  private async keepHealth(health: [DeviceId, DeviceHealth][]): Promise<void> {
    const { estate, recorder, clock } = this.parts
    const now = clock.now()
    await recorder.health(estate.takeHealth(health, now), now)
  }
}
