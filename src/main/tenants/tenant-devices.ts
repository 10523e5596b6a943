import type { Failure, Outcome } from '../../shared/errors'
import type { Device, DeviceHealth, DeviceId } from '../../shared/model/device'
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
} from '../pollers/device-pollers'
import type { Estate } from './estate'
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

  /** Why there is no source, or none yet. */
  get sourceReason(): Failure | null {
    return this.missing
  }

  /** Did the last list come from one question a device type? */
  get isFallback(): boolean {
    return this.usedFallback
  }

  kind(): DeviceSource['kind'] | 'none' | 'probing' {
    if (this.found) return this.found.kind
    return this.missing ? 'none' : 'probing'
  }

  /** The next read looks for the source anew: permissions changed. */
  probeAgain(): void {
    this.found = null
  }

  async readList(signal: AbortSignal): Promise<Outcome<number>> {
    const source = await this.probed(signal)
    if (!source.ok) return source
    const outcome = await readDeviceListCycle(source.value, (answer) => this.takeList(answer), signal)
    if (outcome.ok || !sourceEndings.has(outcome.error.code)) return outcome
    this.found = null
    const probed = await this.probed(signal)
    return probed.ok ? outcome : probed
  }

  /** Reads these devices now, and the health of those that restart; nothing where there is no source. */
  async readSome(deviceIds: readonly DeviceId[], signal: AbortSignal): Promise<Outcome<number>> {
    const source = this.found
    if (!source || deviceIds.length === 0) return { ok: true, value: 0 }
    const apply = (devices: Device[]) =>
      this.takeList({ devices, isComplete: false, usedFallback: this.usedFallback })
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
    if (this.found) return { ok: true, value: this.found }
    const probe = await probeDeviceSource(this.parts.graph, this.parts.roles(), { lane: 'sweep', signal })
    this.found = probe.source
    this.missing = probe.reason
    return probe.source
      ? { ok: true, value: probe.source }
      : { ok: false, error: probe.reason ?? { code: 'graph.gone' } }
  }

  private async takeList(answer: DeviceListAnswer): Promise<void> {
    const { estate, recorder, clock } = this.parts
    const taken = estate.takeDevices(answer.devices, answer.isComplete, clock.now())
    this.usedFallback = answer.usedFallback
    this.healthQueue.want(taken.changed.map(({ device }) => device.deviceId))
    await recorder.devices(taken)
    await this.parts.settle()
  }

  private async takeHealth(health: [DeviceId, DeviceHealth][]): Promise<void> {
    const { estate, recorder, clock } = this.parts
    const now = clock.now()
    await recorder.health(estate.takeHealth(health, now), now)
    await this.parts.settle()
  }
}
