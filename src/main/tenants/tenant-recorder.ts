import type { Outcome } from '../../shared/errors'
import type { Account } from '../../shared/model/account'
import type { DeviceHealth, DeviceId } from '../../shared/model/device'
import type { Place } from '../../shared/model/place'
import type { PresenceState } from '../../shared/model/presence-state'
import type { RoomId } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import type { TenantStatus, Workload } from '../../shared/model/tenant-status'
import { isStale } from '../domain/poll-schedule'
import type { DeviceFacts } from '../domain/room-health'
import type { RoomJoin } from '../domain/room-identity'
import type { Logger } from '../lib/logger'
import type { ChangeFeed } from '../store/change-feed'
import type { Store } from '../store/store'
import type { Estate, Taken } from './estate'
import type { BoardChange, RoomBoard } from './room-board'

/** How often freshness goes to disk, ms: a crash makes the wall look at most so much older. */
const markEveryMs = 60_000

/**
 * Carries one tenant's changes to disk and then to the feed. A failed write is logged and does not stop the
 * wall: the store itself says that it is full or broken.
 */
export class TenantRecorder {
  private readonly markedAt = new Map<Workload, number>()

  constructor(
    private readonly tenantKey: TenantKey,
    private readonly store: Store,
    private readonly feed: ChangeFeed,
    private readonly logger: Logger,
  ) {}

  /** Fills estate and board with what the last run knew; returns when each workload was last good. */
  async load(estate: Estate, board: RoomBoard): Promise<Map<Workload, number>> {
    const { store, tenantKey } = this
    const [freshness, devices, accounts, places, presence, rooms, aliases, vips] = await Promise.all([
      store.coverage.freshness(tenantKey),
      store.devices.list(tenantKey),
      store.accounts.list(tenantKey),
      store.places.list(tenantKey),
      store.presence.list(tenantKey),
      store.rooms.list(tenantKey),
      store.rooms.aliases(tenantKey),
      store.vips.list(tenantKey),
    ])
    const listReadAt = freshness.get('devices') ?? 0
    for (const row of devices) {
      estate.devices.set(row.device.deviceId, { ...row, listReadAt: Math.max(row.listReadAt, listReadAt) })
    }
    for (const account of accounts) estate.accounts.set(account.accountId, account)
    for (const place of places) estate.places.set(place.placeId, place)
    // States are written when they change; a sweep that changed nothing still saw them.
    const sweptAt = freshness.get('presence') ?? 0
    estate.loadPresence(
      presence.map((state) => ({
        ...state,
        lastGoodAt: state.lastGoodAt && Math.max(state.lastGoodAt, sweptAt),
      })),
    )
    board.load(rooms, aliases, vips)
    return freshness
  }

  async devices(taken: Taken<DeviceFacts, DeviceId>): Promise<void> {
    if (taken.changed.length === 0 && taken.removed.length === 0) return
    this.check('devices', await this.store.devices.save(this.tenantKey, taken.changed, taken.removed))
  }

  async health(changed: readonly DeviceFacts[], readAt: number): Promise<void> {
    const rows = changed.flatMap(({ device, health }) => healthRow(device.deviceId, health, readAt))
    if (rows.length > 0)
      this.check('device health', await this.store.devices.saveHealth(this.tenantKey, rows))
  }

  async accounts(taken: Taken<Account, string>): Promise<void> {
    if (taken.changed.length === 0 && taken.removed.length === 0) return
    this.check('accounts', await this.store.accounts.save(this.tenantKey, taken.changed, taken.removed))
  }

  async places(taken: Taken<Place, string>): Promise<void> {
    if (taken.changed.length === 0 && taken.removed.length === 0) return
    this.check('places', await this.store.places.save(this.tenantKey, taken.changed, taken.removed))
  }

  async presence(states: readonly PresenceState[], at: number): Promise<void> {
    if (states.length === 0) return
    this.check('presence', await this.store.presence.save(this.tenantKey, states, at))
  }

  vip(roomId: RoomId, isVip: boolean, at: number): Promise<Outcome<void>> {
    return this.store.vips.save(this.tenantKey, roomId, isVip, at)
  }

  async join(join: RoomJoin, at: number): Promise<void> {
    const { aliases, merges, splits } = join
    this.check(
      'room identities',
      await this.store.rooms.saveAliases(this.tenantKey, aliases, merges, splits, at),
    )
  }

  /** Stores judged rooms and tells the window about those that look different. */
  async board(change: BoardChange): Promise<void> {
    const { saved, shown, removed, transitions } = change
    if (saved.length === 0 && removed.length === 0) return
    this.check('rooms', await this.store.rooms.save(this.tenantKey, saved, removed, transitions))
    if (shown.length === 0 && removed.length === 0) return
    this.feed.publish('rooms.changed', this.tenantKey, {
      changed: shown.map((room) => room.summary),
      removed,
    })
  }

  /** Notes a good cycle; a pause of more than three intervals since the one before is kept as a gap. */
  async good(workload: Workload, before: number | null, at: number, everyMs: number): Promise<void> {
    if (before !== null && isStale(before, everyMs, at)) {
      await this.store.coverage.addGap(this.tenantKey, workload, before, at)
    }
    if (at - (this.markedAt.get(workload) ?? 0) < markEveryMs) return
    this.markedAt.set(workload, at)
    await this.store.coverage.markGood(this.tenantKey, workload, at)
  }

  status(status: TenantStatus): void {
    this.feed.publish('tenant.changed', this.tenantKey, { status })
  }

  private check(what: string, outcome: Outcome<void>): void {
    if (!outcome.ok)
      this.logger.warn('Changes could not be stored', { tenant: this.tenantKey, what, error: outcome.error })
  }
}

function healthRow(deviceId: DeviceId, health: DeviceHealth | null, readAt: number) {
  return health ? [{ deviceId, health, readAt }] : []
}
