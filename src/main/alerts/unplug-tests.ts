import { randomUUID } from 'node:crypto'
import { fail, type Outcome, succeed } from '../../shared/errors'
import { appWideKey } from '../../shared/ipc/revision'
import type { Device, DeviceId } from '../../shared/model/device'
import type { IncidentSummary } from '../../shared/model/incident'
import type { RoomId, RoomIdentity } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import { type UnplugTest, UnplugTestId } from '../../shared/model/unplug-test'
import { deviceLabel } from '../domain/room-reason'
import type { RoomSignal } from '../domain/room-signal'
import { followUnplug, mayBeUnplugged } from '../domain/unplug-course'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import { Loop } from '../lib/loop'
import type { ChangeFeed } from '../store/change-feed'
import type { Store } from '../store/store'

export interface UnplugTestsParts {
  clock: Clock
  logger: Logger
  store: Store
  feed: ChangeFeed
  /** The room and the device as they are known now; null when there is none. */
  findDevice: (
    tenantKey: TenantKey,
    deviceId: DeviceId,
  ) => { device: Device; room: RoomIdentity | null } | null
  signalOf: (tenantKey: TenantKey, roomId: RoomId) => RoomSignal | null
  incidents: () => IncidentSummary[]
}

/** How often a running test looks, ms: its stages are exact to a second. */
const lookEveryMs = 1_000

/** The guided power cut: one at a time, followed until somebody was told; only its end is stored. */
export class UnplugTests {
  readonly name = 'unplug tests'
  private running: UnplugTest | null = null
  private readonly loop: Loop

  constructor(private readonly parts: UnplugTestsParts) {
    const { clock, logger } = parts
    const turn = () => this.follow()
    this.loop = new Loop({ name: 'unplug test', clock, logger, everyMs: () => lookEveryMs, turn })
  }

  stop(): Promise<void> {
    return this.loop.stop()
  }

  /** Stored ones newest first, after the one that runs. */
  async list(): Promise<UnplugTest[]> {
    const stored = await this.parts.store.unplugTests.list()
    return this.running === null ? stored : [this.running, ...stored]
  }

  /** Arms a test. Codes: `request.notFound`; `unplug.running` while another one runs; `unplug.notWell` for a room in trouble. */
  start(tenantKey: TenantKey, deviceId: DeviceId): Outcome<UnplugTest> {
    const { findDevice, signalOf, incidents, clock } = this.parts
    if (this.running !== null) return fail('unplug.running')
    const found = findDevice(tenantKey, deviceId)
    if (!found?.room) return fail('request.notFound')
    const { device, room } = found
    if (!mayBeUnplugged(signalOf(tenantKey, room.roomId), incidents())) return fail('unplug.notWell')
    const test: UnplugTest = {
      testId: UnplugTestId.parse(randomUUID()),
      tenantKey,
      roomId: room.roomId,
      roomName: room.name,
      deviceId,
      deviceType: device.type,
      deviceName: deviceLabel(device),
      state: 'armed',
      startedAt: clock.now(),
      pulledAt: null,
      stages: { soft: null, hard: null, incident: null, told: null },
      isLow: false,
    }
    this.keep(test)
    return succeed(test)
  }

  /** The plug is out, now. `request.notFound` when this test does not wait for it. */
  markPulled(testId: UnplugTestId): Outcome<null> {
    if (this.running?.testId !== testId || this.running.state !== 'armed') return fail('request.notFound')
    this.keep({ ...this.running, state: 'pulled', pulledAt: this.parts.clock.now() })
    void this.loop.start()
    return succeed(null)
  }

  /** Ends a test without a result. `request.notFound` when it does not run. */
  cancel(testId: UnplugTestId): Outcome<null> {
    if (this.running?.testId !== testId) return fail('request.notFound')
    void this.loop.stop()
    this.keep({ ...this.running, state: 'cancelled' })
    this.running = null
    return succeed(null)
  }

  private async follow(): Promise<void> {
    const before = this.running
    if (before === null) return
    const { signalOf, incidents, clock, store } = this.parts
    const test = followUnplug(before, signalOf(before.tenantKey, before.roomId), incidents(), clock.now())
    if (test.state === 'pulled') {
      if (test !== before) this.keep(test)
      return
    }
    void this.loop.stop()
    // A result that cannot be stored is still shown; the store itself says that it is full or broken.
    await store.unplugTests.save(test)
    this.keep(test)
    this.running = null
  }

  private keep(test: UnplugTest): void {
    this.running = test
    this.parts.feed.publish('unplugTest.changed', appWideKey, { unplugTest: test })
  }
}
