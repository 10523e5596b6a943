import type { RoomAlias, RoomId } from '../../shared/model/room'
import { eachInSteps, type Steps, sortInSteps } from './steps'

/** Strongest first: the account is the room's identity, a device may be carried away. */
const aliasKinds = ['account', 'place', 'mail', 'device'] as const satisfies readonly RoomAlias['kind'][]

/** The ids one joined room has now. */
export interface RoomLegs {
  account: string | null
  place: string | null
  mail: readonly string[]
  device: readonly string[]
}

/** `from` ceased to exist (merge) or lost a part (split); what was known of it belongs to `into`, too. */
export interface RoomMove {
  from: RoomId
  into: RoomId
}

interface RoomClaims {
  /** The RoomId of each group, in the order given. */
  roomIds: RoomId[]
  /** All in force, of living and dead legs. */
  aliases: RoomAlias[]
  merges: RoomMove[]
  splits: RoomMove[]
}

/**
 * Gives each joined room the RoomId it had, by account, then place, mail and device; else a new one. Of rooms that compete
 * for an id or a mail address, the first of `groups` wins.
 * - Merge: a leg leads to a room that nobody claims any more. A place or mail brings its old room along; a device does
 *   so only if that room was nothing but devices, because a device may be carried to another room.
 * - Split: a place, or a device that lost its account, had to leave a room that goes on without it.
 * - The aliases of legs that are gone stay, so that they find their room when they come back; but a room has one
 *   account and one place only, and a new one ends the old.
 */
export function* claimRooms(
  groups: readonly RoomLegs[],
  known: readonly RoomAlias[],
  newRoomId: () => RoomId,
): Steps<RoomClaims> {
  const owners = noAliases<RoomId>()
  const roomsWithIdentity = new Set<RoomId>()
  yield* eachInSteps(known, ({ kind, value, roomId }) => {
    owners[kind].set(value, roomId)
    if (kind === 'account' || kind === 'place') roomsWithIdentity.add(roomId)
  })
  const roomIds = new Map<number, RoomId>()
  const claimed = new Set<RoomId>()
  const claim = (group: number, roomId: RoomId) => {
    roomIds.set(group, roomId)
    claimed.add(roomId)
  }
  for (const kind of aliasKinds) {
    yield* eachInSteps(groups, (group, i) => {
      if (roomIds.has(i)) return
      const free = ownersOf(group, kind, owners).find((roomId) => !claimed.has(roomId))
      if (free) claim(i, free)
    })
  }

  const splits: RoomMove[] = []
  const merged = new Map<RoomId, RoomId>()
  yield* eachInSteps(groups, (group, i) => {
    let roomId = roomIds.get(i)
    if (!roomId) {
      roomId = newRoomId()
      claim(i, roomId)
      const left = group.account === null ? aliasKinds : (['place'] as const)
      const from = left.flatMap((kind) => ownersOf(group, kind, owners))[0]
      if (from) splits.push({ from, into: roomId })
    }
    for (const kind of aliasKinds) {
      for (const from of ownersOf(group, kind, owners)) {
        if (claimed.has(from) || merged.has(from)) continue
        if (kind !== 'device' || !roomsWithIdentity.has(from)) merged.set(from, roomId)
      }
    }
  })
  return {
    roomIds: groups.map((_, i) => roomIds.get(i) ?? newRoomId()),
    aliases: yield* renewAliases(groups, roomIds, known, merged),
    merges: [...merged].map(([from, into]) => ({ from, into })),
    splits,
  }
}

/** The rooms that own the group's ids of one kind. */
function ownersOf(group: RoomLegs, kind: RoomAlias['kind'], owners: ByAlias<RoomId>): RoomId[] {
  const found: RoomId[] = []
  for (const value of legsOf(group, kind)) {
    const roomId = owners[kind].get(value)
    if (roomId !== undefined) found.push(roomId)
  }
  return found
}

const noLegs: readonly string[] = []

function legsOf(group: RoomLegs, kind: RoomAlias['kind']): readonly string[] {
  const legs = group[kind]
  if (legs === null) return noLegs
  return typeof legs === 'string' ? [legs] : legs
}

/** The aliases of living legs, group by group, then those of dead legs as known, a room's own before those a merge brought. */
function* renewAliases(
  groups: readonly RoomLegs[],
  roomIds: ReadonlyMap<number, RoomId>,
  known: readonly RoomAlias[],
  merged: ReadonlyMap<RoomId, RoomId>,
): Steps<RoomAlias[]> {
  const aliases: RoomAlias[] = []
  const living = noAliases<true>()
  const taken = { account: new Set<RoomId>(), place: new Set<RoomId>() }
  yield* eachInSteps(groups, (group, i) => {
    const roomId = roomIds.get(i)
    if (!roomId) return
    if (group.account !== null) taken.account.add(roomId)
    if (group.place !== null) taken.place.add(roomId)
    for (const kind of aliasKinds) {
      for (const value of legsOf(group, kind)) {
        if (living[kind].has(value)) continue
        living[kind].set(value, true)
        aliases.push({ kind, value, roomId })
      }
    }
  })
  const own: RoomAlias[] = []
  const inherited: RoomAlias[] = []
  yield* eachInSteps(known, (alias) => {
    if (living[alias.kind].has(alias.value)) return
    if (merged.has(alias.roomId)) inherited.push(alias)
    else own.push(alias)
  })
  const sorted = yield* sortInSteps(
    inherited,
    (a, b) => compareText(a.kind, b.kind) || compareText(a.value, b.value),
  )
  yield* eachInSteps([...own, ...sorted], (alias) => {
    const roomId = merged.get(alias.roomId) ?? alias.roomId
    if (alias.kind === 'account' || alias.kind === 'place') {
      if (taken[alias.kind].has(roomId)) return
      taken[alias.kind].add(roomId)
    }
    aliases.push({ ...alias, roomId })
  })
  return aliases
}

type ByAlias<Value> = Record<RoomAlias['kind'], Map<string, Value>>

function noAliases<Value>(): ByAlias<Value> {
  return { account: new Map(), place: new Map(), mail: new Map(), device: new Map() }
}

/** Orders by code unit: the same on every machine, and fast. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
