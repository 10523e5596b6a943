import type { Notification, ToldIncident } from '../../../shared/model/notification'
import { contactLine, factsOf, incidentLinks, notificationText } from '../../../shared/text/en/notifications'

/** A card holds 28 KB; ten rooms are well below, and more than anybody reads in a chat. */
const mostIncidents = 10

/**
 * A message as a workflow "When a Teams webhook request is received" takes it: an Adaptive Card 1.4 within an attachment.
 * Plain text blocks only, so that nothing in a name is read as markup of the card's JSON.
 */
export function teamsMessage(notification: Notification): unknown {
  const { title, body, incidents } = notification
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
          fallbackText: title,
          msteams: { width: 'Full' },
          body: [
            textBlock(title, { weight: 'Bolder', size: 'Large', color: colourOf(notification) }),
            ...(body === '' ? [] : [textBlock(body)]),
            ...incidents
              .slice(0, mostIncidents)
              .flatMap((incident) => incidentBlocks(incident, incidents.length > 1)),
            ...(incidents.length > mostIncidents
              ? [textBlock(notificationText.more(incidents.length - mostIncidents), { isSubtle: true })]
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

function incidentBlocks(incident: ToldIncident, isOneOfMany: boolean): unknown[] {
  return [
    ...(isOneOfMany ? [textBlock(incident.title, { weight: 'Bolder', separator: true })] : []),
    { type: 'FactSet', facts: factsOf(incident).map(([title, value]) => ({ title, value })) },
    ...incident.contacts.map((contact) => textBlock(contactLine(contact), { spacing: 'Small' })),
  ]
}

function textBlock(text: string, look: Record<string, string | boolean> = {}): unknown {
  return { type: 'TextBlock', text: withoutMarkdown(text), wrap: true, ...look }
}

/** Text blocks read a little Markdown; names of rooms are not meant as such. */
function withoutMarkdown(text: string): string {
  return text.replaceAll(/[\\*_[\]`]/g, (mark) => `\\${mark}`)
}

function colourOf({ kind, urgency }: Notification): string {
  if (kind === 'recovered' || kind === 'closed') return 'Good'
  if (kind === 'test' || kind === 'acknowledged') return 'Accent'
  return urgency === 'high' ? 'Attention' : 'Warning'
}
