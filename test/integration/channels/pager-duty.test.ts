import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'
import { addChannel, goOffline, goOnline, setup } from '../../support/notification-requests'
import { startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver'

const minute = 60_000
const PagerEvent = z.object({
  routing_key: z.string(),
  event_action: z.enum(['trigger', 'acknowledge', 'resolve']),
  dedup_key: z.string().max(255),
})
const Card = z.object({
  type: z.literal('message'),
  attachments: z.tuple([
    z.object({
      contentType: z.literal('application/vnd.microsoft.card.adaptive'),
      content: z.object({
        type: z.literal('AdaptiveCard'),
        version: z.literal('1.4'),
        body: z.array(z.unknown()),
      }),
    }),
  ]),
})

let receiver: WebhookReceiver
beforeEach(async () => {
  receiver = await startWebhookReceiver()
})
afterEach(() => receiver.close())

const open = consoleOpener()

async function openWithPager(): Promise<ConsoleUnderTest> {
  const console = await open({ receiver })
  await addChannel(console, {
    name: 'On call',
    settings: { kind: 'pagerDuty', region: 'custom', endpoint: `${receiver.url}/v2/enqueue` },
    secrets: { routingKey: 'r0uting' },
  })
  await console.clock.advance(2 * minute)
  return console
}

describe('PagerDuty', () => {
  it('triggers, acknowledges and resolves one alert, all by one dedup_key', async () => {
    const console = await openWithPager()
    const room = await goOffline(console)
    const { incidentId } = room
    await console.core.handlers['incidents.acknowledge']({ incidentIds: [incidentId], reason: 'on my way' })
    await goOnline(console, room)
    const events = receiver.posts.map(({ body }) => PagerEvent.parse(body))
    expect(events.map(({ event_action }) => event_action)).toEqual(['trigger', 'acknowledge', 'resolve'])
    expect(new Set(events.map(({ dedup_key }) => dedup_key)).size).toBe(1)
    expect(events[0]?.routing_key).toBe('r0uting')
  })

  it('sends again when it does not know whether an event arrived: it deduplicates (R11)', async () => {
    const console = await openWithPager()
    receiver.behave('hangs up')
    await goOffline(console)
    receiver.behave({ status: 202 })
    await console.clock.advance(5 * minute)
    expect(receiver.posts.length).toBeGreaterThan(1)
    expect((await setup(console)).deadLetters).toEqual([])
  })
})

it('a Teams workflow gets an Adaptive Card that names the room', async () => {
  const console = await open({ receiver })
  await addChannel(console, {
    name: 'Teams',
    settings: { kind: 'chat', format: 'teams' },
    secrets: { url: `${receiver.url}/workflows/s3cret` },
  })
  await console.clock.advance(2 * minute)
  const room = await goOffline(console)
  const card = Card.parse(receiver.posts[0]?.body)
  expect(JSON.stringify(card.attachments[0].content.body)).toContain(room.name)
})
