import type { Account } from '../../shared/model/account'
import { computeTypes, type Device, type DeviceId } from '../../shared/model/device'
import type { Place } from '../../shared/model/place'
import { type RoomAlias, type RoomId, RoomIdentity, type RoomKind } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import { hasDeviceLicence, hasRoomLicence } from './licence-rules'
import { claimRooms, compareText, type RoomLegs, type RoomMove } from './room-aliases'
import { eachInSteps, type Steps, sortInSteps } from './steps'

export interface RoomJoinFacts {
  tenantKey: TenantKey
  devices: readonly Device[]
  accounts: readonly Account[]
  places: readonly Place[]
  /** As the last run of the join left them. */
  aliases: readonly RoomAlias[]
}

export interface RoomJoin {
  /** By name, then id. */
  rooms: RoomIdentity[]
  /** All in force: write these over the old ones. */
  aliases: RoomAlias[]
  merges: RoomMove[]
  splits: RoomMove[]
}

/** Legs that belong together: around an account, or one leg alone. */
interface Group {
  key: string
  accountId: string | null
  account: Account | null
  place: Place | null
  devices: Device[]
}

/**
 * Joins devices, accounts and places to rooms: a device belongs to the account it is signed in with, a place to the
 * account whose mail or user principal name is its address. What finds no partner is a room of its own, never dropped;
 * only an account with no device licence, device or place is none. RoomIds stay the same from run to run (see
 * {@link claimRooms}), and a place whose address matches nothing stays with the room it was in. Linear but for the sort,
 * and in steps: of a tenant with 100,000 devices it takes a second.
 */
export function* joinRooms(facts: RoomJoinFacts, newRoomId: () => RoomId): Steps<RoomJoin> {
  const groups = new Map<string, Group>()
  yield* eachInSteps(facts.accounts, (account) => {
    groupOf(groups, account.accountId).account = account
  })
  // Pages of a list overlap when devices come or go in between: the last word on each counts.
  const devices = new Map<DeviceId, Device>()
  yield* eachInSteps(facts.devices, (device) => devices.set(device.deviceId, device))
  yield* eachInSteps(devices.values(), (device) => {
    if (device.accountId !== null) groupOf(groups, device.accountId).devices.push(device)
    else
      groups.set(`device:${device.deviceId}`, { ...lonely(`device:${device.deviceId}`), devices: [device] })
  })
  yield* joinPlaces(groups, facts)

  const found: Group[] = []
  yield* eachInSteps(groups.values(), (group) => {
    if (isRoom(group)) found.push(group)
  })
  const rooms = yield* sortInSteps(found, (a, b) => compareText(a.key, b.key))
  const legs: RoomLegs[] = []
  yield* eachInSteps(rooms, (room) => {
    room.devices.sort(compareDevices)
    legs.push(legsOf(room))
  })
  const claims = yield* claimRooms(legs, facts.aliases, newRoomId)
  const named: { identity: RoomIdentity; sortKey: string }[] = []
  yield* eachInSteps(rooms, (room, i) => {
    const roomId = claims.roomIds[i]
    if (roomId === undefined) return
    const identity = identityOf(room, roomId, facts.tenantKey)
    named.push({ identity, sortKey: identity.name.toLowerCase() })
  })
  const sorted = yield* sortInSteps(
    named,
    (a, b) => compareText(a.sortKey, b.sortKey) || compareText(a.identity.roomId, b.identity.roomId),
  )
  const identities = sorted.map(({ identity }) => identity)
  return { rooms: identities, aliases: claims.aliases, merges: claims.merges, splits: claims.splits }
}

const identityFields = RoomIdentity.keyof().options

/** Are two identities of a room alike? By hand, because every join compares every room. */
export function sameIdentity(a: RoomIdentity, b: RoomIdentity): boolean {
  return identityFields.every((field) => {
    if (field !== 'deviceIds') return a[field] === b[field]
    return (
      a.deviceIds.length === b.deviceIds.length &&
      a.deviceIds.every((deviceId, i) => deviceId === b.deviceIds[i])
    )
  })
}

function lonely(key: string): Group {
  return { key, accountId: null, account: null, place: null, devices: [] }
}

function groupOf(groups: Map<string, Group>, accountId: string): Group {
  const key = `account:${accountId}`
  let group = groups.get(key)
  if (!group) {
    group = { ...lonely(key), accountId }
    groups.set(key, group)
  }
  return group
}

function* joinPlaces(groups: Map<string, Group>, facts: RoomJoinFacts): Steps<undefined> {
  const byAddress = yield* accountsByAddress(facts.accounts)
  const unmatched: Place[] = []
  const known = [...new Map(facts.places.map((place) => [place.placeId, place])).values()]
  const places = yield* sortInSteps(known, (a, b) => compareText(a.placeId, b.placeId))
  yield* eachInSteps(places, (place) => {
    const accountId = place.mail === null ? undefined : byAddress.get(readAddress(place.mail))
    const group = accountId === undefined ? undefined : groups.get(`account:${accountId}`)
    if (group && group.place === null) group.place = place
    else unmatched.push(place)
  })
  // A rename reaches accounts and places at different times (each is read every few hours), and accounts may not be read
  // yet: what was one room stays one while nothing says otherwise.
  const rooms = new Map<string, RoomId>()
  const accounts = new Map<RoomId, string>()
  yield* eachInSteps(facts.aliases, ({ kind, value, roomId }) => {
    if (kind === 'place') rooms.set(value, roomId)
    else if (kind === 'account') accounts.set(roomId, value)
  })
  yield* eachInSteps(unmatched, (place) => {
    const roomId = rooms.get(place.placeId)
    const accountId = roomId === undefined ? undefined : accounts.get(roomId)
    const group = accountId === undefined ? undefined : groups.get(`account:${accountId}`)
    if (group && group.place === null && isRoom(group)) group.place = place
    else groups.set(`place:${place.placeId}`, { ...lonely(`place:${place.placeId}`), place })
  })
}

/** Account ids by mail, then by user principal name; the mail of one account wins over the sign-in name of another. */
function* accountsByAddress(accounts: readonly Account[]): Steps<Map<string, string>> {
  const sorted = yield* sortInSteps(accounts, (a, b) => compareText(a.accountId, b.accountId))
  const byAddress = new Map<string, string>()
  for (const field of ['mail', 'userPrincipalName'] as const) {
    yield* eachInSteps(sorted, (account) => {
      const address = account[field] === null ? '' : readAddress(account[field])
      if (address !== '' && !byAddress.has(address)) byAddress.set(address, account.accountId)
    })
  }
  return byAddress
}

function isRoom(group: Group): boolean {
  return group.devices.length > 0 || group.place !== null || hasDeviceLicence(group.account?.licences ?? [])
}

function legsOf(group: Group): RoomLegs {
  const addresses = [group.place?.mail, group.account?.mail, group.account?.userPrincipalName]
  const mail = addresses.flatMap((address) => (address ? [readAddress(address)] : []))
  return {
    account: group.accountId,
    place: group.place?.placeId ?? null,
    mail: [...new Set(mail)],
    device: group.devices.map((device) => device.deviceId),
  }
}

function identityOf(group: Group, roomId: RoomId, tenantKey: TenantKey): RoomIdentity {
  const { account, place } = group
  const mail = firstText(place?.mail, account?.mail, account?.userPrincipalName)
  return {
    roomId,
    tenantKey,
    kind: kindOf(group),
    name: nameOf(group),
    site: firstText(place?.building, place?.city),
    city: firstText(place?.city),
    floor: firstText(place?.floor),
    floorNumber: place?.floorNumber ?? null,
    capacity: place?.capacity ?? null,
    accountId: group.accountId,
    mail: mail === null ? null : readAddress(mail),
    placeId: place?.placeId ?? null,
    deviceIds: group.devices.map((device): DeviceId => device.deviceId),
  }
}

function kindOf(group: Group): RoomKind {
  if (group.accountId === null) return group.place !== null ? 'placeOnly' : 'deviceOnly'
  if (group.place !== null) return 'room'
  if (group.devices.length === 0) return 'accountOnly'
  const isRoomAccount = hasRoomLicence(group.account?.licences ?? [])
  return isRoomAccount || group.devices.some((device) => computeTypes.has(device.type))
    ? 'room'
    : 'sharedDevice'
}

function nameOf({ key, account, place, devices }: Group): string {
  const device = devices[0]
  const hardware = [device?.manufacturer, device?.model, device?.serialNumber].flatMap(
    (part) => part?.trim() || [],
  )
  return (
    firstText(
      place?.displayName,
      account?.displayName,
      ...devices.map((d) => d.accountName),
      hardware.join(' '),
      place?.mail,
      account?.mail,
      account?.userPrincipalName,
      device?.deviceId,
    ) ?? key.slice(key.indexOf(':') + 1)
  )
}

/** The room's computer first, then by id: the first device is the one a room is described by. */
function compareDevices(a: Device, b: Device): number {
  const rank = (device: Device) => (computeTypes.has(device.type) ? 0 : 1)
  return rank(a) - rank(b) || compareText(a.deviceId, b.deviceId)
}

function firstText(...texts: readonly (string | null | undefined)[]): string | null {
  for (const text of texts) if (text?.trim()) return text.trim()
  return null
}

function readAddress(address: string): string {
  return address.trim().toLowerCase()
}
