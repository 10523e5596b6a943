import { randomUUID } from 'node:crypto'
import { fail, type Outcome, succeed } from '../../shared/errors'
import { appWideKey } from '../../shared/ipc/revision'
import type { IncidentSummary } from '../../shared/model/incident'
import {
  defaultRestartWindow,
  type ListedMaintenance,
  type MaintenanceOrder,
  type MaintenancePreview,
  type MaintenanceScope,
  type MaintenanceTime,
  type MaintenanceWindow,
  type RestartWindow,
  type SiteZone,
} from '../../shared/model/maintenance'
import type { Place } from '../../shared/model/place'
import type { RoomIdentity } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import { coverOf, graceMs, isIncidentInScope, isInScope, longestCover } from '../domain/maintenance-cover'
import { occurrencesOf } from '../domain/maintenance-times'
import { tomorrowMorning } from '../domain/room-local-time'
import type { PlannedWork, RoomSetting } from '../domain/room-setting'
import { zoneOfPlace } from '../domain/room-zone'
import { isZone } from '../domain/zoned-time'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import { Loop } from '../lib/loop'
import type { Service } from '../lib/service'
import type { ChangeFeed } from '../store/change-feed'
import type { Store } from '../store/store'

/** A room and the place it stands at. */
export interface PlacedRoom {
  identity: RoomIdentity
  place: Place | null
}

export interface MaintenanceDeskParts {
  store: Store
  feed: ChangeFeed
  clock: Clock
  logger: Logger
  userName: string
  /** IANA zone of this computer: the clock of rooms whose own is not known. */
  zone: string
  roomsOf: (tenantKey: TenantKey) => readonly PlacedRoom[]
  incidents: () => readonly IncidentSummary[]
  /** Something began, ended or changed: rooms and incidents are judged again. */
  onChange: () => void
}

/** How often it is looked whether a window began or ended, ms. */
const lookEveryMs = 5_000
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** What planned work hid is counted for so long: stories of years would hold up everything else. */
const hidForMs = 30 * dayMs

/** Keeps the windows of planned work, says what is in force over a room, and tells when that changes. */
export class MaintenanceDesk implements Service, PlannedWork {
  readonly name = 'maintenance'
  private all: MaintenanceWindow[] = []
  private night: RestartWindow = defaultRestartWindow
  private readonly zones = new Map<string, SiteZone>()
  /** Every clock that a room was judged by. */
  private readonly clocks = new Set<string>()
  /** Counts changes of orders and clocks: what rooms were judged by before does not hold any more. */
  private edition = 0
  private lastKey = ''
  private readonly loop: Loop

  constructor(private readonly parts: MaintenanceDeskParts) {
    const { clock, logger } = parts
    this.loop = new Loop({
      name: this.name,
      clock,
      logger,
      everyMs: () => lookEveryMs,
      turn: () => this.look(),
    })
  }

  async load(): Promise<void> {
    const { store, clock } = this.parts
    const [windows, zones, night] = await Promise.all([
      store.maintenance.list(clock.now() - graceMs),
      store.maintenance.siteZones(),
      store.maintenance.restartWindow(),
    ])
    this.all = windows
    for (const zone of zones) this.zones.set(siteKey(zone.tenantKey, zone.site), zone)
    this.night = night ?? defaultRestartWindow
  }

  start(): Promise<void> {
    return this.loop.start()
  }

  stop(): Promise<void> {
    return this.loop.stop()
  }

  /** Those that mute now or may again, deleted ones in their last ten minutes too. */
  windows(): readonly MaintenanceWindow[] {
    return this.all
  }

  restartWindow(): RestartWindow {
    return this.night
  }

  siteZones(): SiteZone[] {
    return [...this.zones.values()]
  }

  settingOf({ identity, place }: PlacedRoom, now: number): RoomSetting {
    const zone = this.zoneOf(identity, place)
    const clock = zone ?? this.parts.zone
    this.clocks.add(clock)
    return { zone, clock, maintenance: this.workOn(identity, clock, now), restartWindow: this.night }
  }

  keyAt(now: number): string {
    const active = this.all.flatMap((window) =>
      [...this.clocks].flatMap((clock) =>
        coverOf(window, clock, now, false) ? `${window.windowId} ${clock}` : [],
      ),
    )
    return `${this.edition} ${active.join()}`
  }

  /** How many rooms the nightly update window explained in the last 24 hours. */
  roomsAwayAtNight(): Promise<number> {
    const { store, clock } = this.parts
    return store.hidden.roomsAwayAtNight(clock.now() - dayMs)
  }

  /** The next to be in force first; those under way before them. */
  async list(): Promise<ListedMaintenance[]> {
    const { store, clock } = this.parts
    const lately = clock.now() - hidForMs
    return Promise.all(
      this.listed().map(async (window) => ({
        ...window,
        hid: await store.hidden.underMaintenance(window.scope, Math.max(window.createdAt, lately)),
      })),
    )
  }

  private listed(): Omit<ListedMaintenance, 'hid'>[] {
    const now = this.parts.clock.now()
    const incidents = this.parts.incidents().filter(({ maintenanceUntil }) => maintenanceUntil !== null)
    return this.all
      .filter(({ deletedAt }) => deletedAt === null)
      .map((window): Omit<ListedMaintenance, 'hid'> => {
        const { zone } = this.zoneOfScope(window.scope)
        const next = occurrencesOf(window, zone, now, 1)[0] ?? null
        const isActive = next !== null && next.from <= now
        const muted = incidents.filter((incident) => isIncidentInScope(window.scope, incident)).length
        return {
          ...window,
          zone,
          isActive,
          next,
          rooms: this.roomsIn(window.scope).length,
          muted: isActive ? muted : 0,
        }
      })
      .filter(({ next }) => next !== null)
      .toSorted((a, b) => (a.next?.from ?? 0) - (b.next?.from ?? 0))
  }

  preview(scope: MaintenanceScope, when: MaintenanceOrder['when']): MaintenancePreview {
    const { zone, isKnown } = this.zoneOfScope(scope)
    const time = this.timeOf(when, zone)
    const next = occurrencesOf({ time, cutAt: null }, zone, this.parts.clock.now(), 3)
    return { zone, isZoneKnown: isKnown, next, rooms: this.roomsIn(scope).length }
  }

  async begin(order: MaintenanceOrder): Promise<Outcome<{ windowId: string }>> {
    const windowId = randomUUID()
    const createdAt = this.parts.clock.now()
    const kept = await this.keep({ ...this.read(order), windowId, createdAt, cutAt: null, deletedAt: null })
    return kept.ok ? succeed({ windowId }) : kept
  }

  async change(windowId: string, order: MaintenanceOrder): Promise<Outcome<null>> {
    const window = this.find(windowId)
    return window ? this.keep({ ...window, ...this.read(order) }) : fail('request.notFound')
  }

  async end(windowId: string): Promise<Outcome<null>> {
    const window = this.find(windowId)
    return window ? this.keep({ ...window, cutAt: this.parts.clock.now() }) : fail('request.notFound')
  }

  async remove(windowId: string): Promise<Outcome<null>> {
    const window = this.find(windowId)
    const now = this.parts.clock.now()
    if (!window) return fail('request.notFound')
    const { zone } = this.zoneOfScope(window.scope)
    const under = coverOf(window, zone, now, false)
    // Over for good: what it covers now has its ten minutes, and then the row goes.
    const startsAt = under?.from ?? window.createdAt - 1
    const time = { kind: 'once' as const, startsAt, endsAt: under ? now : startsAt + 1 }
    return this.keep({ ...window, time, cutAt: now, deletedAt: now })
  }

  async setRestartWindow(window: RestartWindow): Promise<Outcome<null>> {
    const saved = await this.parts.store.maintenance.setRestartWindow(window)
    if (!saved.ok) return saved
    this.night = window
    this.changed()
    return succeed(null)
  }

  async setSiteZone(site: Omit<SiteZone, 'zone'> & { zone: string | null }): Promise<Outcome<null>> {
    const { tenantKey, zone } = site
    if (zone !== null && !isZone(zone)) return fail('request.invalid', { params: { field: 'zone' } })
    const saved = await this.parts.store.maintenance.setSiteZone(site, zone)
    if (!saved.ok) return saved
    if (zone === null) this.zones.delete(siteKey(tenantKey, site.site))
    else this.zones.set(siteKey(tenantKey, site.site), { tenantKey, site: site.site, zone })
    this.changed()
    return succeed(null)
  }

  /** A tenant is gone, and its rows with it. */
  forgetTenant(tenantKey: TenantKey): void {
    const left = this.all.filter(({ scope }) => scope.tenantKey !== tenantKey)
    const hadWindows = left.length < this.all.length
    this.all = left
    for (const [key, zone] of this.zones) if (zone.tenantKey === tenantKey) this.zones.delete(key)
    if (hadWindows) this.changed()
  }

  private find(windowId: string): MaintenanceWindow | undefined {
    return this.all.find((window) => window.windowId === windowId && window.deletedAt === null)
  }

  private read({ scope, when, comment }: MaintenanceOrder) {
    const time = this.timeOf(when, this.zoneOfScope(scope).zone)
    return { scope, time, comment, author: this.parts.userName }
  }

  private async keep(window: MaintenanceWindow): Promise<Outcome<null>> {
    const now = this.parts.clock.now()
    const { time, cutAt, windowId } = window
    const isPast = time.kind === 'once' && time.endsAt <= now && cutAt === null
    if (isPast) return fail('request.invalid', { params: { field: 'endsAt' } })
    const saved = await this.parts.store.maintenance.save(window)
    if (!saved.ok) return saved
    this.all = [...this.all.filter((one) => one.windowId !== windowId), window]
    this.changed()
    return succeed(null)
  }

  private timeOf(when: MaintenanceOrder['when'], zone: string): MaintenanceTime {
    const now = this.parts.clock.now()
    if (when.kind === 'for') return { kind: 'once', startsAt: now, endsAt: now + when.hours * 60 * minuteMs }
    if (when.kind === 'untilMorning') {
      return { kind: 'once', startsAt: now, endsAt: tomorrowMorning(now, zone) }
    }
    return when
  }

  private workOn(identity: RoomIdentity, clock: string, now: number): RoomSetting['maintenance'] {
    if (this.all.length === 0) return null
    const isRoom = ({ scope }: MaintenanceWindow) => isInScope(scope, identity)
    const room = longestCover(this.all, isRoom, clock, now, false)
    if (room) {
      const { author: by, comment } = room.window
      return { until: room.until, by, comment, deviceIds: null }
    }
    const isDevice = ({ scope }: MaintenanceWindow) =>
      scope.kind === 'device' && scope.tenantKey === identity.tenantKey && scope.roomId === identity.roomId
    const device = longestCover(this.all, isDevice, clock, now, false)
    if (!device) return null
    const deviceIds = this.all.flatMap((window) =>
      window.scope.kind === 'device' && isDevice(window) && coverOf(window, clock, now, false)
        ? window.scope.deviceId
        : [],
    )
    const { author: by, comment } = device.window
    return { until: device.until, by, comment, deviceIds: new Set(deviceIds) }
  }

  private zoneOf({ tenantKey, site }: RoomIdentity, place: Place | null): string | null {
    return this.zones.get(siteKey(tenantKey, site ?? ''))?.zone ?? zoneOfPlace(place)
  }

  private zoneOfScope(scope: MaintenanceScope): { zone: string; isKnown: boolean } {
    const zones = new Set(this.roomsIn(scope).map(({ identity, place }) => this.zoneOf(identity, place)))
    const [only] = zones
    const zone = zones.size === 1 ? (only ?? null) : null
    return { zone: zone ?? this.parts.zone, isKnown: zone !== null }
  }

  private roomsIn(scope: MaintenanceScope): PlacedRoom[] {
    const isMeant = (identity: RoomIdentity) =>
      scope.kind === 'device' ? identity.roomId === scope.roomId : isInScope(scope, identity)
    return this.parts.roomsOf(scope.tenantKey).filter(({ identity }) => isMeant(identity))
  }

  private look(): void {
    const now = this.parts.clock.now()
    const isOver = (window: MaintenanceWindow) =>
      window.time.kind === 'once' && (window.cutAt ?? window.time.endsAt) + graceMs < now - lookEveryMs
    if (this.all.some(isOver)) this.all = this.all.filter((window) => !isOver(window))
    if (this.keyAt(now) !== this.lastKey) this.announce()
  }

  private changed(): void {
    this.edition += 1
    this.announce()
  }

  private announce(): void {
    this.lastKey = this.keyAt(this.parts.clock.now())
    this.parts.feed.publish('maintenance.changed', appWideKey, {})
    this.parts.onChange()
  }
}

const siteKey = (tenantKey: TenantKey, site: string): string => `${tenantKey} ${site}`
