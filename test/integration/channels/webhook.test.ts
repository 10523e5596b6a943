import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChannelId, ChannelSecrets, ChannelSettings } from '../../../src/shared/model/channel'
import { WebhookEvent } from '../../../src/shared/model/webhook-event'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'
import { addChannel, eventsOf, goOffline, goOnline, setup } from '../../support/notification-requests'
import { startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver'

const minute = 60_000
const hour = 60 * minute
const signingKey = 'a key both sides know'
const secretPath = '/hooks/s3cret-token'

let receiver: WebhookReceiver
beforeEach(async () => {
  receiver = await startWebhookReceiver()
})
afterEach(() => receiver.close())

const open = consoleOpener()

async function openWithWebhook(deduplicates = false): Promise<ConsoleUnderTest & { channelId: ChannelId }> {
  const console = await open({ receiver })
  const channelId = await add(
    console,
    { kind: 'webhook', deduplicates },
    { url: receiver.url + secretPath, signingKey },
  )
  await console.clock.advance(2 * minute)
  return Object.assign(console, { channelId })
}

const add = (console: ConsoleUnderTest, settings: ChannelSettings, secrets: ChannelSecrets) =>
  addChannel(console, { name: 'Tickets', settings, secrets })

describe('the generic webhook', () => {
  it('gets a signed, documented event when a room goes, and another when it is back', async () => {
    const console = await openWithWebhook()
    const room = await goOffline(console)
    await goOnline(console, room)
    await console.waitUntil('the recovery is sent', () => receiver.posts.length === 2, 5 * minute)

    const [opened, recovered] = receiver.posts
    const events = [opened, recovered].map((post) => WebhookEvent.parse(post?.body))
    expect(events.map(({ event, incidents }) => [event, incidents[0]?.state, incidents[0]?.room])).toEqual([
      ['opened', 'open', room.name],
      ['recovered', 'resolved', room.name],
    ])
    expect(events[1]?.incidents[0]?.dedupKey).toBe(events[0]?.incidents[0]?.dedupKey)
    expect(opened?.headers['idempotency-key']).toBe(events[0]?.id)
    const [, time, signature] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(opened?.headers['x-roomwall-signature'] ?? '') ?? []
    expect(signature).toBe(createHmac('sha256', signingKey).update(`${time}.${opened?.text}`).digest('hex'))
    expect(await eventsOf(console, room)).toEqual(['opened', 'told', 'resolved', 'told'])
  })

  it('is told of an acknowledgement, so that a ticket has its owner', async () => {
    const console = await openWithWebhook()
    const { incidentId } = await goOffline(console)
    await console.core.handlers['incidents.acknowledge']({ incidentIds: [incidentId], reason: 'on my way' })
    await console.clock.settle()
    const event = WebhookEvent.parse(receiver.posts.at(-1)?.body)
    expect(event).toMatchObject({ event: 'acknowledged', title: expect.stringContaining('noc-1') })
    expect(event.incidents).toMatchObject([{ state: 'acknowledged', owner: 'noc-1' }])
  })

  it('receiver 500 for an hour: tried again and again, ever slower, delivered once it recovers, in order', async () => {
    const console = await openWithWebhook()
    receiver.behave({ status: 500 })
    const room = await goOffline(console)
    await goOnline(console, room)
    await console.clock.advance(hour)
    expect(receiver.posts.length).toBeGreaterThan(5)
    expect(receiver.posts.length).toBeLessThan(20)
    expect(new Set(receiver.posts.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)

    receiver.behave({ status: 200 })
    const before = receiver.posts.length
    await console.clock.advance(20 * minute)
    const delivered = receiver.posts.slice(before).map(({ body }) => WebhookEvent.parse(body).event)
    expect(delivered).toEqual(['opened', 'recovered'])
    expect((await eventsOf(console, room)).filter((event) => event.startsWith('deliver'))).toEqual([
      'deliveryFailed',
      'delivered',
    ])
    expect((await setup(console)).deadLetters).toEqual([])
  })

  it('what found no way to it goes at once when the network is another one, not after its pause', async () => {
    const console = await openWithWebhook()
    await receiver.unplug()
    await goOffline(console)
    await console.clock.advance(hour)
    await receiver.plugIn()
    console.core.askAgain()
    await console.clock.settle()
    expect(receiver.posts.map(({ body }) => WebhookEvent.parse(body).event)).toEqual(['opened'])
  })

  it('429 with Retry-After: nothing more is sent to it before then', async () => {
    const console = await openWithWebhook()
    receiver.behave({ status: 429, headers: { 'Retry-After': '600' } })
    await goOffline(console)
    await goOffline(console)
    expect(receiver.posts).toHaveLength(1)
    receiver.behave({ status: 202 })
    await console.clock.advance(7 * minute)
    expect(receiver.posts).toHaveLength(1)
    await console.clock.advance(4 * minute)
    expect(receiver.posts).toHaveLength(3)
  })

  it.each([404, 403])('refused for good with %i: a dead letter that can be sent again', async (status) => {
    const console = await openWithWebhook()
    receiver.behave({ status, body: 'no such hook' })
    const room = await goOffline(console)
    await console.clock.advance(10 * minute)
    expect(receiver.posts).toHaveLength(1)
    const [letter] = (await setup(console)).deadLetters
    expect(letter).toMatchObject({
      state: 'dead',
      title: expect.stringContaining(room.name),
      error: { status },
    })

    receiver.behave({ status: 202 })
    await console.core.handlers['notifications.retry']({ deliveryId: letter?.deliveryId ?? null })
    await console.clock.settle()
    expect(receiver.posts).toHaveLength(2)
    expect((await setup(console)).deadLetters).toEqual([])
  })

  it('a dead letter can be let go', async () => {
    const console = await openWithWebhook()
    receiver.behave({ status: 404 })
    await goOffline(console)
    await console.core.handlers['notifications.discard']({ deliveryId: null })
    expect((await setup(console)).deadLetters).toEqual([])
    await console.reopen()
    expect((await setup(console)).deadLetters).toEqual([])
  })

  it.each(['silence', 'hangs up'] as const)(
    '%s: nobody knows whether it arrived, so it is not sent twice',
    async (behaviour) => {
      const console = await openWithWebhook(false)
      receiver.behave(behaviour)
      const room = await goOffline(console)
      await console.clock.advance(10 * minute)
      expect(receiver.posts).toHaveLength(1)
      expect((await setup(console)).deadLetters).toMatchObject([
        { state: 'uncertain', error: { code: 'delivery.answerLost' } },
      ])
      expect(await eventsOf(console, room)).toContain('deliveryUncertain')
    },
  )

  it('silence of a receiver that deduplicates: sent again with the same key', async () => {
    const console = await openWithWebhook(true)
    receiver.behave('silence')
    await goOffline(console)
    await console.clock.advance(minute)
    receiver.behave({ status: 202 })
    await console.clock.advance(5 * minute)
    expect(receiver.posts.length).toBeGreaterThan(1)
    expect(new Set(receiver.posts.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
    expect((await setup(console)).deadLetters).toEqual([])
  })

  it('half an answer with a good status is a delivery', async () => {
    const console = await openWithWebhook()
    receiver.behave('half an answer')
    await goOffline(console)
    await console.clock.advance(10 * minute)
    expect(receiver.posts).toHaveLength(1)
  })

  it('a certificate nobody trusts: nothing is sent, and the reason is said', async () => {
    const console = await open()
    const channelId = await add(console, { kind: 'webhook', deduplicates: false }, { url: receiver.url })
    const answer = await console.core.handlers['notifications.testChannel']({ channelId })
    expect(answer).toMatchObject({ ok: true, value: { error: { code: 'delivery.certificateRejected' } } })
    expect(receiver.posts).toEqual([])
  })

  it('nobody listens: unreachable, tried again', async () => {
    const console = await openWithWebhook()
    await receiver.close()
    const room = await goOffline(console)
    await console.clock.advance(minute)
    expect((await setup(console)).channels).toContainEqual(
      expect.objectContaining({ name: 'Tickets', waiting: 1 }),
    )
    expect(await eventsOf(console, room)).toContain('deliveryFailed')
    receiver = await startWebhookReceiver()
  })

  it('a test is marked as one, and its answer is shown', async () => {
    const { core, channelId } = await openWithWebhook()
    receiver.behave({ status: 200, body: 'thanks' })
    expect(await core.handlers['notifications.testChannel']({ channelId })).toEqual({
      ok: true,
      value: { answer: 'HTTP 200 thanks', error: null },
    })
    expect(receiver.posts).toMatchObject([{ body: { event: 'test', incidents: [] } }])
  })

  it('tells its secrets to nobody: not to the window, not to the log, not to the disk', async () => {
    const console = await openWithWebhook()
    receiver.behave({ status: 500 })
    await goOffline(console)
    const answers = JSON.stringify([await setup(console), console.logLines])
    expect(answers).toContain(new URL(receiver.url).host)
    expect(answers).not.toContain('s3cret-token')
    expect(answers).not.toContain(signingKey)
  })
})
