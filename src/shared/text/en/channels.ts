import type { BusinessHours } from '../../model/business-hours'
import type { ChannelKind, SecretName } from '../../model/channel'
import { count } from './count'
import { durationWords, momentWords } from './time'

export const channelKindWords: Record<ChannelKind, string> = {
  desktop: 'Desktop notification',
  sound: 'Sound',
  chat: 'Teams or Slack webhook',
  webhook: 'Generic webhook',
  mail: 'E-mail',
  pagerDuty: 'PagerDuty',
}

export const secretWords: Record<SecretName, { label: string; hint: string }> = {
  url: {
    label: 'Webhook address',
    hint: 'Whoever has it can post there, so it is kept in the keychain and not shown again.',
  },
  signingKey: {
    label: 'Signing key',
    hint: 'The receiver checks the HMAC-SHA256 signature with the same key.',
  },
  password: { label: 'Password', hint: 'Kept in the keychain and not shown again.' },
  routingKey: {
    label: 'Integration key',
    hint: 'Of an “Events API v2” integration of the service in PagerDuty.',
  },
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** `Mon-Fri`; days that are not in a row are listed. 1 = Monday. */
export function daysWords(days: readonly number[]): string {
  const sorted = days.toSorted((a, b) => a - b)
  const first = sorted[0] ?? 1
  const last = sorted.at(-1) ?? first
  const name = (day: number) => weekdays[day - 1] ?? ''
  const isRow = sorted.length > 2 && last - first === sorted.length - 1
  return isRow ? `${name(first)}-${name(last)}` : sorted.map(name).join(', ')
}

/** `Mon-Fri 08:00-18:00 (Europe/Oslo)`. */
export function hoursWords({ days, from, until, zone }: BusinessHours): string {
  return `${daysWords(days)} ${from}-${until} (${zone})`
}

export const channelsText = {
  title: 'Notifications',
  intro:
    'Who hears of what, and how. Messages leave this computer only through the channels listed here; the desktop and its sound are always there.',
  back: 'Settings',
  open: 'Channels, routes, and what was not delivered',
  loading: 'Reading the notifications',
  channels: 'Channels',
  addChannel: 'Add a channel',
  channel: 'Channel',
  kind: 'Kind',
  where: 'Where to',
  state: 'State',
  on: 'On',
  off: 'Off',
  waiting: (count: number): string => `${count} waiting to be sent`,
  secretMissing: 'Secret missing',
  here: 'This computer',
  actions: 'Actions',
  test: 'Test',
  testOf: (name: string): string => `Test ${name}`,
  edit: 'Edit',
  editOf: (name: string): string => `Edit ${name}`,
  remove: 'Remove',
  removeOf: (name: string): string => `Remove ${name}`,
  testing: 'Sending the test message',
  testGood: (name: string): string => `${name} took the test message.`,
  testBad: (name: string): string => `${name} did not take the test message`,
  answer: (text: string): string => `It answered: ${text}`,
  removeTitle: (name: string): string => `Remove ${name}?`,
  removeHint:
    'Its secret is deleted from the keychain, it is taken out of all routes, and what waits for it is not sent.',
  save: 'Save',
  addTitle: 'Add a channel',
  editTitle: (name: string): string => `Edit ${name}`,
  name: 'Name',
  nameHint: 'As it reads in routes and in the story of an incident.',
  isOn: 'Send through this channel',
  secretKept: 'Set. Leave empty to keep it.',
  secretNeeded: 'Needed',
  format: 'Receiver',
  formats: { teams: 'Microsoft Teams workflow', slack: 'Slack or compatible' },
  teamsHint:
    'In Teams: Workflows, “Post to a channel when a webhook request is received”. Paste the address it gives.',
  deduplicates: 'The receiver ignores a second message with the same Idempotency-Key',
  deduplicatesHint:
    'Then Roomwall sends again when it does not know whether a message arrived. Otherwise such a message waits below for you.',
  host: 'Mail server',
  port: 'Port',
  security: 'Encryption',
  securities: { tls: 'TLS (usually 465)', starttls: 'STARTTLS (usually 587)', none: 'None' },
  securityNone: 'Without encryption anybody on the way can read the letters and the password.',
  user: 'User name',
  userHint: 'Empty when the server asks for none.',
  from: 'From',
  to: 'To',
  toHint: 'One address a line.',
  ca: 'Certificate authority (PEM)',
  caHint: 'Only when the mail server’s certificate comes from your own authority.',
  region: 'Service region',
  regions: { us: 'United States', eu: 'Europe', custom: 'Another address' },
  endpoint: 'Events address',
  movedHint: 'The receiver is another one now: enter the secret again.',
  deadTitle: 'Not delivered',
  deadNone: 'Every message was delivered or still waits to be.',
  deadHint:
    'Refused for good, tried for four hours, or sent without an answer. Send again, or let them go once somebody knows.',
  deadStates: { dead: 'Not delivered', uncertain: 'Uncertain' },
  message: 'Message',
  when: 'When',
  why: 'Why',
  tries: (number: number): string => count(number, 'try', 'tries'),
  whenWords: momentWords,
  sendAgain: 'Send again',
  sendAgainOf: (title: string): string => `Send again: ${title}`,
  letGo: 'Let go',
  letGoOf: (title: string): string => `Let go: ${title}`,
  sendAllAgain: 'Send all again',
  letAllGo: 'Let all go',
  letAllGoTitle: (letters: number): string => `Let ${count(letters, 'message', 'messages')} go?`,
  letAllGoHint: (dead: number, uncertain: number): string =>
    [
      dead === 0 ? null : `${count(dead, 'was', 'were')} never delivered`,
      uncertain === 0 ? null : `${count(uncertain, 'may', 'may')} have arrived`,
    ]
      .filter((part) => part !== null)
      .join(', ') +
    '. Let go, they are never sent and cannot be brought back. Their incidents stay in the list.',
  routes: 'Routes',
  routesHint:
    'Read from the top: the first that matches decides, unless it goes on. What matches none takes the last one.',
  addRoute: 'Add a route',
  route: 'Route',
  matches: 'For',
  tells: 'Tells',
  escalates: 'If nobody takes it on',
  everything: 'Everything of high urgency',
  low: 'Low urgency only',
  group: (name: string): string => `group ${name}`,
  tenant: (name: string): string => name,
  site: (name: string): string => `site ${name}`,
  within: (hours: string): string => `within ${hours}`,
  outside: (hours: string): string => `outside ${hours}`,
  nobody: 'Nobody',
  goesOn: 'goes on to the next',
  another: 'Another console sends',
  anotherHint:
    'Two consoles watch the same: both ask Microsoft Graph, so the tenant’s request budget is used twice. Tenants and the polling profiles show the doubled number.',
  step: (minutes: number, name: string): string => `after ${durationWords(minutes * 60_000)} ${name}`,
  repeats: (everyMinutes: number, times: number): string =>
    `then every ${durationWords(everyMinutes * 60_000)}, ${times === 1 ? 'once' : `${times} times at most`}`,
  ofHighUrgency: 'warnings, too',
  noEscalation: 'No escalation',
  up: (name: string): string => `Move ${name} up`,
  down: (name: string): string => `Move ${name} down`,
  editRouteTitle: 'Edit the route',
  addRouteTitle: 'Add a route',
  routeName: 'Name',
  any: 'Any',
  matchGroup: 'Tenant group',
  matchTenant: 'Tenant',
  matchSite: 'Site',
  matchSiteHint: 'The name of the site as on the wall; empty for any.',
  matchUrgency: 'Urgency',
  urgencies: { high: 'High', low: 'Low (else only in the list)' },
  matchHours: 'Hours',
  hours: { always: 'Always', within: 'Only within these hours', outside: 'Only outside these hours' },
  from8: 'From',
  until: 'Until',
  zone: 'Time zone',
  weekdays: 'Days',
  weekday: weekdays,
  tellChannels: 'Tell',
  goesOnLabel: 'Then look at the next routes, too',
  senderLabel: 'Another console sends for this route; keep quiet here',
  escalation: 'If nobody takes it on',
  escalationHint:
    'The time runs while it is unacknowledged; acknowledging ends it. Low urgency never escalates.',
  secondLabel: 'Tell',
  secondMinutes: 'after minutes',
  fallbackLabel: 'Then tell',
  fallbackMinutes: 'after minutes in all',
  fallbackLater: 'Later than the first step.',
  repeatLabel: 'Then tell again until somebody takes it on',
  repeatNever: 'Never',
  repeatEvery: (minutes: number): string => `Every ${durationWords(minutes * 60_000)}`,
  repeatTimes: 'times at most',
  escalationOf: 'Escalate warnings of high urgency, too (else critical only)',
  none: 'Nobody',
  removeRoute: 'Remove the route',
  removeRouteHint: (names: string | null): string =>
    `${names === null ? 'It tells nobody itself.' : `It tells ${names}.`} What it was for goes to the routes below it from now on; the last one takes the rest.`,
  preview: 'Where would it go?',
  previewHint: 'Pick an open incident to see who would be told of it now, by these routes.',
  previewPick: 'Incident',
  previewNone: 'Nothing is open to try it with.',
  previewTells: (names: string): string => `This incident would go to: ${names}.`,
  previewNobody: 'Nobody would be told of this incident.',
  previewBy: (names: string): string => `By: ${names}.`,
} as const
