import { guid, hash } from '../random'
import { serialNumber } from './device'
import type { Device, Tenant } from './estate-model'
import { personAt } from './person'

const HOUR = 3_600_000
/** A device makes contact with its management about this often, and when it starts. */
const CHECK_IN = 8 * HOUR
/** At most so many of the people's own computers stand in the inventory. */
const MOST_LAPTOPS = 30

/** A person's own computer: in the inventory like every other device, and none of a room's business. */
export interface Laptop {
  id: string
  name: string
  serialNumber: string
  userId: string
  userPrincipalName: string
}

/** Phones and adapters are not enrolled; room computers, consoles and panels are. */
export function isEnrolled(device: Device): boolean {
  return device.model.platform !== 'phone'
}

/** The device's id in Intune, which is not its id in Teams. */
export const managedId = (device: Device): string => guid(device.seed, 131)

/** The id the device knows itself by in Entra. */
export const entraDeviceId = (device: Device): string => guid(device.seed, 132)

/** The id of its object in Entra, which is not the id it knows itself by. */
export const directoryId = (device: Device): string => guid(device.seed, 137)

/** As administrators name computers: after the room's account, as long as Windows allows. */
export function computerName(device: Device): string {
  const local = device.account.name.split('@')[0] ?? ''
  return device.model.platform === 'windows'
    ? local.toUpperCase().slice(0, 15)
    : `${device.model.model.replaceAll(/[^A-Za-z0-9]/g, '')}-${serialNumber(device).slice(-6)}`
}

/** When it last made contact: at its start, then about every eight hours while it is connected. */
export function lastCheckIn(device: Device, now: number): number {
  const phase = hash(device.seed, 133) % CHECK_IN
  const slotBefore = (time: number) => Math.floor((time - phase) / CHECK_IN) * CHECK_IN + phase
  if (!device.connected) return slotBefore(device.connectionChangedAt)
  return Math.max(device.connectionChangedAt, slotBefore(now))
}

/** The people's own laptops, which Intune lists beside the room devices. */
export function laptopsOf(tenant: Tenant): Laptop[] {
  return Array.from({ length: Math.min(MOST_LAPTOPS, tenant.people) }, (_, index) => {
    const person = personAt(tenant, index)
    const draw = hash(tenant.seed, 134, index)
    return {
      id: guid(draw, 135),
      name: `LT-${draw.toString(36).toUpperCase().slice(0, 8)}`,
      serialNumber: `PF${draw.toString(36).toUpperCase().slice(0, 6)}`,
      userId: person.id,
      userPrincipalName: person.name,
    }
  })
}
