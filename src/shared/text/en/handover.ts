import type { Expiring, HandoverNote } from '../../model/handover'
import { type IncidentSummary, isMuted, knownSince } from '../../model/incident'
import { count } from './count'
import { incidentTitle, severityWords } from './incidents'
import { scopeWords } from './maintenance'
import { matcherParts, type Names } from './matchers'
import { durationWords, momentWords, sinceFirstSeen } from './time'

/** The note as people read it: Markdown, or plain text of the same lines. */
export function handoverText(note: HandoverNote, form: 'markdown' | 'text', names: Names): string {
  const heading = (text: string): string => (form === 'markdown' ? `\n## ${text}\n` : `\n${text}\n`)
  const list = (lines: readonly string[], none: string): string =>
    lines.length === 0 ? none : lines.map((line) => `- ${line}`).join('\n')
  const { at, open, acknowledged, expiring, muted, resolved, begun, shiftHours } = note
  const title = `Shift handover, ${momentWords(at)}`
  return [
    form === 'markdown' ? `# ${title}` : title,
    `Last ${shiftHours} h: ${count(begun, 'incident', 'incidents')} began, ${resolved.length} ${resolved.length === 1 ? 'is' : 'are'} over. ${open.length} open, ${acknowledged.length} acknowledged, ${muted.length} muted.`,
    heading(`Open (${open.length})`),
    list(
      open.map((incident) => incidentLine(incident, at, names)),
      'Nothing is open.',
    ),
    heading(`Acknowledged (${acknowledged.length})`),
    list(
      acknowledged.map(
        ({ incident, reason }) =>
          `${incidentLine(incident, at, names)}. Owner: ${incident.owner ?? 'nobody'}${reason === null ? '' : `: ${reason}`}`,
      ),
      'Nothing is acknowledged.',
    ),
    heading(`Ends or begins during the next ${shiftHours} h (${expiring.length})`),
    list(
      expiring.map((one) => `${momentWords(one.at)}: ${expiringWords(one, names)}`),
      'Nothing ends by itself.',
    ),
    heading(`Muted (${muted.length})`),
    list(
      [
        ...muted
          .filter((one) => !isFoldedOnly(one))
          .map((incident) => `${incidentLine(incident, at, names)} (${mutedBy(incident)})`),
        ...foldedLines(note),
      ],
      'Nothing is muted.',
    ),
    heading(`Over since ${momentWords(at - shiftHours * 60 * 60_000)} (${resolved.length})`),
    list(
      resolved.map((incident) => incidentLine(incident, incident.resolvedAt ?? at, names)),
      'Nothing ended.',
    ),
    '',
  ].join('\n')
}

/** Is a larger incident all that mutes it? */
function isFoldedOnly(incident: IncidentSummary): boolean {
  return incident.parentId !== null && !isMuted({ ...incident, parentId: null })
}

/** What is folded into a larger incident, one line for each of those: a dark site has dozens. */
function foldedLines({ open, acknowledged, muted }: HandoverNote): string[] {
  const parents = [...open, ...acknowledged.map(({ incident }) => incident), ...muted]
  const counts = new Map<string, number>()
  for (const one of muted) {
    if (one.parentId !== null && isFoldedOnly(one))
      counts.set(one.parentId, (counts.get(one.parentId) ?? 0) + 1)
  }
  return [...counts].map(([parentId, count]) => {
    const parent = parents.find(({ incidentId }) => incidentId === parentId)
    return `${count} folded into ${parent === undefined ? 'a larger incident' : `“${incidentTitle(parent)}”`}`
  })
}

function incidentLine(incident: IncidentSummary, now: number, names: Names): string {
  const { severity, urgency, tenantKey, site, relapses } = incident
  const since = knownSince(incident)
  const where = [tenantKey === 'app' ? null : names.tenant(tenantKey), site].filter((part) => part !== null)
  const marks = [
    severityWords[severity],
    urgency === 'low' ? 'low urgency' : null,
    relapses > 0 ? `came back ${relapses}×` : null,
    since === null ? sinceFirstSeen : durationWords(now - since),
  ].filter((part) => part !== null)
  return `${incidentTitle(incident)}${where.length === 0 ? '' : ` (${where.join(', ')})`}: ${marks.join(', ')}`
}

function mutedBy({
  state,
  parentId,
  silencedUntil,
  maintenanceUntil,
  snoozedUntil,
  isPaused,
}: IncidentSummary): string {
  if (isPaused) return 'its tenant is paused'
  if (maintenanceUntil !== null) return `maintenance until ${momentWords(maintenanceUntil)}`
  if (silencedUntil !== null) return `silenced until ${momentWords(silencedUntil)}`
  if (state === 'snoozed' && snoozedUntil !== null) return `snoozed until ${momentWords(snoozedUntil)}`
  return parentId === null ? 'muted' : 'folded into a larger incident'
}

/** What ends or begins by itself, without its time. */
export function expiringWords(one: Expiring, names: Names): string {
  switch (one.kind) {
    case 'acknowledgement':
      return `the acknowledgement ends: ${incidentTitle(one.incident)}`
    case 'snooze':
      return `the snooze ends: ${incidentTitle(one.incident)}`
    case 'silence': {
      const { matcher, comment } = one.silence
      return `a silence ends: ${matcherParts(matcher, names).join(', ')} (${comment})`
    }
    case 'maintenanceBegins':
    case 'maintenanceEnds': {
      const { scope, comment } = one.window
      const verb = one.kind === 'maintenanceBegins' ? 'begins' : 'ends'
      return `maintenance ${verb}: ${scopeWords(scope, names.tenant(scope.tenantKey))} (${comment})`
    }
  }
}

export const handoverWords = {
  button: 'Shift handover…',
  title: 'Shift handover',
  shift: 'Length of a shift',
  hours: (hours: number): string => `${hours} hours`,
  note: 'The note',
  copyText: 'Copy as text',
  copyMarkdown: 'Copy as Markdown',
  copied: 'Copied.',
  save: 'Save…',
  savedAs: (path: string): string => `Saved as ${path}`,
  fileName: (day: string): string => `handover ${day}.md`,
  reading: 'Writing the note',
  close: 'Close',
} as const
