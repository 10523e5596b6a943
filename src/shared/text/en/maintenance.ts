import type { MaintenanceScope, MaintenanceTime, Recurrence } from '../../model/maintenance'
import { count } from './count'

export const weekdayWords = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
export const shortWeekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

type Nth = Extract<Recurrence, { every: 'month' }>['nth']
export const nthWords: [Nth, string][] = [
  [1, 'first'],
  [2, 'second'],
  [3, 'third'],
  [4, 'fourth'],
  ['last', 'last'],
]

/** `07:05` for 425. */
export function clockOfMinute(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

function recurrenceWords(recurrence: Recurrence): string {
  switch (recurrence.every) {
    case 'day':
      return 'Every day'
    case 'week':
      return recurrence.weekdays
        .toSorted((a, b) => a - b)
        .map((day) => shortWeekdays[day - 1])
        .join(', ')
    case 'month': {
      const nth = nthWords.find(([one]) => one === recurrence.nth)?.[1] ?? ''
      return `The ${nth} ${weekdayWords[recurrence.weekday - 1]} of the month`
    }
  }
}

/** When a window is in force: `Mon, Wed, 22:00 to 02:00`; a single span in the zone of what is worked on. */
export function maintenanceTimeWords(time: MaintenanceTime, zone: string): string {
  if (time.kind === 'once') return spanWords({ from: time.startsAt, until: time.endsAt }, zone)
  const { recurrence, fromMinute, untilMinute } = time
  return `${recurrenceWords(recurrence)}, ${clockOfMinute(fromMinute)} to ${clockOfMinute(untilMinute)}`
}

const formats = new Map<string, { day: Intl.DateTimeFormat; clock: Intl.DateTimeFormat }>()

function formatsOf(zone: string) {
  const known = formats.get(zone)
  if (known) return known
  const made = {
    day: new Intl.DateTimeFormat('en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      timeZone: zone,
    }),
    clock: new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: zone,
    }),
  }
  formats.set(zone, made)
  return made
}

/** `Tue 24 Nov, 22:00 to 02:00`, by a zone's clock; the second day only where it is another than the next. */
export function spanWords({ from, until }: { from: number; until: number }, zone: string): string {
  const { day, clock } = formatsOf(zone)
  const lastDay = day.format(until)
  const isNear = until - from < 20 * 60 * 60_000
  const end =
    isNear || lastDay === day.format(from) ? clock.format(until) : `${lastDay}, ${clock.format(until)}`
  return `${day.format(from)}, ${clock.format(from)} to ${end}`
}

/** What is worked on. `tenantName` is shown where no room or site says enough. */
export function scopeWords(scope: MaintenanceScope, tenantName: string): string {
  switch (scope.kind) {
    case 'device':
      return `Device: ${scope.name}`
    case 'room':
      return `Room: ${scope.name}`
    case 'site':
      return `Site: ${scope.site}`
    case 'tenant':
      return `The whole tenant: ${tenantName}`
  }
}

export const maintenanceText = {
  button: 'Maintenance…',
  buttonHint: 'Say that somebody works here: still watched, nobody is told',
  siteButton: (site: string): string => `Maintenance at ${site}`,
  title: 'Maintenance',
  changeTitle: 'Change maintenance',
  hint: 'Rooms read “maintenance”, data is still collected, nobody is told. What is still bad ten minutes after the end is told.',
  what: 'What is worked on',
  when: 'When',
  lengths: {
    hour: '1 hour',
    fourHours: '4 hours',
    morning: 'Until tomorrow 07:00',
    custom: 'Custom',
    recurring: 'Recurring',
  },
  startsAt: 'From',
  endsAt: 'Until',
  customHint: 'By this computer’s clock.',
  every: 'Repeats',
  everyChoices: { day: 'Every day', week: 'Every week', month: 'Every month' },
  weekdays: 'On these days',
  nth: 'Which one of the month',
  weekday: 'Day',
  recurringHint:
    'By each room’s own clock, daylight saving included. An end before the beginning is on the next day.',
  comment: 'Why',
  commentHint: 'Everybody who opens a room reads this.',
  preview: (spans: readonly string[], rooms: number, zone: string): string =>
    `${spans.length === 1 ? spans[0] : `Next: ${spans.join('; ')}`} by the clock of ${zone}. Covers ${count(rooms, 'room', 'rooms')}.`,
  previewOver: 'That is over before it begins.',
  zoneUnknown: (zone: string): string =>
    `The time zone is not known from the address, or there are several: this computer’s (${zone}) is used.`,
  siteZone: 'Clock of this site',
  siteZoneHint: 'A zone such as Europe/Oslo',
  setZone: 'Set',
  begin: 'Start maintenance',
  plan: 'Plan maintenance',
  save: 'Save',
  listTitle: 'Maintenance',
  listEmpty: 'No maintenance is under way or planned.',
  underWay: (end: string): string => `Under way, ${end}`,
  next: 'Next',
  covers: 'Rooms',
  hides: 'Hides now',
  hid: 'Hid in 30 days',
  who: 'By',
  actions: 'Do',
  endNow: 'End now',
  change: 'Change',
  remove: 'Delete',
  removeTitle: 'Delete this maintenance?',
  removeBody:
    'It does not come again. If it is under way it ends now, and what is still bad in ten minutes is told.',
  changed: 'Changed',
  nightTitle: 'Microsoft update window',
  nightBody: (from: string, until: string, minutes: number): string =>
    `${from} to ${until} by each room’s own clock: a room that goes offline reads “restarting” for ${minutes} minutes and makes no incident. Longer is of low urgency; a whole site that is not back is told.`,
  nightOff: 'Switched off: a room that goes offline at night is told at once.',
  nightOn: 'On',
  nightPatience: 'Patience in minutes',
  nightReset: 'Back to 00:00 to 05:00, 20 minutes',
  nightRestarting: (number: number): string => `${count(number, 'room reads', 'rooms read')} restarting now.`,
  nightWaitedFor: (number: number): string =>
    number === 0
      ? 'In the last 24 hours it hid nothing.'
      : `In the last 24 hours it hid that ${count(number, 'room', 'rooms')} went away.`,
  zonesTitle: 'Clocks of sites',
  zonesEmpty:
    'No site’s clock was set by hand: addresses tell them, and this computer’s clock stands in where they do not.',
  zonesReset: 'Go by its address again',
} as const
