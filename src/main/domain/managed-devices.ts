import type { Account } from '../../shared/model/account'
import { type Device, DeviceId, type DeviceType } from '../../shared/model/device'
import type { ManagedDevice, RecognisedDevice } from '../../shared/model/managed-device'
import { hasRoomLicence } from './licence-rules'

/** What is known of a tenant's rooms when its managed devices are gone through. */
export interface KnownRooms {
  /** As any source listed them before. */
  devices: Iterable<Device>
  /** Room and device accounts. */
  accounts: Iterable<Account>
}

/** What makers leave in the field. */
const noSerials: ReadonlySet<string> = new Set([
  '0',
  'none',
  'unknown',
  'defaultstring',
  'systemserialnumber',
  'tobefilledbyoem',
])

/**
 * The managed devices that belong to rooms, by the surest sign: the serial number or network address of a device known
 * before (which keeps its id, so that its history and journal go on), its primary user, a registered owner, or the account it is named
 * after. What two could claim is claimed by neither; people's own devices are nobody's here.
 */
export function recogniseManagedDevices(
  managed: readonly ManagedDevice[],
  known: KnownRooms,
): RecognisedDevice[] {
  const devices = [...known.devices]
  const knownBySerial = uniqueBy(devices, ({ serialNumber }) => [readSerial(serialNumber)])
  const knownByMac = uniqueBy(devices, ({ macAddresses }) => macAddresses)
  const accounts = [...known.accounts]
  const byId = uniqueBy(accounts, ({ accountId }) => [accountId.toLowerCase()])
  const byAddress = uniqueBy(accounts, ({ userPrincipalName, mail }) => [userPrincipalName, mail])
  const byName = uniqueBy(accounts, namesOf)
  const bySerial = uniqueBy(managed, ({ serialNumber }) => [readSerial(serialNumber)])
  const byMac = uniqueBy(managed, ({ macAddresses }) => macAddresses)

  const claimed = new Set<DeviceId>()
  return managed.flatMap((one): RecognisedDevice[] => {
    const serial = readSerial(one.serialNumber)
    const ownMacs = one.macAddresses.filter((mac) => byMac.get(mac.toLowerCase()) === one)
    const before =
      (serial !== null && bySerial.get(serial) === one ? knownBySerial.get(serial) : undefined) ??
      find(knownByMac, ownMacs)
    const account =
      find(byId, [one.userId, ...one.ownerIds]) ??
      find(byAddress, [one.userPrincipalName]) ??
      find(byName, [readName(one.name)])
    if (!before && !account) return []
    const device = toDevice(one, before ?? null, account ?? null)
    if (claimed.has(device.deviceId)) return []
    claimed.add(device.deviceId)
    return [{ device, managedId: one.managedId }]
  })
}

function toDevice(one: ManagedDevice, before: Device | null, account: Account | null): Device {
  return {
    deviceId: before?.deviceId ?? DeviceId.parse(one.managedId),
    type: before?.type ?? typeOf(one, account),
    typeAsSent: before?.typeAsSent ?? null,
    manufacturer: one.manufacturer ?? before?.manufacturer ?? null,
    model: one.model ?? before?.model ?? null,
    serialNumber: before?.serialNumber ?? one.serialNumber,
    uniqueId: before?.uniqueId ?? null,
    macAddresses: before && before.macAddresses.length > 0 ? before.macAddresses : one.macAddresses,
    assetTag: before?.assetTag ?? null,
    notes: before?.notes ?? null,
    healthStatus: 'unknown',
    activityState: 'unknown',
    accountId: before?.accountId ?? account?.accountId ?? null,
    accountName: before?.accountName ?? account?.displayName ?? null,
    createdAt: before?.createdAt ?? one.enrolledAt,
    modifiedAt: one.lastSyncAt,
  }
}

/** Windows under a room's account runs the room (Teams Rooms on Windows); an Android device may be anything there is. */
function typeOf({ operatingSystem, model }: ManagedDevice, account: Account | null): DeviceType {
  if (operatingSystem?.toLowerCase() !== 'windows' || !hasRoomLicence(account?.licences ?? []))
    return 'unknown'
  return model?.toLowerCase().includes('surface hub') ? 'surfaceHub' : 'teamsRoom'
}

/** Windows cuts a computer's name to this many characters. */
const longestComputerName = 15

function readSerial(serial: string | null): string | null {
  const plain = serial?.toLowerCase().replaceAll(/[^a-z0-9]/g, '') ?? ''
  return plain === '' || noSerials.has(plain) ? null : plain
}

/** A name as letters and digits, so that `ROOM-4-12` and `room.4.12` are the same; too short ones say nothing. */
function readName(name: string | null | undefined): string | null {
  const plain = name?.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '') ?? ''
  return plain.length < 4 ? null : plain
}

function namesOf({ displayName, userPrincipalName, mail }: Account): (string | null)[] {
  const names = [displayName, userPrincipalName?.split('@')[0], mail?.split('@')[0]]
  return names.flatMap((name) => [readName(name), readName(name?.slice(0, longestComputerName))])
}

/** Entries by each of their keys; a key that two entries have leads to none. */
function uniqueBy<T>(entries: Iterable<T>, keysOf: (entry: T) => (string | null)[]): Map<string, T> {
  const byKey = new Map<string, T>()
  const twice = new Set<string>()
  for (const entry of entries) {
    for (const key of new Set(keysOf(entry).map((name) => name?.toLowerCase() ?? null))) {
      if (key === null) continue
      if (byKey.has(key)) twice.add(key)
      else byKey.set(key, entry)
    }
  }
  for (const key of twice) byKey.delete(key)
  return byKey
}

function find<T>(byKey: ReadonlyMap<string, T>, keys: readonly (string | null)[]): T | undefined {
  for (const key of keys) {
    const found = key === null ? undefined : byKey.get(key.toLowerCase())
    if (found) return found
  }
  return undefined
}
