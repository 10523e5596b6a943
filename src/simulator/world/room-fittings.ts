import { at, between, fraction, guid, hash } from '../random'
import type { Account, Building, Device, EstateOptions, Room, Tenant } from './estate-model'
import { analogAdapter, type DeviceModel, phoneModels, type RoomKit, roomKits } from './names/device-models'
import { type Sku, skus } from './names/licences'
import { phoneSpots, roomThemes } from './names/room-themes'

const HOUR = 3_600_000
const totalShare = roomKits.reduce((sum, kit) => sum + kit.share, 0)

/** Adds one room with its account and the devices that sign in with it. */
export function addRoom(tenant: Tenant, building: Building, number: number, options: EstateOptions): void {
  const index = tenant.rooms.length
  const seed = hash(tenant.seed, 71, index)
  const name = roomName(tenant, building, number)
  const floor = at(building.floors, Math.floor(number / 7))
  const account = addAccount(tenant, building, {
    displayName: name,
    local: `room.${building.code}.${name}`,
    sku: roomSku(seed),
    startsAt: options.startsAt,
  })
  const room: Room = {
    index,
    seed,
    id: guid(seed, 72),
    placeId: guid(seed, 73),
    name,
    building,
    floor,
    capacity: at([4, 4, 6, 6, 8, 8, 10, 12, 16, 24], hash(seed, 74)),
    kit: kitOf(tenant, building, seed),
    account,
  }
  account.room = room
  building.rooms.push(room)
  tenant.rooms.push(room)
  for (const model of equipment(room, options.devicesPerRoom))
    addDevice(tenant, account, model, options.startsAt)
}

/** Adds the phones and displays that stand in no room, each with an account of its own. */
export function addPhones(tenant: Tenant, options: EstateOptions): void {
  const count = Math.round(tenant.rooms.length * 0.12)
  for (let index = 0; index < count; index++) {
    const building = at(tenant.buildings, index)
    const again = Math.floor(index / tenant.buildings.length / phoneSpots.length)
    const spot = at(phoneSpots, hash(tenant.seed, 75) + Math.floor(index / tenant.buildings.length))
    const name = `${spot} ${building.code}${again === 0 ? '' : ` ${again + 1}`}`
    const account = addAccount(tenant, building, {
      displayName: name,
      local: `phone.${name}`,
      sku: skus.sharedDevice,
      startsAt: options.startsAt,
    })
    addDevice(tenant, account, at(phoneModels, hash(account.seed, 76)), options.startsAt)
  }
}

/** Adds the one device whose kind the published enumeration does not contain. */
export function addAnalogAdapter(tenant: Tenant, startsAt: number): void {
  const building = at(tenant.buildings, 0)
  const account = addAccount(tenant, building, {
    displayName: `Lift Emergency Phone ${building.code}`,
    local: `phone.lift.${building.code}`,
    sku: skus.sharedDevice,
    startsAt,
  })
  addDevice(tenant, account, analogAdapter, startsAt).unlistedType = 'sipAnalog'
}

function addAccount(
  tenant: Tenant,
  building: Building,
  values: { displayName: string; local: string; sku: Sku | null; startsAt: number },
): Account {
  const index = tenant.accounts.length
  const seed = hash(tenant.seed, 77, index)
  const account: Account = {
    tenant,
    id: guid(seed, 78),
    index,
    seed,
    displayName: values.displayName,
    name: `${mailName(values.local)}@${tenant.domain}`,
    sku: values.sku,
    room: null,
    city: building.city.name,
    country: building.city.country,
    devices: [],
    reachabilityChangedAt: values.startsAt - between(2, 200, seed, 79) * HOUR,
  }
  tenant.accounts.push(account)
  tenant.accountById.set(account.id, account)
  tenant.accountByName.set(account.name, account)
  return account
}

function addDevice(tenant: Tenant, account: Account, model: DeviceModel, startsAt: number): Device {
  const seed = hash(account.seed, 80, account.devices.length)
  const device: Device = {
    id: guid(seed, 81),
    seed,
    model,
    account,
    connected: true,
    connectionChangedAt: startsAt - between(2, 200, seed, 82) * HOUR - between(0, 3599, seed, 83) * 1000,
    signedIn: true,
    signInChangedAt: 0,
    sessionEndsAt: Number.POSITIVE_INFINITY,
    missing: null,
    versions: null,
    unlistedType: null,
  }
  account.devices.push(device)
  tenant.devices.push(device)
  tenant.deviceById.set(device.id, device)
  return device
}

/** What stands in a room: always a compute; a Windows room's console hangs on it and is no device of its own. */
function equipment(room: Room, average: number | null): DeviceModel[] {
  const { kit, seed } = room
  const compute = at(kit.compute, hash(seed, 84))
  if (average !== null) {
    const count = Math.floor(average) + (fraction(seed, 85) < average % 1 ? 1 : 0)
    return [compute, kit.panel, kit.console, kit.panel].slice(0, Math.max(1, count))
  }
  const models = [compute]
  if (compute.platform === 'android' && fraction(seed, 86) < 0.65) models.push(kit.console)
  if (fraction(seed, 87) < 0.45) models.push(kit.panel)
  return models
}

/** Three rooms in four come from the maker a customer has settled on for that site, the others from any maker. */
function kitOf(tenant: Tenant, building: Building, seed: number): RoomKit {
  const isStandard = fraction(seed, 88) < 0.75
  const draw = isStandard ? fraction(tenant.seed, 89, building.floors.length) : fraction(seed, 90)
  let left = draw * totalShare
  for (const kit of roomKits) {
    left -= kit.share
    if (left < 0) return kit
  }
  return at(roomKits, 0)
}

/** Unique within the tenant, because a person looks for a room by its name. */
function roomName(tenant: Tenant, building: Building, number: number): string {
  const position = tenant.buildings.indexOf(building)
  const theme = at(roomThemes, tenant.index + position)
  const round = Math.floor(number / theme.length)
  const again = position >= roomThemes.length ? ` ${building.code}` : ''
  return `${at(theme, number)}${round === 0 ? '' : ` ${round + 1}`}${again}`
}

function roomSku(seed: number): Sku | null {
  const draw = fraction(seed, 92)
  if (draw < 0.86) return skus.roomsPro
  if (draw < 0.95) return skus.roomsBasic
  if (draw < 0.98) return skus.roomsStandard
  return draw < 0.995 ? skus.e3 : null
}

function mailName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
}
