import type { TeamworkSoftwareType } from '@microsoft/microsoft-graph-types-beta'
import type { SelfSignedCertificate } from '../certificate'
import type { City } from './names/cities'
import type { DeviceModel, RoomKit } from './names/device-models'
import type { Sku } from './names/licences'
import type { SignInHindrance } from './sign-in-hindrance'

// The nouns of the estate refer to each other, so they live in one file: no two files import each other.

export interface EstateOptions {
  seed: number
  tenants: number
  rooms: number
  devicesPerRoom: number | null
  /** Epoch ms at which the world begins. */
  startsAt: number
}

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
interface AppRegistration {
  clientId: string
  secret: string
  isSecretExpired: boolean
  /** What keeps the application out whatever its credential, or null. */
  hindrance: SignInHindrance | null
  certificate: SelfSignedCertificate
  /** Public parts (PEM) that were uploaded beside it. */
  uploadedCertificates: string[]
  /** Application permissions consented to, by value (`Presence.Read.All`). */
  consent: Set<string>
  /** Tokens issued before this moment are refused: a revoked credential takes its tokens along. */
  tokensValidFrom: number
}

/** What the service as a whole does to this tenant, apart from the state of its rooms. */
interface ServiceState {
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

export interface Room {
  index: number
  seed: number
  id: string
  placeId: string
  name: string
  building: Building
  floor: Floor
  capacity: number
  kit: RoomKit
  account: Account
}

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

/** The branches of `peripheralsHealth` and `hardwareHealth` that can lose their connection. */
export type PeripheralSlot =
  | 'roomCamera'
  | 'contentCamera'
  | 'microphone'
  | 'speaker'
  | 'communicationSpeaker'
  | 'display'
  | 'hdmiIngest'

/** A hundred thousand of these exist at once: everything that can be derived from the seed is derived when asked. */
export interface Device {
  id: string
  seed: number
  model: DeviceModel
  account: Account
  connected: boolean
  connectionChangedAt: number
  signedIn: boolean
  signInChangedAt: number
  /** Until when the device counts as a presence session of its account; Infinity while connected and signed in. */
  sessionEndsAt: number
  /** Peripherals that are missing, with the time since when. */
  missing: Map<PeripheralSlot, number> | null
  /** Installed versions that are not the latest. */
  versions: Map<TeamworkSoftwareType, string> | null
  /** Written instead of the model's type when the published enumeration does not know the device. */
  unlistedType: string | null
}
