import type { RoomKind } from '../../model/room'
import { count } from './count'

/** What a subject of the wall is, when it is not a complete room. */
export const roomKindWords: Record<RoomKind, string> = {
  room: 'Room',
  sharedDevice: 'Shared device',
  deviceOnly: 'Device without a room',
  placeOnly: 'Place without an account',
  accountOnly: 'Account without a device',
}

const regionNames = new Intl.DisplayNames('en', { type: 'region' })

/** A country's name by its two letters (`US`); a place may give the name itself, which stays as it is. */
export function countryWords(country: string): string {
  const code = country.trim().toUpperCase()
  return /^[A-Z]{2}$/.test(code) ? (regionNames.of(code) ?? country) : country
}

export const roomText = {
  close: 'Close',
  notFound: 'This room is not on the wall any more',
  loading: 'Reading the room',
  vip: 'VIP room',
  vipMark: 'Mark as VIP room',
  vipHint:
    'A VIP room is believed offline after two bad samples instead of three, and its meetings are named first in messages.',
  why: 'Why',
  noReasons: 'No source has said anything about this room yet.',
  notKnown: 'What is not known',
  answers: 'Last answers of Teams presence',
  answersHint:
    'An answer is kept when it differs from the one before or counts towards a change: the last 20.',
  emptyAnswer: 'empty',
  noAnswers: 'No answer is kept yet.',
  source: 'Source',
  sample: 'Sample',
  rule: 'Rule',
  history: 'Last 24 hours',
  historyNow: 'now',
  historyGap: 'Not watched',
  historySoft: 'suspected only',
  historyEmpty: 'No history yet.',
  historySummary: (bad: string, spells: number): string =>
    spells === 0
      ? 'No trouble while watched.'
      : `${bad} in trouble, ${spells === 1 ? 'one spell' : `${spells} spells`}.`,
  devices: 'Devices',
  noDevices: 'No device is known for this room.',
  serial: 'Serial number',
  mac: 'MAC address',
  assetTag: 'Asset tag',
  deviceId: 'Device id',
  notes: 'Notes',
  peripherals: 'Connections and peripherals',
  optional: 'optional',
  software: 'Software',
  signIn: 'Sign-in',
  connection: 'Connection',
  healthRead: 'Health read',
  healthNever: 'The health of this device has not been read yet.',
  healthByIntune: 'Listed by Intune, which does not know the health of Teams devices.',
  lastContact: 'Last contact with Intune',
  listed: 'Listed',
  account: 'Account and licence',
  noAccount: 'No Teams account belongs to this room.',
  signInName: 'User name',
  accountId: 'Object id',
  enabled: 'Sign-in',
  enabledYes: 'Allowed',
  enabledNo: 'Blocked',
  licence: 'Licence',
  noLicence: 'None assigned',
  presence: 'Presence',
  place: 'Place',
  noPlace: 'No place in Microsoft Places belongs to this room.',
  building: 'Building',
  floor: 'Floor',
  city: 'City',
  country: 'Country or region',
  capacity: 'Capacity',
  people: (number: number): string => count(number, 'person', 'people'),
  phone: 'Phone',
  mail: 'Mail',
  copy: (what: string): string => `Copy ${what.toLowerCase()}`,
  copied: 'Copied',
} as const
