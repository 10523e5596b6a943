import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DeviceId } from '../../shared/model/device'
import type { Place } from '../../shared/model/place'
import type { RoomAlias, RoomId, RoomIdentity } from '../../shared/model/room'
import type { HealthLevel, RoomHealth } from '../../shared/model/room-health'
import type { TenantKey } from '../../shared/model/tenant'
import { computeEvidenceMs } from '../domain/device-evidence'
import { isStale } from '../domain/poll-schedule'
import { isInDoubt } from '../domain/presence-doubt'
import { judgeRoom, type Restarting, type RoomFacts } from '../domain/room-health'
import { joinRooms, type RoomJoin, sameIdentity } from '../domain/room-identity'
import type { PlannedWork } from '../domain/room-setting'
import { type RoomSignal, readRoomSignal, sameSignal } from '../domain/room-signal'
import { sameSummary, summariseRoom } from '../domain/room-summary'
import { eachInSteps } from '../domain/steps'
import type { RoomTransition, StoredRoom } from '../store/room-store'
import type { Estate } from './estate'
import { runInTurns } from './in-turns'

/** How many rooms are judged before other work gets its turn: about 5 ms. */
const roomsPerTurn = 250

/** What the judgement of a tenant's rooms is made against, the same for all of them in one cycle. */
export type BoardConditions = Pick<RoomFacts, 'workloads' | 'deviceSource' | 'presenceDoubt'>

/** What one settling changed: rows to store, and the part of them the window shows. */
export interface BoardChange {
  saved: StoredRoom[]
  shown: StoredRoom[]
  removed: RoomId[]
  transitions: RoomTransition[]
  /** What the alerting rules have to know. */
  signals: RoomSignal[]
}

/** Who the rooms of one tenant are and how they are: joins the estate's facts and judges rooms whose facts changed. */
export class RoomBoard {
  readonly rooms = new Map<RoomId, StoredRoom>()
  /** Rooms that are offline or critical. */
  readonly troubled = new Set<RoomId>()
  private readonly counts: Partial<Record<HealthLevel, number>> = {}
  private readonly signals = new Map<RoomId, RoomSignal>()
  private index = emptyIndex()
  private aliases: RoomAlias[] = []
  private readonly vips = new Set<RoomId>()
  private readonly restarting = new Map<DeviceId, Restarting>()
  /** Until when a room that went down at night reads restarting, epoch ms. */
  private readonly nights = new Map<RoomId, number>()

  constructor(
    private readonly tenantKey: TenantKey,
    private readonly estate: Estate,
    private readonly newRoomId: () => RoomId,
    private readonly planned: PlannedWork,
  ) {}

  load(rooms: readonly StoredRoom[], aliases: readonly RoomAlias[], vips: readonly RoomId[]): void {
    for (const roomId of vips) this.vips.add(roomId)
    for (const room of rooms) this.keep(room)
    this.aliases = [...aliases]
  }

  roomOfDevice(deviceId: DeviceId): RoomIdentity | null {
    const roomId = this.index.byDevice.get(deviceId)
    return (roomId && this.rooms.get(roomId)?.identity) ?? null
  }

  /** The rooms of these accounts and devices, each once. */
  roomsOf(accountIds: Iterable<string>, deviceIds: Iterable<DeviceId>): Set<RoomId> {
    const roomIds = new Set<RoomId>()
    const add = (roomId: RoomId | undefined) => roomId && roomIds.add(roomId)
    for (const accountId of accountIds) add(this.index.byAccount.get(accountId))
    for (const deviceId of deviceIds) add(this.index.byDevice.get(deviceId))
    return roomIds
  }

  /** Marks a device as restarting by our own command until `until`, or ends that with null. */
  setRestarting(deviceId: DeviceId, span: { since: number; until: number } | null): void {
    if (span) this.restarting.set(deviceId, { deviceId, ...span })
    else this.restarting.delete(deviceId)
  }

  /** Marks a room as very important, or takes the mark back; it is to be judged again. */
  setVip(roomId: RoomId, isVip: boolean): void {
    if (isVip) this.vips.add(roomId)
    else this.vips.delete(roomId)
    const accountId = this.index.identities.get(roomId)?.accountId
    if (!accountId) return
    if (isVip) this.estate.vipAccounts.add(accountId)
    else this.estate.vipAccounts.delete(accountId)
  }

  countByLevel(): Partial<Record<HealthLevel, number>> {
    return { ...this.counts }
  }

  /**
   * Joins the facts anew, and gives way in between: the board is the old one until it is the new one. `renewed` are the rooms
   * that are new or whose identity changed; `removed` are no more.
   */
  async rejoin(): Promise<{ join: RoomJoin; renewed: Set<RoomId>; removed: RoomId[] }> {
    const { devices, accounts, places } = this.estate
    const join = await runInTurns(
      joinRooms(
        {
          tenantKey: this.tenantKey,
          devices: [...devices.values()].map((facts) => facts.device),
          accounts: [...accounts.values()],
          places: [...places.values()],
          aliases: this.aliases,
        },
        this.newRoomId,
      ),
    )
    this.aliases = join.aliases
    const renewed = new Set<RoomId>()
    const next = emptyIndex()
    await runInTurns(
      eachInSteps(join.rooms, (identity) => {
        const known = this.index.identities.get(identity.roomId)
        const isSame = known !== undefined && sameIdentity(known, identity)
        if (!isSame) renewed.add(identity.roomId)
        addTo(next, isSame ? known : identity)
      }),
    )
    this.index = next
    this.estate.vipAccounts.clear()
    for (const roomId of this.vips) this.markVipAccount(roomId)
    const removed = [...this.rooms.keys()].filter((roomId) => !next.identities.has(roomId))
    for (const roomId of removed) {
      this.count(this.rooms.get(roomId), -1)
      this.rooms.delete(roomId)
      this.signals.delete(roomId)
      this.troubled.delete(roomId)
      this.nights.delete(roomId)
    }
    return { join, renewed, removed }
  }

  /** Judges these rooms (all of them when null) and returns what changed; other work gets turns in between. */
  async judge(
    roomIds: Iterable<RoomId> | null,
    conditions: BoardConditions,
    now: number,
  ): Promise<BoardChange> {
    const change: BoardChange = { saved: [], shown: [], removed: [], transitions: [], signals: [] }
    let judged = 0
    for (const roomId of roomIds ?? [...this.index.identities.keys()]) {
      if (++judged % roomsPerTurn === 0) await nextTurn()
      const identity = this.index.identities.get(roomId)
      if (identity) this.judgeOne(identity, conditions, now, change)
    }
    return change
  }

  /** Every fact about a room, as the judge and the drawer see them. */
  factsOf(identity: RoomIdentity, conditions: BoardConditions, now: number): RoomFacts {
    const { estate } = this
    return {
      identity,
      account: (identity.accountId && estate.accounts.get(identity.accountId)) || null,
      presence: (identity.accountId && estate.presence.get(identity.accountId)) || null,
      devices: identity.deviceIds.flatMap((deviceId) => estate.devices.get(deviceId) ?? []),
      restarting: this.restartingIn(identity),
      setting: this.planned.settingOf({ identity, place: this.placeOf(identity) }, now),
      previous: this.rooms.get(identity.roomId)?.health ?? null,
      isVip: this.vips.has(identity.roomId),
      ...conditions,
    }
  }

  private judgeOne(
    identity: RoomIdentity,
    conditions: BoardConditions,
    now: number,
    change: BoardChange,
  ): void {
    const before = this.rooms.get(identity.roomId)
    const facts = this.factsOf(identity, conditions, now)
    const health = judgeRoom(facts, now)
    this.noteNight(identity.roomId, health)
    this.signal(facts, health, now, change)
    const summary = summariseRoom(facts, health)
    const isShownSame = before !== undefined && sameSummary(before.summary, summary)
    const isIdentitySame = before?.identity === identity
    // An equal summary keeps its object, so that nothing downstream takes it for a change.
    const room: StoredRoom = { identity, health, summary: isShownSame ? before.summary : summary }
    this.put(room)
    if (isShownSame && isIdentitySame) return
    change.saved.push(room)
    if (!isShownSame) change.shown.push(room)
    const wasSoft = before?.health.suspicion ?? null
    const isNewLevel = before?.health.level !== health.level
    if (isNewLevel || (wasSoft === null) !== (health.suspicion === null)) {
      change.transitions.push({
        roomId: identity.roomId,
        at: now,
        from: before?.health.level ?? null,
        level: isNewLevel ? health.level : (health.suspicion?.level ?? health.level),
        isSoft: !isNewLevel && health.suspicion !== null,
        reason: health.reasons.find(({ level }) => level === health.level) ?? health.reasons[0] ?? null,
      })
    }
  }

  /** Every room and where it stands. */
  placedRooms(): { identity: RoomIdentity; place: Place | null }[] {
    return [...this.index.identities.values()].map((identity) => ({
      identity,
      place: this.placeOf(identity),
    }))
  }

  /** Rooms whose patience in the nightly update window is over: they are judged again without new facts. */
  overdue(now: number): RoomId[] {
    return [...this.nights].flatMap(([roomId, until]) => (now >= until ? roomId : []))
  }

  private noteNight(roomId: RoomId, { reasons }: RoomHealth): void {
    const night = reasons.find(({ code }) => code === 'nightlyRestart')
    if (night) this.nights.set(roomId, Number(night.params.until))
    else this.nights.delete(roomId)
  }

  private placeOf({ placeId }: RoomIdentity): Place | null {
    return (placeId && this.estate.places.get(placeId)) || null
  }

  private signal(facts: RoomFacts, health: RoomHealth, now: number, change: BoardChange): void {
    const { roomId, accountId } = facts.identity
    const before = this.signals.get(roomId) ?? null
    const lastReachableAt = (accountId && this.estate.reachableBefore.get(accountId)) || null
    const signal = readRoomSignal(facts, health, before, lastReachableAt, now)
    if (before !== null && sameSignal(before, signal)) return
    this.signals.set(roomId, signal)
    change.signals.push(signal)
  }

  private restartingIn(identity: RoomIdentity): Restarting | null {
    if (this.restarting.size === 0) return null
    for (const deviceId of identity.deviceIds) {
      const restarting = this.restarting.get(deviceId)
      if (restarting) return restarting
    }
    return null
  }

  private put(room: StoredRoom): void {
    const { roomId } = room.identity
    this.count(this.rooms.get(roomId), -1)
    this.count(room, 1)
    this.rooms.set(roomId, room)
    if (room.health.level === 'offline' || room.health.level === 'critical') this.troubled.add(roomId)
    else this.troubled.delete(roomId)
  }

  private count(room: StoredRoom | undefined, step: 1 | -1): void {
    if (room) this.counts[room.health.level] = (this.counts[room.health.level] ?? 0) + step
  }

  private keep(room: StoredRoom): void {
    this.put(room)
    addTo(this.index, room.identity)
    if (this.vips.has(room.identity.roomId)) this.markVipAccount(room.identity.roomId)
  }

  private markVipAccount(roomId: RoomId): void {
    const accountId = this.index.identities.get(roomId)?.accountId
    if (accountId) this.estate.vipAccounts.add(accountId)
  }
}

/** Who the rooms are, and by whom they are found. */
interface RoomIndex {
  identities: Map<RoomId, RoomIdentity>
  byAccount: Map<string, RoomId>
  byDevice: Map<DeviceId, RoomId>
}

function emptyIndex(): RoomIndex {
  return { identities: new Map(), byAccount: new Map(), byDevice: new Map() }
}

function addTo({ identities, byAccount, byDevice }: RoomIndex, identity: RoomIdentity): void {
  identities.set(identity.roomId, identity)
  if (identity.accountId) byAccount.set(identity.accountId, identity.roomId)
  for (const deviceId of identity.deviceIds) byDevice.set(deviceId, identity.roomId)
}

/** What of the conditions can change a judgement: when this differs, every room is judged again. */
export function conditionsKey(
  { workloads, deviceSource, presenceDoubt }: BoardConditions,
  now: number,
): string {
  const { presence, devices, deviceHealth } = workloads
  return [
    deviceSource,
    ...[presence, devices, deviceHealth].map(({ state, error }) => `${state} ${error?.code ?? ''}`),
    isStale(presence.lastGoodAt, presence.everyMs, now),
    presenceDoubt && isInDoubt(presenceDoubt, presenceDoubt.since, now)
      ? `${presenceDoubt.since} ${presenceDoubt.until}`
      : '',
    devices.lastGoodAt === null || now - devices.lastGoodAt > computeEvidenceMs,
  ].join('|')
}
