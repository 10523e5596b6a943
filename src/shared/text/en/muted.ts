import { count } from './count'

export const mutedText = {
  link: 'Muted',
  linkCount: (number: number): string => (number === 0 ? 'Muted' : `Muted ${number.toLocaleString('en')}`),
  back: 'Incidents',
  title: 'Muted',
  intro:
    'Everything that keeps people from being told, how much it hides, and when it ends. What is muted is still watched and still in the list.',
  nothing: 'Nothing hides an incident now.',
  hidden: (number: number): string =>
    `${count(number, 'open incident is', 'open incidents are')} hidden now.`,
  begin: 'New maintenance…',
  silences: 'Silences',
  silencesEmpty: 'No silence is in force. Silence what is like an incident from its drawer.',
  silencesReview: (number: number): string =>
    `${count(number, 'silence lasts', 'silences last')} longer than a week: is each still wanted?`,
  what: 'What',
  until: 'Until',
  hidesNow: 'Hides now',
  hidSinceBegin: 'Hid since it began',
  by: 'By',
  why: 'Why',
  actions: 'Do',
  endNow: 'End now',
  review: 'Review',
  snoozed: 'Snoozed',
  snoozedEmpty: 'No incident is snoozed.',
  owner: 'Owner',
  folded: 'Folded into a larger incident',
  foldedEmpty: 'No incident is folded into another.',
  foldedCount: (number: number): string => `${count(number, 'incident', 'incidents')} folded`,
  rules: 'Left out by the rules',
  rulesEmpty: 'No kind of incident is switched off, and nothing is left out.',
  rulesHint:
    'What the rules leave out never becomes an incident, so it is not counted. It is still on the wall.',
  rulesLink: 'Alert rules',
  switchedOff: (type: string): string => `${type}: switched off`,
  others: 'Told by another console',
  othersEmpty: 'This console sends for every route.',
  othersHint: 'Another console sends for it; nothing is sent from here.',
  sound: 'Sound',
  soundEmpty: 'The sound is on.',
  presence: 'Presence not believed',
  presenceEmpty: 'Presence is believed.',
  presenceBody: (number: number): string =>
    `${count(number, 'room that', 'rooms that')} only presence calls offline ${number === 1 ? 'makes' : 'make'} no incident and ${number === 1 ? 'reads' : 'read'} unknown while the outage lasts.`,
} as const
