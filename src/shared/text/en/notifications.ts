import type { ToldIncident } from '../../model/notification'
import type { Contact } from '../../model/site-contact'
import { severityWords } from './incidents'

/** Where Microsoft shows the same; these pages take no address of a single room. */
export const incidentLinks = [
  { title: 'Teams admin center', url: 'https://admin.teams.microsoft.com/devices/roomsystems' },
  { title: 'Pro Management portal', url: 'https://portal.rooms.microsoft.com/' },
] as const

export const notificationText = {
  sentBy: 'Sent by Roomwall',
  everyChannel: 'All channels',
  more: (count: number): string => `and ${count} more`,
  testTitle: 'Test message',
  testBody: (userName: string): string =>
    `This is a test from Roomwall, sent by ${userName}. Nothing is wrong, and nobody has to act.`,
  acknowledgedTitle: (owner: string, title: string): string => `${owner} has it: ${title}`,
  escalatedTitle: (title: string): string => `Nobody has taken this on: ${title}`,
} as const

/** A contact in one line. */
export function contactLine({ name, phone, mail, note }: Contact): string {
  return `${notificationWords.contact} ${[name, phone, mail, note].filter((part) => part !== null && part !== '').join(', ')}`
}

const notificationWords = {
  contact: 'Contact:',
  severity: 'Severity',
  tenant: 'Tenant',
  site: 'Site',
  room: 'Room',
  since: 'Since',
  resolved: 'Resolved',
  owner: 'Owner',
  relapses: 'Came back',
  advice: 'What to do',
} as const

/** What is known of an incident, as names and values. Times are UTC: the reader may sit anywhere. */
export function factsOf(incident: ToldIncident): [string, string][] {
  const { severity, tenantName, site, room, firstBadAt, resolvedAt, owner, relapses, advice } = incident
  const facts: [string, string | null][] = [
    [notificationWords.severity, severityWords[severity]],
    [notificationWords.tenant, tenantName],
    [notificationWords.site, site],
    [notificationWords.room, room],
    [notificationWords.since, utc(firstBadAt)],
    [notificationWords.resolved, resolvedAt === null ? null : utc(resolvedAt)],
    [notificationWords.owner, owner],
    [notificationWords.relapses, relapses === 0 ? null : `${relapses}×`],
    [notificationWords.advice, resolvedAt === null ? advice : null],
  ]
  return facts.flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]]))
}

const utc = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
