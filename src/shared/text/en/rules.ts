import type { RuledType, Threshold } from '../../model/alert-settings'
import { count } from './count'
import { durationWords } from './time'

/** When each kind becomes an incident, in plain words. */
export const ruledTypeHints: Record<RuledType, string> = {
  siteOutage: 'Most rooms of a site go down together: one incident, the rooms folded into it.',
  rollout: 'Many rooms of one model restart one after another.',
  flapping: 'A room comes and goes; its own outages are folded into this.',
  roomOffline: 'Three bad samples of presence agree that the room is away.',
  computeOffline: 'The device source says that the room’s computer is away, whatever presence says.',
  deviceOffline: 'A panel, console or other device of the room is away.',
  deviceCritical: 'A device reports a critical fault, or a camera, microphone or display is disconnected.',
  deviceNonUrgent: 'A device reports a fault that can wait.',
  connectionLost: 'A device is not signed in to Teams or to its calendar.',
  softwareBehind: 'An update is available for a device.',
  deviceApiGone: 'Graph gives no device information for a tenant any more.',
}

export const thresholdWords: Record<Threshold, { label: string; unit: string }> = {
  downAfterMinutes: { label: 'A room must have been down for', unit: 'min' },
  siteRooms: { label: 'A site outage needs at least', unit: 'rooms' },
  sitePercent: { label: 'and of all rooms of the site', unit: '%' },
  flappingSpells: { label: 'A room flaps when it goes away', unit: 'times' },
  flappingWindowMinutes: { label: 'these count when they fall within', unit: 'min' },
  flappingQuietMinutes: { label: 'Flapping ends after quiet for', unit: 'min' },
  rolloutRooms: { label: 'A rollout needs at least', unit: 'rooms of a model' },
  acknowledgedMinutes: { label: 'An acknowledged critical comes back after', unit: 'min' },
}

export const rulesText = {
  title: 'Alert rules',
  open: 'What becomes an incident, how urgent it is, and what is left out',
  back: 'Settings',
  intro:
    'What becomes an incident, and how urgent it is. Changes hold at once, without a restart. That nobody watches (lost access, lost network, an expiring credential) is always told.',
  for: 'Rules for',
  all: 'All tenants',
  group: (name: string): string => `Group ${name}`,
  groupHint: 'What is not changed for the group is as for all tenants.',
  noGroups: 'Give tenants a group (Tenants, Edit) to have rules of their own.',
  kinds: 'Kinds of incidents',
  kind: 'Kind',
  isOn: 'On',
  urgency: 'Urgency',
  usual: 'As usual',
  high: 'High: people are told',
  low: 'Low: waits in the list',
  changed: 'Changed',
  numbers: 'Numbers',
  usually: (value: number): string => `usually ${value}`,
  between: (least: number, most: number): string => `From ${least} to ${most}`,
  reset: 'Reset',
  exclusions: 'Never an incident',
  exclusionsEmpty: 'Nothing is left out.',
  exclusionsHint:
    'What is left out is still on the wall. For a while only, use maintenance or a silence instead.',
  exclusionTenant: 'Tenant',
  exclusionSite: 'Site',
  exclusionRoom: 'Room',
  exclusionModel: 'Model',
  exclusionType: 'Kind',
  any: 'Any',
  why: 'Why',
  add: 'Leave out',
  remove: 'Remove',
  removeExclusion: (what: string): string => `Do not leave out ${what} any more`,
  save: 'Save',
  discard: 'Discard changes',
  leaveDraft: 'The changes to the rules were not saved. The rules stay as they are.',
  resetAll: 'Back to the usual rules',
  unsaved: 'Not saved yet.',
  saved: 'Saved. The rules hold now.',
  invalid: 'A number is outside its limits.',
  replay: 'Try on the last 30 days',
  replaying: (percent: number): string => `Trying, ${percent} %`,
  cancelled: 'Called off.',
  result: (changed: number, today: number): string =>
    `People would have been told ${count(changed, 'time', 'times')}; by today’s rules ${count(today, 'time', 'times')}.`,
  resultLow: (changed: number, today: number): string =>
    `${count(changed, 'incident', 'incidents')} of low urgency would have waited in the list; by today’s rules ${today.toLocaleString('en')}.`,
  judged: (rooms: number, from: string): string => `${count(rooms, 'room', 'rooms')} since ${from}.`,
  unwatched: (tenant: string, ms: number): string => `${tenant}: ${durationWords(ms)} unwatched, not judged.`,
  honest:
    'Of a room with several faults at once only the worst is stored and replayed. Silences, maintenance and meetings are left out.',
  added: 'Told only by the changed rules',
  dropped: 'Told only by today’s rules',
} as const
