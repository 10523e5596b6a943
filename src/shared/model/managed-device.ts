import type { Device } from './device'

/** A device as Intune's inventory lists it, whosever it is. Times are epoch ms; absent text is null. */
export interface ManagedDevice {
  managedId: string
  name: string | null
  serialNumber: string | null
  manufacturer: string | null
  model: string | null
  /** `Windows`, `Android`, ... as sent. */
  operatingSystem: string | null
  macAddresses: string[]
  /** Entra id of the primary user, lower-case; shared devices often have none. */
  userId: string | null
  userPrincipalName: string | null
  /** The device's own id in Entra. */
  entraDeviceId: string | null
  /** Entra ids of its registered owners and users, lower-case; empty where they may not be read. */
  ownerIds: string[]
  enrolledAt: number | null
  /** When it last completed a contact with Intune. */
  lastSyncAt: number | null
}

/** A managed device that belongs to a room: the device as the wall knows it, and its id in Intune. */
export interface RecognisedDevice {
  device: Device
  managedId: string
}
