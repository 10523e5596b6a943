import type { Account } from '../../shared/model/account'
import { computeTypes, type Device, type DeviceId } from '../../shared/model/device'
import type { Place } from '../../shared/model/place'
import type { RoomAlias, RoomId, RoomIdentity, RoomKind } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import { hasDeviceLicence, hasRoomLicence } from './licence-rules'
import { claimRooms, compareText, type RoomLegs, type RoomMove } from './room-aliases'

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
 * {@link claimRooms}), and a place whose address matches nothing stays with the room it was in. Linear but for the sort.
 */
export function joinRooms(facts: RoomJoinFacts, newRoomId: () => RoomId): RoomJoin {
  const groups = new Map<string, Group>()
  for (const account of facts.accounts) groupOf(groups, account.accountId).account = account
  for (const device of uniqueDevices(facts.devices)) {
    if (device.accountId !== null) groupOf(groups, device.accountId).devices.push(device)
    else
      groups.set(`device:${device.deviceId}`, { ...lonely(`device:${device.deviceId}`), devices: [device] })
  }
  joinPlaces(groups, facts)

  const rooms = [...groups.values()].filter(isRoom).sort((a, b) => compareText(a.key, b.key))
  for (const room of rooms) room.devices.sort(compareDevices)
  const claims = claimRooms(rooms.map(legsOf), facts.aliases, newRoomId)
  const named = rooms.flatMap((room, i) => {
    const roomId = claims.roomIds[i]
    if (roomId === undefined) return []
    const identity = identityOf(room, roomId, facts.tenantKey)
    return [{ identity, sortKey: identity.name.toLowerCase() }]
  })
  named.sort((a, b) => compareText(a.sortKey, b.sortKey) || compareText(a.identity.roomId, b.identity.roomId))
  const identities = named.map(({ identity }) => identity)
  return { rooms: identities, aliases: claims.aliases, merges: claims.merges, splits: claims.splits }
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

/** Pages of a list overlap when devices come or go in between. */
function uniqueDevices(devices: readonly Device[]): Iterable<Device> {
  return new Map(devices.map((device) => [device.deviceId, device])).values()
}

function joinPlaces(groups: Map<string, Group>, facts: RoomJoinFacts): void {
  const byAddress = accountsByAddress(facts.accounts)
  const unmatched: Place[] = []
  const places = [...new Map(facts.places.map((place) => [place.placeId, place])).values()]
  places.sort((a, b) => compareText(a.placeId, b.placeId))
  for (const place of places) {
    const accountId = place.mail === null ? undefined : byAddress.get(readAddress(place.mail))
    const group = accountId === undefined ? undefined : groups.get(`account:${accountId}`)
    if (group && group.place === null) group.place = place
    else unmatched.push(place)
  }
  // A rename reaches accounts and places at different times (each is read every few hours), and accounts may not be read
  // yet: what was one room stays one while nothing says otherwise.
  const rooms = new Map(facts.aliases.filter((a) => a.kind === 'place').map((a) => [a.value, a.roomId]))
  const accounts = new Map(facts.aliases.filter((a) => a.kind === 'account').map((a) => [a.roomId, a.value]))
  for (const place of unmatched) {
    const roomId = rooms.get(place.placeId)
    const accountId = roomId === undefined ? undefined : accounts.get(roomId)
    const group = accountId === undefined ? undefined : groups.get(`account:${accountId}`)
    if (group && group.place === null && isRoom(group)) group.place = place
    else groups.set(`place:${place.placeId}`, { ...lonely(`place:${place.placeId}`), place })
  }
}

/** Account ids by mail, then by user principal name; the mail of one account wins over the sign-in name of another. */
function accountsByAddress(accounts: readonly Account[]): Map<string, string> {
  const sorted = [...accounts].sort((a, b) => compareText(a.accountId, b.accountId))
  const byAddress = new Map<string, string>()
  for (const field of ['mail', 'userPrincipalName'] as const) {
    for (const account of sorted) {
      const address = account[field] === null ? '' : readAddress(account[field])
      if (address !== '' && !byAddress.has(address)) byAddress.set(address, account.accountId)
    }
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
