import type { ChannelSettings } from '../../../shared/model/channel'
import type { Notification } from '../../../shared/model/notification'
import { digestText } from '../../../shared/text/en/digest'
import { contactLine, factsOf, incidentLinks, notificationText } from '../../../shared/text/en/notifications'
import { type Attempt, failed, type Receiver } from './receiver'

/** The way to one mail server, for one letter. */
export interface MailRoute {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  signIn: { user: string; password: string } | null
  caPem: string | null
}

/** A letter, without the way it goes. */
interface Letter {
  from: string
  to: readonly string[]
  subject: string
  text: string
  messageId: string
  /** Message ids of the letters it belongs to, so that readers show one thread an incident. */
  references: readonly string[]
}

/** Hands a letter to a mail server; SMTP in the app. */
export type SendMail = (route: MailRoute, letter: Letter) => Promise<Attempt>

/** A letter by SMTP. Its message id is that of the message, so a copy can be told from the original. */
export function createMail(sendMail: SendMail): Receiver<'mail'> {
  return async (notification, settings, { password }) => {
    const { host, port, security, user, caPem, from, to } = settings
    if (user !== null && password === undefined) return failed({ code: 'delivery.secretMissing' })
    const signIn = user === null || password === undefined ? null : { user, password }
    return sendMail({ host, port, security, signIn, caPem }, letterOf(notification, { from, to }))
  }
}

function letterOf(
  { idempotencyKey, title, body, incidents, digest }: Notification,
  { from, to }: Pick<Extract<ChannelSettings, { kind: 'mail' }>, 'from' | 'to'>,
): Letter {
  const parts = incidents.map((incident) =>
    [
      ...(incidents.length > 1 ? [incident.title] : []),
      ...factsOf(incident).map(([name, value]) => `${name}: ${value}`),
      ...incident.contacts.map(contactLine),
    ].join('\n'),
  )
  const links =
    incidents.length === 0 ? [] : [incidentLinks.map((link) => `${link.title}: ${link.url}`).join('\n')]
  return {
    from,
    to,
    subject: `[Roomwall] ${title.replaceAll(/\s+/g, ' ')}`,
    text: [digest === undefined ? body : digestText(digest), ...parts, ...links, notificationText.sentBy]
      .filter((part) => part !== '')
      .join('\n\n'),
    messageId: messageIdOf(idempotencyKey),
    references: incidents.map(({ incidentId }) => messageIdOf(incidentId)),
  }
}

const messageIdOf = (key: string): string => `<${key.replaceAll(/[^\w.-]/g, '-')}@roomwall>`
