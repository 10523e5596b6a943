import type { SelfSignedCertificate } from '../certificate'
import type { Account } from './account'
import type { Device } from './device'
import type { City } from './names/cities'
import type { Room } from './room'

export interface Floor {
  id: string
  placeId: string
  number: number
  label: string
}

export interface Building {
  id: string
  placeId: string
  listId: string
  listMail: string
  name: string
  code: string
  city: City
  street: string
  floors: Floor[]
  rooms: Room[]
}

/** What an administrator of the tenant decided about our application. */
export interface AppRegistration {
  clientId: string
  secret: string
  isSecretExpired: boolean
  certificate: SelfSignedCertificate
  /** Application permissions consented to, by value (`Presence.Read.All`). */
  consent: Set<string>
  /** Tokens issued before this moment are refused: a revoked credential takes its tokens along. */
  tokensValidFrom: number
}

/** What the service as a whole does to this tenant, apart from the state of its rooms. */
export interface ServiceState {
  /** Since when every presence reads Offline although nothing is wrong, or null. */
  presenceLiesSince: number | null
  isDevicesApiGone: boolean
}

export interface Tenant {
  index: number
  seed: number
  id: string
  domain: string
  displayName: string
  badge: string
  app: AppRegistration
  service: ServiceState
  buildings: Building[]
  rooms: Room[]
  accounts: Account[]
  devices: Device[]
  accountById: Map<string, Account>
  accountByName: Map<string, Account>
  deviceById: Map<string, Device>
  /** How many ordinary people work there; they are derived on demand, see `person.ts`. */
  people: number
}

/** Everything Roomwall may ask consent for, and what an administrator has usually granted. */
export const usualConsent: readonly string[] = [
  'Presence.Read.All',
  'TeamworkDevice.ReadWrite.All',
  'CallRecords.Read.All',
  'User.Read.All',
  'Place.Read.All',
  'Calendars.ReadBasic.All',
]
