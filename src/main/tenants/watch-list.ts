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

/** Rooms of one site that went lately together: whether the rest of the site is dark, too, must not wait for the list. */
const fewestOfSite = 2
const latelyMs = 5 * 60_000

/**
 * Devices to read at once instead of with the next list: first those of suspect accounts and those in `alwaysIds`
 * (restarting), then once a minute those of rooms in trouble and of their neighbours; the longest unread first.
 */
export function devicesToRecheck(
  estate: Estate,
  board: RoomBoard,
  alwaysIds: ReadonlySet<DeviceId>,
  now: number,
): DeviceId[] {
  const due = new Set<DeviceId>()
  const add = (deviceIds: readonly DeviceId[], unreadForMs: number) => {
    const unread = deviceIds.flatMap((deviceId) => {
      const readAt = estate.devices.get(deviceId)?.listReadAt
      return readAt !== undefined && now - readAt >= unreadForMs ? [{ deviceId, readAt }] : []
    })
    for (const { deviceId } of unread.sort((a, b) => a.readAt - b.readAt)) due.add(deviceId)
  }
  const devicesOf = (roomId: RoomId) => board.rooms.get(roomId)?.identity.deviceIds ?? []
  const suspects = board.roomsOf(estate.suspects, [])
  add([...alwaysIds, ...[...suspects].flatMap(devicesOf)], 0)
  add([...board.troubled].flatMap(devicesOf), troubledEveryMs)
  add(neighboursOf(suspects, board, now).flatMap(devicesOf), troubledEveryMs)
  return [...due].slice(0, devicesPerCycle)
}

/** Every room of the sites where several rooms are in doubt or went lately. */
function neighboursOf(suspects: ReadonlySet<RoomId>, board: RoomBoard, now: number): RoomId[] {
  const lately = new Set(suspects)
  for (const roomId of board.troubled) {
    if (now - (board.rooms.get(roomId)?.health.since ?? 0) <= latelyMs) lately.add(roomId)
  }
  const counts = new Map<string, number>()
  for (const roomId of lately) {
    const site = board.rooms.get(roomId)?.identity.site
    if (site != null) counts.set(site, (counts.get(site) ?? 0) + 1)
  }
  const sites = new Set([...counts].flatMap(([site, count]) => (count >= fewestOfSite ? site : [])))
  if (sites.size === 0) return []
  return [...board.rooms.values()].flatMap(({ identity: { roomId, site } }) =>
    site !== null && sites.has(site) ? roomId : [],
  )
}
