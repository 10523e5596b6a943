import type { Device } from './device'
import type { Sku } from './names/licences'
import type { Room } from './room'
import type { Tenant } from './tenant'

/** The Entra account a device signs in with: a room's mailbox, or a phone's own account. */
export interface Account {
  tenant: Tenant
  id: string
  index: number
  seed: number
  displayName: string
  /** User principal name, which is also the mail address. */
  name: string
  sku: Sku | null
  room: Room | null
  /** Where the account says it is. */
  city: string
  country: string
  devices: Device[]
  /** When the account last came online or went offline, epoch ms. */
  reachabilityChangedAt: number
}

/** Whether any device still holds a presence session: one dead device can hide behind another. */
export function isReachable(account: Account, at: number): boolean {
  return account.devices.some((device) => device.sessionEndsAt > at)
}
