import type { Notification, ToldIncident } from '../../../shared/model/notification'
import { type DigestSection, digestSections } from '../../../shared/text/en/digest'
import { contactLine, factsOf, incidentLinks, notificationText } from '../../../shared/text/en/notifications'

/** Ten rooms are more than anybody reads in a chat. */
const mostIncidents = 10

/** Of each part of a digest. */
const mostLines = 10

/** Teams refuses a message of more than 28 KB; as UTF-8, with head-room for what a workflow puts round it. */
const mostBytes = 26 * 1024

/** Longer texts are cut with a mark: nobody reads on in a chat. */
const longestText = 1_000

/**
 * A message as a workflow "When a Teams webhook request is received" takes it: an Adaptive Card 1.4 within an attachment.
 * Plain text blocks only, so that nothing in a name is read as markup of the card's JSON. What would be too large tells of
 * fewer incidents or shorter parts of a digest, and in the end leaves the contacts out: a card that Teams refuses tells nobody anything.
 */
export function teamsMessage(notification: Notification): unknown {
  const most = Math.min(mostIncidents, notification.incidents.length)
  for (let shown = most; shown > 0; shown -= 1) {
    const message = messageOf(notification, shown, true)
    if (Buffer.byteLength(JSON.stringify(message)) <= mostBytes) return message
  }
  for (let lines = mostLines; notification.digest && lines > 1; lines -= 1) {
    const message = messageOf(notification, 0, false, lines)
    if (Buffer.byteLength(JSON.stringify(message)) <= mostBytes) return message
  }
  return messageOf(notification, Math.min(1, most), false, 1)
}

function messageOf(
  notification: Notification,
  shown: number,
  withContacts: boolean,
  lines = mostLines,
): unknown {
  const { title, body, incidents, digest } = notification
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          fallbackText: cut(title),
          msteams: { width: 'Full' },
          body: [
            textBlock(title, { weight: 'Bolder', size: 'Large', color: colourOf(notification) }),
            ...(body === '' ? [] : [textBlock(body)]),
            ...(digest === undefined ? [] : digestSections(digest, lines)).flatMap(sectionBlocks),
            ...incidents
              .slice(0, shown)
              .flatMap((incident) => incidentBlocks(incident, incidents.length > 1, withContacts)),
            ...(incidents.length > shown
              ? [textBlock(notificationText.more(incidents.length - shown), { isSubtle: true })]
              : []),
            textBlock(notificationText.sentBy, { isSubtle: true, size: 'Small' }),
          ],
          actions:
            incidents.length === 0
              ? []
              : incidentLinks.map(({ title: text, url }) => ({ type: 'Action.OpenUrl', title: text, url })),
        },
      },
    ],
  }
}

function sectionBlocks({ heading, lines }: DigestSection): unknown[] {
  return [
    textBlock(heading, { weight: 'Bolder', separator: true }),
    ...lines.map((line) => textBlock(line, { spacing: 'Small' })),
  ]
}

function incidentBlocks(incident: ToldIncident, isOneOfMany: boolean, withContacts: boolean): unknown[] {
  return [
    ...(isOneOfMany ? [textBlock(incident.title, { weight: 'Bolder', separator: true })] : []),
    { type: 'FactSet', facts: factsOf(incident).map(([title, value]) => ({ title, value: cut(value) })) },
    ...(withContacts ? incident.contacts : []).map((contact) =>
      textBlock(contactLine(contact), { spacing: 'Small' }),
    ),
  ]
}

function textBlock(text: string, look: Record<string, string | boolean> = {}): unknown {
  return { type: 'TextBlock', text: withoutMarkdown(cut(text)), wrap: true, ...look }
}

function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`
}

/** Text blocks read a little Markdown; names of rooms are not meant as such. */
function withoutMarkdown(text: string): string {
  return text.replaceAll(/[\\*_[\]`]/g, (mark) => `\\${mark}`)
}

function colourOf({ kind, urgency }: Notification): string {
  if (kind === 'recovered' || kind === 'closed') return 'Good'
  if (kind === 'test' || kind === 'acknowledged' || kind === 'digest') return 'Accent'
  return urgency === 'high' ? 'Attention' : 'Warning'
}
