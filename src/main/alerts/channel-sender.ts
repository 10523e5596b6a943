import { randomUUID } from 'node:crypto'
import { assertNever, fail, type Outcome, succeed } from '../../shared/errors'
import type { Channel, ChannelId, ChannelSecrets } from '../../shared/model/channel'
import type { Notification } from '../../shared/model/notification'
import type { TestAnswer } from '../../shared/model/notification-setup'
import { notificationText } from '../../shared/text/en/notifications'
import type { Clock } from '../lib/clock'
import type { Fetch } from '../lib/fetch'
import type { ChannelBook } from './channel-book'
import { answerWithoutSecrets } from './channels/answer-without-secrets'
import { createChat } from './channels/chat'
import { createPostJson } from './channels/http-send'
import { createMail, type SendMail } from './channels/mail'
import { createPagerDuty } from './channels/pager-duty'
import { type Attempt, failed } from './channels/receiver'
import { createWebhook } from './channels/webhook'
import type { Notifier } from './notifier'
import type { SoundBox } from './sound-box'

/** The ways out for messages, each use told under the channel's name. */
export interface MessageWays {
  fetchFor(channelName: string, purpose: 'webhook' | 'heartbeat'): Fetch
  mailFor(channelName: string): SendMail
}

interface ChannelSenderParts {
  clock: Clock
  channels: ChannelBook
  notifier: Notifier
  sound: SoundBox
  ways: MessageWays
  /** Named in test messages. */
  userName: string
}

/** Sends one message by one channel, whatever its kind. */
export class ChannelSender {
  constructor(private readonly parts: ChannelSenderParts) {}

  async send(channel: Channel, notification: Notification): Promise<Attempt> {
    const secrets = await this.parts.channels.secretsOf(channel.channelId)
    if (!secrets.ok) return failed(secrets.error)
    const attempt = await this.sendOut(channel, notification, secrets.value)
    if (attempt.answer === null) return attempt
    const user = channel.settings.kind === 'mail' ? channel.settings.user : null
    return { ...attempt, answer: answerWithoutSecrets(attempt.answer, secrets.value, user) }
  }

  /** Sends a message that is marked as a test, and tells what the receiver said. `request.notFound` without the channel. */
  async test(channelId: ChannelId): Promise<Outcome<TestAnswer>> {
    const { channels, clock, userName } = this.parts
    const channel = channels.find(channelId)
    if (!channel) return fail('request.notFound')
    const attempt = await this.send(channel, {
      idempotencyKey: `test-${randomUUID()}`,
      kind: 'test',
      at: clock.now(),
      urgency: 'low',
      title: notificationText.testTitle,
      body: notificationText.testBody(userName),
      incidents: [],
    })
    return succeed({ answer: attempt.answer, error: attempt.isDelivered ? null : attempt.failure })
  }

  private sendOut(
    { name, settings }: Channel,
    notification: Notification,
    secrets: ChannelSecrets,
  ): Promise<Attempt> {
    const { clock, ways } = this.parts
    const post = () => createPostJson(ways.fetchFor(name, 'webhook'), clock)
    switch (settings.kind) {
      case 'desktop':
        return this.showOnDesktop(notification)
      case 'sound':
        return this.ring()
      case 'chat':
        return createChat(post())(notification, settings, secrets)
      case 'webhook':
        return createWebhook(post(), clock)(notification, settings, secrets)
      case 'mail':
        return createMail(ways.mailFor(name))(notification, settings, secrets)
      case 'pagerDuty':
        return createPagerDuty(post())(notification, settings, secrets)
      default:
        return assertNever(settings)
    }
  }

  private async showOnDesktop({
    idempotencyKey,
    title,
    body,
    urgency,
    incidents,
  }: Notification): Promise<Attempt> {
    const [first] = incidents
    const incidentId = first?.incidentId ?? null
    const shown = await this.parts.notifier.send({ idempotencyKey, title, body, urgency, incidentId })
    return shown.ok ? { isDelivered: true, answer: '' } : failed(shown.error)
  }

  private async ring(): Promise<Attempt> {
    this.parts.sound.ring()
    return { isDelivered: true, answer: '' }
  }
}
