import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChannelId, ChannelSettings } from '../../../src/shared/model/channel'
import type { DigestDraft, DigestId, ListedDigest } from '../../../src/shared/model/digest'
import { WebhookEvent } from '../../../src/shared/model/webhook-event'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'
import { startMailReceiver } from '../../support/mail-receiver'
import { addChannel, goOffline, goOnline, setup } from '../../support/notification-requests'
import { startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver'

const minute = 60_000
const hour = 60 * minute
const monday = Date.UTC(2026, 10, 23)
const dueAt = monday + 8.5 * hour

let receiver: WebhookReceiver
beforeEach(async () => {
  receiver = await startWebhookReceiver()
})
afterEach(() => receiver.close())

const open = consoleOpener()

/** Due at 08:30 UTC; all hours are business hours, so that every minute counts wherever a room is. */
const draftOf = (channels: ChannelId[], change: Partial<DigestDraft> = {}): DigestDraft => ({
  name: 'Morning',
  isOn: true,
  match: { group: null, tenantKey: null, site: null },
  channels,
  at: '08:30',
  days: [1, 2, 3, 4, 5],
  hours: { zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '00:00' },
  sendsWhenQuiet: true,
  ...change,
})

const webhook: ChannelSettings = { kind: 'webhook', deduplicates: false }

interface WithDigest extends ConsoleUnderTest {
  channelId: ChannelId
  digestId: DigestId
}

async function openWithDigest(
  change: Partial<DigestDraft> = {},
  startsAt = monday + 8 * hour,
): Promise<WithDigest> {
  const console = await open({ receiver, startsAt })
  const channelId = await addChannel(console, {
    name: 'Records',
    settings: webhook,
    secrets: { url: receiver.url },
  })
  const digestId = await addDigest(console, draftOf([channelId], change))
  await console.clock.advance(2 * minute)
  return Object.assign(console, { channelId, digestId })
}

async function addDigest(console: ConsoleUnderTest, draft: DigestDraft): Promise<DigestId> {
  const saved = await console.core.handlers['digests.save']({ digestId: null, draft })
  if (!saved.ok) throw new Error(saved.error.code)
  return saved.value.digestId
}

async function listed(console: ConsoleUnderTest): Promise<ListedDigest[]> {
  const read = await console.core.handlers['digests.list'](null)
  if (!read.ok) throw new Error(read.error.code)
  return read.value
}

const events = () => receiver.posts.map(({ body }) => WebhookEvent.parse(body))
const digests = () => events().flatMap((event) => (event.event === 'digest' ? [event] : []))

const passTo = (console: ConsoleUnderTest, at: number) => console.clock.advance(at - console.clock.now())

describe('the daily digest (R13)', () => {
  it('comes once at its time and tells minutes down, what is open, what cleared, and low urgency', async () => {
    const console = await openWithDigest()
    const away = await goOffline(console)
    await console.clock.advance(10 * minute)
    await goOnline(console, away)
    const down = await goOffline(console)
    await passTo(console, dueAt + minute)
    await console.clock.advance(20 * minute)

    const [event, ...others] = digests()
    expect(others).toEqual([])
    const { digest } = event ?? {}
    expect(digest).toMatchObject({ until: '2026-11-23T08:30:00.000Z', isTest: false })
    expect(digest?.open.map(({ room }) => room)).toContain(down.name)
    expect(digest?.open.some(({ urgency }) => urgency === 'low')).toBe(true)
    expect(digest?.cleared).toContainEqual(expect.objectContaining({ room: away.name, isNew: true }))
    const lost = (name: string) => digest?.worstRooms.find(({ room }) => room === name)?.minutesDown ?? 0
    expect(lost(away.name)).toBeGreaterThanOrEqual(10)
    expect(lost(away.name)).toBeLessThan(15)
    expect(lost(down.name)).toBeGreaterThan(10)
    expect(event?.text).toContain(`${down.name} is offline`)
    expect(await listed(console)).toMatchObject([
      { nextAt: dueAt + 24 * hour, coveredUntil: dueAt, tenants: 2 },
    ])
  })

  it('says what is muted, what mutes it, and how much it hid', async () => {
    const console = await openWithDigest()
    const { roomId, name } = await goOffline(console)
    const room = (await console.rooms()).find((one) => one.roomId === roomId)
    const matcher = { tenantKey: room?.tenantKey ?? null, site: null, roomId, model: null, type: null }
    await console.core.handlers['incidents.silence']({
      matcher,
      when: { kind: 'for', hours: 4 },
      comment: 'new fuse box',
    })
    await passTo(console, dueAt + minute)
    expect(digests()[0]?.digest).toMatchObject({
      muted: [{ room: name, mutedBy: 'silence' }],
      hiding: [
        { kind: 'silence', title: expect.stringContaining(`${name} (new fuse box)`), mutes: 1, hid: 1 },
      ],
      expiring: expect.arrayContaining([expect.objectContaining({ kind: 'silence' })]),
    })
  })

  it('a computer that slept through it sends one on waking, with the time it covers and what nobody watched', async () => {
    const console = await openWithDigest()
    await passTo(console, dueAt - 10 * minute)
    console.clock.sleep(26 * hour)
    console.core.askAgain()
    await console.clock.advance(5 * minute)
    expect(digests()).toHaveLength(1)
    const [event] = digests()
    expect(event?.text).toContain('Late: this computer slept')
    expect(Date.parse(event?.digest?.until ?? '')).toBeGreaterThan(dueAt + 25 * hour)
    expect(event?.digest?.unwatched).toMatchObject([{ minutes: expect.any(Number) }, {}])
    expect(event?.digest?.unwatched[0]?.minutes).toBeGreaterThan(25 * 60)
    await console.clock.advance(20 * minute)
    expect(digests()).toHaveLength(1)
  })

  it('on Monday tells of everything since Friday, what was over before Sunday, too', async () => {
    const console = await openWithDigest({}, monday - 72 * hour + 8 * hour)
    await passTo(console, dueAt - 72 * hour + minute)
    const room = await goOffline(console)
    await goOnline(console, room)
    receiver.posts.length = 0
    console.clock.sleep(dueAt - 10 * minute - console.clock.now())
    console.core.askAgain()
    await passTo(console, dueAt + minute)
    const [event] = digests()
    expect(event?.digest?.cleared).toContainEqual(expect.objectContaining({ room: room.name, isNew: true }))
    expect(event?.digest?.counts.begun).toBeGreaterThan(0)
    expect((await console.incidents()).map(({ incidentId }) => incidentId)).not.toContain(room.incidentId)
  })

  it('waits for fresh answers after waking: nothing is told of the past as if it were now', async () => {
    const console = await openWithDigest()
    const room = await goOffline(console)
    await passTo(console, dueAt - 10 * minute)
    console.clock.sleep(hour)
    console.simulator.control.setRoom({ tenant: room.tenantId, room: room.name, state: 'online' })
    console.core.askAgain()
    await console.waitUntil('the digest', () => digests().length > 0, 10 * minute)
    expect(digests()[0]?.digest?.open.map((line) => line.room)).not.toContain(room.name)
  })

  it('off when it was due: the next start sends it, once', async () => {
    const console = await openWithDigest()
    await passTo(console, dueAt - 10 * minute)
    await console.kill()
    console.clock.sleep(hour)
    await console.core.start()
    await console.clock.advance(10 * minute)
    await console.kill()
    await console.core.start()
    await console.clock.advance(20 * minute)
    expect(digests()).toHaveLength(1)
  })

  it('killed while it is sent: it is uncertain and waits for a person, and no second one is written', async () => {
    const console = await openWithDigest()
    receiver.behave('silence')
    await console.waitUntil('it is under way', () => receiver.posts.length > 0, hour)
    await console.kill()
    receiver.behave({ status: 202 })
    await console.core.start()
    await console.clock.advance(20 * minute)
    expect(receiver.posts).toHaveLength(1)
    expect((await setup(console)).deadLetters).toMatchObject([
      { state: 'uncertain', title: expect.stringContaining('Morning') },
    ])
  })

  it('a receiver in trouble gets it later, the same one', async () => {
    const console = await openWithDigest()
    receiver.behave({ status: 503 })
    await passTo(console, dueAt + 10 * minute)
    receiver.behave({ status: 202 })
    await console.clock.advance(30 * minute)
    expect(new Set(digests().map(({ id }) => id)).size).toBe(1)
    expect((await setup(console)).deadLetters).toEqual([])
  })

  it('is not sent for what was due before it was set up, nor while it is off', async () => {
    const console = await openWithDigest({ at: '07:00' })
    await console.clock.advance(10 * minute)
    expect(digests()).toEqual([])
    const [digest] = await listed(console)
    if (!digest) throw new Error('No digest')
    const draft = draftOf([console.channelId], { isOn: false })
    await console.core.handlers['digests.save']({ digestId: digest.digestId, draft })
    await passTo(console, dueAt + minute)
    expect(digests()).toEqual([])
    await console.core.handlers['digests.save']({
      digestId: digest.digestId,
      draft: { ...draft, isOn: true },
    })
    await console.clock.advance(10 * minute)
    expect(digests()).toEqual([])
  })

  it('tells of its tenant alone', async () => {
    const console = await open({ receiver })
    const [first, second] = console.tenants()
    const channelId = await addChannel(console, {
      name: 'Records',
      settings: webhook,
      secrets: { url: receiver.url },
    })
    const match = { group: null, tenantKey: console.keyOf(first), site: null }
    await addDigest(console, draftOf([channelId], { match }))
    await passTo(console, dueAt + minute)
    const { digest } = digests()[0] ?? {}
    expect(digest?.open.length).toBeGreaterThan(0)
    expect(new Set(digest?.open.map(({ tenant }) => tenant))).toEqual(new Set([first.displayName]))
    expect(JSON.stringify(digest)).not.toContain(second.displayName)
  })
})

describe('a quiet day', () => {
  /** Nothing ever happens at a site that is not there. */
  const nowhere = { group: null, tenantKey: null, site: 'Nowhere' }

  it('is one line', async () => {
    const console = await openWithDigest({ match: nowhere, at: '08:05' })
    await console.clock.advance(5 * minute)
    expect(digests().map(({ title }) => title)).toEqual(['Morning: quiet'])
    expect(digests()[0]?.text).toMatch(/^Quiet\. .*$/)
  })

  it('or nothing, when that is wanted', async () => {
    const console = await openWithDigest({ match: nowhere, at: '08:05', sendsWhenQuiet: false })
    await console.clock.advance(5 * minute)
    expect(digests()).toEqual([])
    expect(await listed(console)).toMatchObject([{ handledAt: monday + 8 * hour + 5 * minute, sentAt: null }])
  })
})

describe('trying a digest', () => {
  it('a preview says what would be sent; send now sends it as a test and leaves the schedule alone', async () => {
    const console = await openWithDigest()
    const room = await goOffline(console)
    const preview = await console.core.handlers['digests.preview']({ draft: draftOf([console.channelId]) })
    if (!preview.ok) throw new Error(preview.error.code)
    expect(preview.value.open.map((line) => line.room)).toContain(room.name)
    const before = await listed(console)
    const sent = await console.core.handlers['digests.sendNow']({ digestId: console.digestId })
    expect(sent).toEqual({ ok: true, value: { answers: [{ channelId: console.channelId, error: null }] } })
    expect(digests()).toMatchObject([
      { title: expect.stringMatching(/^Test: Morning/), digest: { isTest: true } },
    ])
    expect(await listed(console)).toEqual(before)
    receiver.behave({ status: 404 })
    expect(await console.core.handlers['digests.sendNow']({ digestId: console.digestId })).toMatchObject({
      value: { answers: [{ error: { code: 'delivery.refused' } }] },
    })
  })

  it('a pager is no place for it', async () => {
    const console = await open({ receiver, start: false })
    const pager = await addChannel(console, {
      name: 'Pager',
      settings: { kind: 'pagerDuty', region: 'custom', endpoint: receiver.url },
      secrets: { routingKey: 'R0UTE' },
    })
    const draft = draftOf([pager])
    expect(await console.core.handlers['digests.save']({ digestId: null, draft })).toMatchObject({
      error: { code: 'request.invalid', params: { field: 'channels' } },
    })
  })

  it('reads as a card in Teams and as a letter', async () => {
    const console = await open({ receiver })
    const mailServer = await startMailReceiver()
    const chat = await addChannel(console, {
      name: 'NOC',
      settings: { kind: 'chat', format: 'teams' },
      secrets: { url: receiver.url },
    })
    const mail = await addChannel(console, {
      name: 'Mail',
      settings: {
        kind: 'mail',
        host: 'localhost',
        port: mailServer.port,
        security: 'starttls',
        user: null,
        from: 'roomwall@contoso.com',
        to: ['noc@contoso.com'],
        caPem: mailServer.caPem,
      },
      secrets: {},
    })
    const room = await goOffline(console)
    receiver.posts.length = 0
    const digestId = await addDigest(console, draftOf([chat, mail]))
    const sent = await console.core.handlers['digests.sendNow']({ digestId })
    await mailServer.close()
    expect(sent).toMatchObject({ value: { answers: [{ error: null }, { error: null }] } })
    const [card] = receiver.posts
    expect(card?.text.length).toBeLessThan(28_000)
    expect(card?.body).toMatchObject({
      attachments: [
        { content: { body: expect.arrayContaining([expect.objectContaining({ weight: 'Bolder' })]) } },
      ],
    })
    expect(card?.text).toContain('Open (')
    const letter = mailServer.letters.at(-1)?.replaceAll('=\r\n', '') ?? ''
    expect(letter).toContain('Subject: [Roomwall] Test: Morning')
    expect(letter).toContain('\r\nOpen (')
    expect(letter).toContain(`${room.name} is offline`)
  })
})
