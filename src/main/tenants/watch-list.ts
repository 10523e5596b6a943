import type { Account } from '../../shared/model/account'
import type { DeviceId } from '../../shared/model/device'
import type { RoomId } from '../../shared/model/room'
import type { Estate } from './estate'
import type { RoomBoard } from './room-board'

/** How often the devices of a room in trouble are read by id, ms; suspects are read on every cycle. */
const troubledEveryMs = 60_000

/** At most this many devices are read by id in one cycle: three batches, well inside the published limit. */
const devicesPerCycle = 60

/** Accounts whose presence is polled: licensed room and device accounts, and whoever is signed in on a device. */
export function watchedAccounts(estate: Estate): string[] {
  const accountIds = new Set(estate.accounts.keys())
  for (const { device } of estate.devices.values()) if (device.accountId) accountIds.add(device.accountId)
  return [...accountIds]
}

/** What the accounts poller must look up by id or address beside the licensed accounts. */
export function accountsToLookUp(estate: Estate, licensed: readonly Account[]): string[] {
  const known = new Set<string | undefined>()
  for (const { accountId, mail, userPrincipalName } of licensed) {
    known.add(accountId).add(mail?.toLowerCase()).add(userPrincipalName?.toLowerCase())
  }
  const lookUps = new Set<string>()
  for (const { device } of estate.devices.values()) {
    if (device.accountId && !known.has(device.accountId)) lookUps.add(device.accountId)
  }
  for (const place of estate.places.values()) {
    if (place.mail && !known.has(place.mail)) lookUps.add(place.mail)
  }
  return [...lookUps]
}

/**
 * Devices to read at once instead of with the next list: those of suspect accounts, those in `alwaysIds`
 * (restarting), and once a minute those of rooms in trouble; the longest unread first.
 */
export function devicesToRecheck(
  estate: Estate,
  board: RoomBoard,
  alwaysIds: ReadonlySet<DeviceId>,
  now: number,
): DeviceId[] {
  const due = new Map<DeviceId, number>()
  const add = (deviceIds: Iterable<DeviceId>, unreadForMs: number) => {
    for (const deviceId of deviceIds) {
      const readAt = estate.devices.get(deviceId)?.listReadAt
      if (readAt !== undefined && now - readAt >= unreadForMs) due.set(deviceId, readAt)
    }
  }
  const devicesOf = (roomId: RoomId) => board.rooms.get(roomId)?.identity.deviceIds ?? []
  add(alwaysIds, 0)
  for (const roomId of board.roomsOf(estate.suspects, [])) add(devicesOf(roomId), 0)
  for (const roomId of board.troubled) add(devicesOf(roomId), troubledEveryMs)
  return [...due]
    .sort(([, a], [, b]) => a - b)
    .slice(0, devicesPerCycle)
    .map(([deviceId]) => deviceId)
}
