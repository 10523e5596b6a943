import { type DigestLine, type DigestReport, isQuietDay, type ListedDigest } from '../../model/digest'
import { daysWords } from './channels'
import { count } from './count'
import { severityWords } from './incidents'
import { durationWords } from './time'

const minuteMs = 60_000

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
  formats.set(zone, made)
  return made
}

/** `Mon 23 Nov, 08:00`, by the clock of a zone this runtime knows. */
export const momentInZone = (at: number, zone: string): string => formatOf(zone).format(at)

/** `42 min`, `1 h 5 min`; of more than a day in hours, because business days are shorter. */
function minutesWords(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  if (hours === 0) return `${minutes} min`
  return minutes % 60 === 0
    ? `${hours.toLocaleString('en')} h`
    : `${hours.toLocaleString('en')} h ${minutes % 60} min`
}

/** The subject of a digest: what matters of it in a line. */
export function digestTitle(report: DigestReport): string {
  const { name, isTest, counts, minutesDown } = report
  const marks = isQuietDay(report)
    ? ['quiet']
    : [
        `${counts.open} open`,
        `${counts.begun} new`,
        `${counts.cleared} cleared`,
        minutesDown === 0 ? 'no business time lost' : `${minutesWords(minutesDown)} down`,
      ]
  return `${isTest ? 'Test: ' : ''}${name}: ${marks.join(', ')}`
}

/** What time it covers, and what it sums up to. */
export function digestIntro(report: DigestReport): string {
  const { from, until, dueAt, zone, rooms, roomsDown, minutesDown, counts } = report
  const covered = `${momentInZone(from, zone)} to ${momentInZone(until, zone)} (${zone}).`
  const late =
    !report.isTest && until - dueAt > minuteMs
      ? ` Late: this computer slept, or Roomwall did not run, when it was due (${momentInZone(dueAt, zone)}).`
      : ''
  if (isQuietDay(report)) {
    return `Quiet. Nothing is open, nothing began, and none of ${count(rooms, 'room', 'rooms')} was down in business hours. ${covered}${late}`
  }
  const lost =
    minutesDown === 0
      ? `None of ${count(rooms, 'room', 'rooms')} was down in business hours.`
      : `${count(roomsDown, 'room', 'rooms')} of ${rooms.toLocaleString('en')} down for ${minutesWords(minutesDown)} of business hours in all.`
  const low = counts.openLow === 0 ? '' : `, ${counts.openLow} of them of low urgency`
  return `${covered}${late} ${lost} ${counts.open} open${low}; ${counts.begun} began, ${counts.cleared} cleared, ${counts.muted} muted.`
}

/** A part of a digest: a heading and its lines. */
export interface DigestSection {
  heading: string
  lines: string[]
}

const longestLine = 240

/** Everything a digest says below its first lines, so many lines a part at most: more than ten nobody reads in a chat. */
export function digestSections(report: DigestReport, mostLines = 10): DigestSection[] {
  const { zone, counts, until } = report
  const sections: { heading: string; lines: string[]; of?: number }[] = [
    {
      heading: 'Worst rooms, by business time down',
      lines: report.worstRooms.map(
        ({ room, site, tenant, minutesDown }) =>
          `${room}${placeOf([site, tenant])}: ${minutesWords(minutesDown)}`,
      ),
      of: report.roomsDown,
    },
    {
      heading: `Open (${counts.open})`,
      lines: report.open.map((line) => openLine(line, until)),
      of: counts.open,
    },
    {
      heading: `Cleared (${counts.cleared})`,
      lines: report.cleared.map((line) => clearedLine(line, zone)),
      of: counts.cleared,
    },
    {
      heading: `Muted (${counts.muted})`,
      lines: report.muted.map((line) => mutedLine(line, zone)),
      of: counts.muted,
    },
    {
      heading: 'What mutes',
      lines: report.hiding.map(
        ({ title, until: end, mutes, hid }) =>
          `${title}, until ${momentInZone(end, zone)}: mutes ${mutes} now, has hidden ${hid}`,
      ),
    },
    {
      heading: 'Ends or begins soon',
      lines: report.expiring.map(({ at, title }) => `${momentInZone(at, zone)}: ${title}`),
    },
    {
      heading: 'Not watched in business hours',
      lines: report.unwatched.map(({ tenant, minutes }) => `${tenant}: ${minutesWords(minutes)}`),
    },
  ]
  return sections.flatMap(({ heading, lines, of }) => {
    if (lines.length === 0) return []
    const shown = lines.slice(0, mostLines).map((line) => line.slice(0, longestLine))
    const rest = Math.max(of ?? 0, lines.length) - shown.length
    return [{ heading, lines: rest > 0 ? [...shown, `and ${rest} more`] : shown }]
  })
}

/** The whole digest as plain text. */
export function digestText(report: DigestReport): string {
  const parts = digestSections(report).map(
    ({ heading, lines }) => `${heading}\n${lines.map((line) => `- ${line}`).join('\n')}`,
  )
  return [digestIntro(report), ...parts].join('\n\n')
}

function openLine(line: DigestLine, until: number): string {
  const marks = [
    severityWords[line.severity],
    line.urgency === 'low' ? 'low urgency' : null,
    line.isNew ? 'new' : null,
    // A deadline is a date, which its title says.
    line.type === 'credentialExpiring' ? null : `for ${durationWords(until - line.firstBadAt)}`,
    line.owner === null ? null : `owner ${line.owner}`,
  ].filter((mark) => mark !== null)
  return `${titleOf(line)}: ${marks.join(', ')}`
}

function clearedLine(line: DigestLine, zone: string): string {
  const resolvedAt = line.resolvedAt ?? line.firstBadAt
  return `${titleOf(line)}: ${durationWords(resolvedAt - line.firstBadAt)}, until ${momentInZone(resolvedAt, zone)}`
}

const mutedWords: Record<NonNullable<DigestLine['mutedBy']>, string> = {
  maintenance: 'maintenance',
  silence: 'silenced',
  snooze: 'snoozed',
}

function mutedLine(line: DigestLine, zone: string): string {
  if (line.mutedBy === null || line.mutedUntil === null) return titleOf(line)
  return `${titleOf(line)}: ${mutedWords[line.mutedBy]} until ${momentInZone(line.mutedUntil, zone)}`
}

function titleOf({ title, site, tenant }: DigestLine): string {
  return `${title}${placeOf([site, tenant])}`
}

function placeOf(parts: readonly (string | null)[]): string {
  const known = parts.filter((part) => part !== null && part !== '')
  return known.length === 0 ? '' : ` (${known.join(', ')})`
}

/** `Mon-Fri at 08:00 (Europe/Oslo)`. */
export function digestTimesWords({ at, days, hours }: Pick<ListedDigest, 'at' | 'days' | 'hours'>): string {
  return `${days.length === 7 ? 'Every day' : daysWords(days)} at ${at} (${hours.zone})`
}

export const digestWords = {
  silence: (what: string, comment: string) => `Silence: ${what} (${comment})`,
  maintenance: (where: string, comment: string) => `Maintenance, ${where} (${comment})`,
  title: 'Daily digest',
  hint: 'What is open, new, cleared and muted, and how much business time rooms were down, once a day. Low urgency is told here. Each console sends its own digests: set a digest up on one of them.',
  none: 'No digest is set up.',
  noneHint: 'Incidents of low urgency wait in the list until somebody looks.',
  add: 'Add a digest',
  digest: 'Digest',
  of: 'Of',
  when: 'When',
  tells: 'Sent to',
  state: 'State',
  actions: 'Actions',
  everyTenant: 'All tenants',
  group: (name: string): string => `Group ${name}`,
  site: (name: string): string => `site ${name}`,
  noTenant: 'No tenant matches: nothing is sent',
  tenants: (number: number): string => count(number, 'tenant', 'tenants'),
  next: (words: string): string => `Next ${words}`,
  sent: (words: string): string => `Last sent ${words}`,
  neverSent: 'Not sent yet',
  off: 'Off',
  nobody: 'Nobody',
  preview: 'Preview',
  previewOf: (name: string): string => `Preview of ${name}`,
  send: 'Send now',
  sendOf: (name: string): string => `Send ${name} now`,
  edit: 'Edit',
  editOf: (name: string): string => `Edit ${name}`,
  remove: 'Remove',
  removeTitle: (name: string): string => `Remove ${name}?`,
  removeHint: 'It is not sent any more. Channels and routes stay as they are.',
  sending: 'Sending the digest',
  sentTo: (names: string): string => `Sent, marked as a test, to ${names}. The schedule goes on as before.`,
  sentToNobody: 'It has no channel that is on, so nobody got it.',
  notSent: (name: string): string => `${name} did not take the digest`,
  addTitle: 'Add a digest',
  editTitle: (name: string): string => `Edit ${name}`,
  name: 'Name',
  nameHint: 'The first words of its subject.',
  usualName: 'Daily digest',
  whoMatches: 'Tells of',
  at: 'Send at',
  onDays: 'Send on',
  hours: 'Business hours',
  hoursHint:
    'Minutes down count within these hours, by each room’s own clock. The zone is that of the digest, and of rooms whose clock is not known.',
  hoursDays: 'Business days',
  sendTo: 'Send to',
  noChannel: 'Add a Teams or Slack webhook, a generic webhook or e-mail above first.',
  whenQuiet: 'Send one line on a quiet day, too',
  whenQuietHint: 'Without it a missing digest may mean a quiet day, or that this computer was off.',
  isOn: 'Send this digest',
  showPreview: 'Show a preview',
  hidePreview: 'Hide the preview',
  reading: 'Reading the past day',
  previewHint: 'As it would read if it were sent now.',
  save: 'Save',
  close: 'Close',
} as const
