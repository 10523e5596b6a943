import { type ErrorCode, errorKinds } from '../../errors'
import type {
  Impact,
  Incident,
  IncidentState,
  IncidentType,
  Severity,
  SnoozeChoice,
  TimelineEntry,
  TimelineEvent,
} from '../../model/incident'
import { count } from './count'
import {
  credentialIncidentAdvice,
  credentialIncidentTitle,
  credentialStepWords,
  forOwner,
} from './credentials'
import { softwareWord } from './devices'
import { describeFailure } from './errors'
import { schedulerText } from './frame'
import { incidentEnd } from './incident-ends'
import { inRoom, peripheralOf, roomOf, serviceOf, type Worded } from './incident-subject'
import { keychainIncidentAdvice, keychainIncidentTitle } from './keychain-errors'
import { durationWords, hourWords, inWords, momentWords } from './time'

type Params = Incident['params']

const text = (params: Params, name: string, otherwise: string): string => String(params[name] ?? otherwise)
/** What the rooms of a site that are down share and the others do not. */
const sharedWords = ({ model, software, version }: Params): string => {
  if (model !== undefined) return `, all ${model}`
  return version === undefined ? '' : `, all with ${softwareWord(String(software))} ${version}`
}

const isErrorCode = (code: string): code is ErrorCode => code in errorKinds

export const incidentTypeWords: Record<IncidentType, string> = {
  schedulerSilent: 'Roomwall has stopped checking',
  keychainUnavailable: 'Keychain cannot be used',
  ownNetworkLost: 'This computer is offline',
  tenantAccessLost: 'Access to the tenant lost',
  graphDegraded: 'Microsoft Graph does not answer',
  presenceOutage: 'Presence or network outage',
  siteOutage: 'Site outage',
  rollout: 'Update rollout',
  flapping: 'Room comes and goes',
  roomOffline: 'Room offline',
  computeOffline: 'Room computer offline',
  deviceOffline: 'Device offline',
  deviceCritical: 'Device critical',
  deviceNonUrgent: 'Device needs attention',
  connectionLost: 'Connection lost',
  softwareBehind: 'Software behind',
  deviceApiGone: 'Device information gone',
  credentialExpiring: 'Credential expires',
}

const titles: Record<IncidentType, (incident: Worded) => string> = {
  schedulerSilent: ({ params }) =>
    `Roomwall has stopped checking ${count(Number(params.tenants ?? 0), 'tenant', 'tenants')}: ${params.names}`,
  keychainUnavailable: ({ params }) => keychainIncidentTitle(params),
  ownNetworkLost: () => 'This computer cannot reach the network',
  tenantAccessLost: ({ subject }) => `Roomwall has lost access to ${subject.name}`,
  graphDegraded: ({ subject }) => `Microsoft Graph does not answer for ${subject.name}`,
  presenceOutage: ({ params }) =>
    `Teams says that ${count(Number(params.rooms ?? 0), 'room is', 'rooms are')} offline, the devices do not`,
  siteOutage: ({ subject, params }) =>
    `${subject.name}: ${params.rooms} of ${params.of} rooms are down${sharedWords(params)}`,
  rollout: ({ subject, params }) => `${subject.name}: ${params.rooms} rooms restarted one after another`,
  flapping: (incident) =>
    `${roomOf(incident)} comes and goes, ${incident.params.spells} times within the hour`,
  roomOffline: (incident) => `${roomOf(incident)} is offline`,
  computeOffline: (incident) => `The computer of ${roomOf(incident)} is offline`,
  deviceOffline: (incident) => `${incident.subject.name} is offline${inRoom(incident)}`,
  deviceCritical: (incident) => deviceTitle(incident, 'is critical'),
  deviceNonUrgent: (incident) => deviceTitle(incident, 'needs attention'),
  connectionLost: (incident) =>
    `${incident.subject.name} is not connected to ${serviceOf(incident)}${inRoom(incident)}`,
  softwareBehind: (incident) =>
    `${softwareWord(text(incident.params, 'software', 'software'))} on ${incident.subject.name} is behind${inRoom(incident)}`,
  deviceApiGone: ({ subject }) => `Graph gives no device information for ${subject.name} any more`,
  credentialExpiring: ({ subject, params }) => credentialIncidentTitle(subject.name, params),
}

function deviceTitle(incident: Worded, otherwise: string): string {
  const peripheral = peripheralOf(incident)
  const { name } = incident.subject
  return peripheral === null
    ? `${name} ${otherwise}${inRoom(incident)}`
    : `${peripheral} is disconnected from ${name}${inRoom(incident)}`
}

/** What is wrong, in one line. */
export const incidentTitle = (incident: Worded): string => titles[incident.type](incident)

const advices: Record<Exclude<IncidentType, 'credentialExpiring' | 'keychainUnavailable'>, string> = {
  schedulerSilent: schedulerText.advice,
  ownNetworkLost: 'Nothing is watched meanwhile. Check this computer’s network, VPN or proxy.',
  tenantAccessLost:
    'Nothing is watched in this tenant meanwhile. Open Tenants to see which permission or credential is missing.',
  graphDegraded:
    'Rooms read unknown, not offline. It usually passes; the service health page of Microsoft 365 tells more.',
  presenceOutage:
    'Rooms that only presence calls offline are not believed. Rooms whose device confirms it are told on their own.',
  siteOutage: 'Look for what the rooms share: power, the network switch, the Internet line.',
  rollout:
    'This looks like an update. Nothing needs to be done: a room that stays away for more than 20 minutes is told on its own.',
  flapping: 'Look at the room’s network cable, switch port and power saving.',
  roomOffline: 'Check power and network of the room’s computer. Open the room to see what its devices say.',
  computeOffline: 'Check power and network of the room’s computer. The account may still read as reachable.',
  deviceOffline: 'Check its cable and power over Ethernet.',
  deviceCritical: 'A meeting in this room would suffer. Open the room for what is connected and what is not.',
  deviceNonUrgent: 'Meetings work. Plan a visit.',
  connectionLost: 'Somebody may have to sign in on the device again, or its password changed.',
  softwareBehind: 'An update is available. It is usually installed at night by itself.',
  deviceApiGone:
    'Rooms are watched by presence. Health and peripherals are not available; devices and restarts only where Intune stands in (see Tenants).',
}

/** What to do about it. */
export function incidentAdvice({ type, params }: Pick<Incident, 'type' | 'params'>): string {
  if (type === 'credentialExpiring') return credentialIncidentAdvice(params)
  return type === 'keychainUnavailable' ? keychainIncidentAdvice(params) : advices[type]
}

/** What a refusal or fault said, when one is behind it. */
export function incidentCause({ params }: Pick<Incident, 'params'>): string | null {
  const permissions = params.permissions === undefined ? '' : ` Missing: ${params.permissions}.`
  const code = String(params.code ?? '')
  return isErrorCode(code) ? `${describeFailure({ code }).happened}${permissions}` : null
}

export const severityWords: Record<Severity, string> = {
  critical: 'Critical',
  warning: 'Warning',
  info: 'Info',
}
export const incidentStateWords: Record<IncidentState, string> = {
  open: 'Open',
  acknowledged: 'Acknowledged',
  snoozed: 'Snoozed',
  resolved: 'Resolved',
}

export const snoozeWords: Record<SnoozeChoice, string> = {
  '15min': '15 minutes',
  '30min': '30 minutes',
  '1h': '1 hour',
  '2h': '2 hours',
  '4h': '4 hours',
  nextBusinessDay: 'Next business day, 07:00',
}

/** A meeting that is touched. */
export function impactWords({ startsAt, endsAt, organiser, isVip }: Impact, now: number): string {
  const what = isVip ? 'VIP meeting' : 'Meeting'
  const when = startsAt <= now ? `until ${hourWords(endsAt)}` : inWords(startsAt, now)
  return `${what} ${when}${organiser === null ? '' : `, ${organiser}`}`
}

/** The meeting at risk of everything a message is about, a VIP's before others; null when none is known. */
function atRiskWords(incidents: readonly Incident[], at: number): string | null {
  const impacts = incidents.flatMap(({ impact }) => impact ?? [])
  const impact = impacts.find(({ isVip }) => isVip) ?? impacts[0]
  return impact === undefined ? null : `Meeting at risk in ${impact.roomName}: ${impactWords(impact, at)}`
}

const noticeWords: Record<string, string> = {
  opened: 'the problem',
  worsened: 'that it got worse',
  repeat: 'again, because nobody handles it',
  recovered: 'the recovery',
  closed: 'the end',
  summary: 'in a summary after nobody watched',
  absorbed: 'it before, by messages about its rooms',
}
const reasonWords: Record<string, string> = {
  timeout: 'its time was up',
  worse: 'it got worse',
  recovered: 'it recovered',
  meeting: 'a VIP meeting is about to begin',
  person: 'somebody took it up again',
  givenBack: 'it was given back',
}

const by = (params: Params, name: string): string =>
  params[name] === undefined || params[name] === '' ? '' : ` by ${params[name]}`
const moment = (params: Params, name: string): string => momentWords(Number(params[name] ?? 0))

const events: Record<TimelineEvent, (params: Params) => string> = {
  opened: () => 'Opened',
  reopened: (p) => `Came back (${count(Number(p.relapses ?? 1), 'time', 'times')})`,
  worsened: () => 'Got worse',
  eased: () => 'Got better',
  changed: (p) => Object.entries(credentialStepWords).find(([step]) => step === p.step)?.[1] ?? 'Changed',
  folded: (p) => `Folded into “${typeWord(p.into)}”`,
  unfolded: () => 'Stands on its own again',
  told: (p) => `Told people of ${noticeWords[text(p, 'notice', '')] ?? 'it'}${by(p, 'channels')}`,
  escalated: (p) => `Nobody had taken it on: told${by(p, 'channel')}`,
  delivered: (p) => `The message was delivered after all${by(p, 'channel')}`,
  deliveryFailed: (p) =>
    `A message could not be delivered${by(p, 'channel')}${p.again === 1 ? '; it is tried again' : ''}`,
  deliveryUncertain: (p) =>
    `A message may not have been delivered${by(p, 'channel')}: nobody knows whether it arrived`,
  acknowledged: () => 'Acknowledged',
  acknowledgementEnded: (p) => `Acknowledgement ended: ${reasonWords[text(p, 'why', '')] ?? 'ended'}`,
  snoozed: (p) => `Snoozed until ${moment(p, 'until')}`,
  snoozeEnded: (p) => `Snooze ended: ${reasonWords[text(p, 'why', '')] ?? 'ended'}`,
  silenced: (p) => `Silenced until ${moment(p, 'until')}`,
  unsilenced: () => 'No longer silenced',
  maintenanceBegan: (p) => `Maintenance until ${moment(p, 'until')}: nobody is told`,
  maintenanceMoved: (p) => `Maintenance now until ${moment(p, 'until')}`,
  maintenanceEnded: () => 'Maintenance ended ten minutes ago',
  tenantPaused: () => 'The tenant is paused: nobody asks about it, and nobody is told',
  tenantResumed: () => 'The tenant is asked again',
  noted: () => 'Note',
  ruledOut: () => 'Ended: the alert rules do not want it any more',
  resolved: (p) => (p.why === 'staysDown' ? 'Over: it no longer comes and goes but stays down' : 'Resolved'),
}

const typeWord = (type: unknown): string =>
  Object.entries(incidentTypeWords).find(([known]) => known === type)?.[1] ?? 'a larger incident'

/** One line of an incident's story. */
export const timelineWords = ({ event, params }: TimelineEntry): string => events[event](params)

/** What a ticket needs beside the incident itself; each part in words already. */
interface TicketParts {
  tenantName: string | null
  /** Titles of what is folded into it. */
  children: readonly string[]
  contacts: readonly string[]
  links: readonly string[]
}

/** No ticket is read further. */
const mostChildren = 20

/** An incident as plain text, for a ticket or a chat. Times are UTC. */
export function incidentAsText(
  incident: Incident,
  { tenantName, children, contacts, links }: TicketParts,
): string {
  const {
    severity,
    state,
    site,
    roomName,
    owner,
    relapses,
    firstBadAt,
    lastGoodAt,
    hardAt,
    toldAt,
    resolvedAt,
  } = incident
  const lines = [
    incidentTitle(incident),
    `${severityWords[severity]}, ${incidentStateWords[state].toLowerCase()}`,
    tenantName === null ? null : `Tenant: ${tenantName}`,
    site === null ? null : `Site: ${site}`,
    roomName === null ? null : `Room: ${roomName}`,
    owner === null ? null : `Owner: ${owner}`,
    lastGoodAt === null ? null : `Last known good: ${iso(lastGoodAt)}`,
    `First seen bad: ${iso(firstBadAt)}`,
    `Believed: ${iso(hardAt)}`,
    toldAt === null ? null : `Told: ${iso(toldAt)}`,
    resolvedAt === null ? null : `Resolved: ${iso(resolvedAt)}`,
    relapses === 0 ? null : `Came back: ${relapses}`,
    resolvedAt === null ? `What to do: ${incidentAdvice(incident)}` : null,
    ...contacts,
    ...(children.length === 0 ? [] : ['', `Includes ${children.length}:`]),
    ...children.slice(0, mostChildren).map((child) => `- ${child}`),
    children.length <= mostChildren ? null : `- and ${children.length - mostChildren} more`,
    '',
    ...links,
    `Roomwall incident ${incident.incidentId}`,
    '',
    ...incident.timeline.map(
      (entry) =>
        `${iso(entry.at)}  ${timelineWords(entry)}${entry.by === null ? '' : ` (${entry.by})`}${entry.note === null ? '' : `: ${entry.note}`}`,
    ),
  ]
  return lines.filter((line) => line !== null).join('\n')
}

const iso = (at: number): string => new Date(at).toISOString()

/** What a message to people is about; `kind` as the rules have it. */
interface Told {
  kind: 'opened' | 'worsened' | 'repeat' | 'recovered' | 'closed' | 'summary'
  at: number
  incidents: readonly Incident[]
  params: Params
}

/** Title and body of a message. `tenantName` is null for what concerns all tenants. */
export function noticeText(
  { kind, at, incidents, params }: Told,
  tenantName: string | null,
): { title: string; body: string } {
  const [first, ...rest] = incidents
  const name = first ? incidentTitle(first) : ''
  const more = rest.length === 0 ? '' : ` and ${count(rest.length, 'more', 'more')}`
  const atRisk = atRiskWords(incidents, at)
  const where = [first?.site ?? null, tenantName].filter((part) => part !== null).join(', ')
  if (first?.type === 'credentialExpiring') return deadlineText(kind, first, where)
  switch (kind) {
    case 'opened':
      return {
        title: `${name}${more}`,
        body: first ? [atRisk, where, incidentAdvice(first)].filter(Boolean).join('. ') : '',
      }
    case 'worsened':
      return { title: `Worse: ${name}${more}`, body: [atRisk, where].filter(Boolean).join('. ') }
    case 'repeat':
      return {
        title: `Still: ${name}${more}`,
        body: [atRisk, where, 'Nobody has acknowledged it.'].filter(Boolean).join('. '),
      }
    case 'recovered':
      return { title: `Recovered: ${first ? incidentEnd(first) : ''}${more}`, body: where }
    case 'closed': {
      const left = Number(params.left ?? 0)
      const body =
        left === 0
          ? 'All its rooms are back.'
          : `${count(left, 'room is', 'rooms are')} still down: ${params.names}`
      return { title: `Over: ${first ? subjectOf(first) : ''}`, body }
    }
    case 'summary': {
      const again = Number(params.again ?? 0)
      const still = again === 0 ? '' : `, ${again} not handled yet`
      return {
        title: `${durationWords(Number(params.unwatchedMs ?? 0))} unwatched: ${params.opened} new, ${params.cleared} cleared${still}`,
        body: incidents.slice(0, 5).map(incidentTitle).join('\n'),
      }
    }
  }
}

/** Of a deadline each step is told in full; its end is that there is another credential. */
function deadlineText(kind: Told['kind'], incident: Incident, where: string) {
  if (kind === 'recovered') return { title: incidentEnd(incident), body: where }
  const parts = [where, forOwner(incident.params), incidentAdvice(incident)].filter(Boolean)
  return { title: incidentTitle(incident), body: parts.join('. ') }
}

const subjectOf = ({ roomName, subject, type }: Incident): string =>
  roomName ?? (subject.name || incidentTypeWords[type])

export const incidentsText = {
  title: 'Incidents',
  intro: 'What is wrong, since when, and who has it. Rooms that only look bad for a moment never get here.',
  filter: 'Which incidents',
  filters: { unresolved: 'Unresolved', unhandled: 'Unhandled', low: 'Low urgency', resolved: 'Resolved' },
  table: 'Incidents',
  empties: {
    unresolved: {
      title: 'Nothing is wrong',
      hint: 'A room comes here when three bad samples agree, within a minute. Larger troubles such as a dark site or a lost sign-in come as one incident with the rooms folded into it.',
    },
    unhandled: {
      title: 'Nothing waits for somebody',
      hint: 'Whatever is urgent has been taken on, put off or muted. What can wait stands under Low urgency.',
    },
    low: {
      title: 'Nothing of low urgency',
      hint: 'What nobody has to be called for comes here: software behind, peripherals meetings can do without, what was so at first sight.',
    },
    resolved: {
      title: 'Nothing was resolved lately',
      hint: 'Incidents that are over stay here for a week, since trouble that returns reopens them.',
    },
  },
  emptyFilter: 'No incident fits',
  emptyFilterHint: 'Choose another kind above, clear the filter, or show all tenants.',
  find: 'Filter incidents',
  findHint: 'Room, site, tenant, kind, owner',
  counted: (shown: number, all: number): string =>
    shown === all
      ? count(all, 'incident', 'incidents')
      : `${shown} of ${count(all, 'incident', 'incidents')}`,
  urgencyOrder: 'Most urgent first',
  urgencyHint:
    'Sorts by urgency: what nobody has taken on, then high urgency, severity, a meeting at risk, and the newest (U)',
  sortBy: (column: string): string => `Sort by ${column.toLowerCase()}`,
  select: 'Select',
  selectAll: 'Select all',
  state: 'State',
  severity: 'Severity',
  what: 'What',
  room: 'Room',
  tenant: 'Tenant',
  allTenants: 'All tenants',
  since: 'Since',
  impact: 'Impact',
  impactUnknown: 'Not known',
  owner: 'Owner',
  nobody: 'Nobody',
  relapses: 'Came back',
  low: 'Low urgency',
  silenced: 'Silenced',
  inMaintenance: 'Maintenance: nobody is told',
  paused: 'Tenant paused: nobody is told',
  firstSight: 'Since before it was first seen',
  showChildren: (number: number): string => `Show ${count(number, 'folded incident', 'folded incidents')}`,
  hideChildren: (number: number): string => `Hide ${count(number, 'folded incident', 'folded incidents')}`,
  folded: (number: number): string => `${number} folded`,
  selected: (number: number): string => `${number} selected`,
  clear: 'Clear the selection',
  working: (number: number): string => `Writing ${count(number, 'incident', 'incidents')}`,
  doneAcknowledged: (number: number): string => `${count(number, 'incident', 'incidents')} acknowledged.`,
  doneSnoozed: (number: number, length: string): string =>
    `${count(number, 'incident', 'incidents')} snoozed: ${length.toLowerCase()}.`,
  doneUndone: 'Undone.',
  undo: 'Undo',
  snoozeTitle: (number: number): string =>
    number === 1 ? 'Snooze this incident' : `Snooze ${number} incidents`,
  snoozeHint: 'Nobody is told before the time is over, or it gets worse. A snooze always ends.',
  acknowledge: 'Acknowledge',
  acknowledgeTitle: (number: number): string =>
    number === 1 ? 'Acknowledge this incident' : `Acknowledge ${number} incidents`,
  reason: 'Reason',
  reasonNeeded: 'What are you doing about it?',
  reasonOptional: 'What are you doing about it? (optional)',
  giveBack: 'Give back',
  giveBackHint: 'Ends the acknowledgement: the incident is open again and nobody’s.',
  acknowledgeHint:
    'You become the owner, repeats stop. A critical one comes back after 30 minutes unless you write a note.',
  snooze: 'Snooze',
  unsnooze: 'End the snooze',
  note: 'Add a note',
  noteHint: 'A note starts the time of an acknowledgement anew.',
  addNote: 'Add',
  copy: 'Copy for ticket',
  copyHint: 'Copies what, where, since when, what to do, whom to call and the whole story as text (C)',
  copied: 'Copied',
  silence: 'Silence',
  silenceTitle: 'Silence what is like this',
  silenceHint: 'It is still watched and shown, but nobody is told. A silence always ends.',
  silenceWhat: 'What',
  silenceScopes: {
    room: (name: string): string => `This room: ${name}`,
    site: (name: string): string => `This site: ${name}`,
    model: (model: string, name: string): string => `Rooms with ${model} in ${name}`,
    tenant: (name: string): string => `The whole tenant: ${name}`,
  },
  silenceOnlyType: (type: string): string => `Only “${type}”`,
  silenceLength: 'For how long',
  silenceLengths: { '4': '4 hours', '24': '1 day', '168': '7 days', '720': '30 days', '2160': '90 days' },
  silenceComment: 'Why',
  silencePreview: (present: number, lastDays: number): string =>
    `Matches ${count(present, 'incident', 'incidents')} now and ${lastDays} of the last 30 days.`,
  silences: 'Silences',
  silencesNone: 'Nothing is silenced.',
  silenceMuted: (number: number): string =>
    number === 0 ? 'mutes nothing now' : `mutes ${count(number, 'incident', 'incidents')} now`,
  silenceUntil: 'until',
  endSilence: 'End now',
  silenceAnything: 'anything',
  exportList: 'Export CSV…',
  exportHint: 'Saves the incidents of this list, as it is filtered, for a spreadsheet',
  close: 'Close',
  loading: 'Reading the incident',
  why: 'What is known',
  advice: 'What to do',
  facts: 'Times',
  lastGood: 'Last known good',
  firstBad: 'First seen bad',
  hard: 'Believed',
  told: 'People told',
  toldNobody: 'Nobody yet',
  toldLow: 'Nobody: it is of low urgency',
  resolvedAt: 'Resolved',
  notKnown: 'Not known',
  betweenHint: 'Presence carries no time of its own: it went bad between these two.',
  children: 'Folded into this',
  parent: 'Folded into',
  openRoom: 'Open the room',
  timeline: 'Timeline',
  unacknowledged: (number: number): string =>
    count(number, 'unacknowledged incident', 'unacknowledged incidents'),
  rulesDid: 'Roomwall',
} as const
