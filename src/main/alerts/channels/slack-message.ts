import type { Notification } from '../../../shared/model/notification'
import { digestSections } from '../../../shared/text/en/digest'
import { contactLine, factsOf, incidentLinks, notificationText } from '../../../shared/text/en/notifications'

/** Slack takes 50 blocks; ten rooms are more than anybody reads in a chat. */
const mostIncidents = 10

/** A message as incoming webhooks of Slack, Mattermost and the like take it. */
export function slackMessage({ title, body, incidents, digest }: Notification): unknown {
  return {
    text: escapeMarks(title),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: title.slice(0, 150) } },
      ...(body === '' ? [] : [section(body)]),
      ...(digest === undefined ? [] : digestSections(digest)).map(({ heading, lines }) =>
        section([heading, ...lines.map((line) => `• ${line}`)].join('\n')),
      ),
      ...incidents
        .slice(0, mostIncidents)
        .map((incident) =>
          section(
            [
              ...(incidents.length > 1 ? [incident.title] : []),
              ...factsOf(incident).map(([name, value]) => `${name}: ${value}`),
              ...incident.contacts.map(contactLine),
            ].join('\n'),
          ),
        ),
      ...(incidents.length > mostIncidents
        ? [section(notificationText.more(incidents.length - mostIncidents))]
        : []),
      {
        type: 'context',
        elements: [
          {
            type: 'mrkdwn',
            text: [
              notificationText.sentBy,
              ...incidentLinks.map((link) => `<${link.url}|${link.title}>`),
            ].join(' · '),
          },
        ],
      },
    ],
  }
}

function section(text: string): unknown {
  return { type: 'section', text: { type: 'mrkdwn', text: escapeMarks(text) } }
}

/** What a section holds. */
const longestText = 3_000

/** The three characters that Slack reads as its own; cut where it is too long, but not within one of them. */
function escapeMarks(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  if (escaped.length <= longestText) return escaped
  return `${escaped.slice(0, longestText - 1).replace(/&[a-z]*$/, '')}…`
}
