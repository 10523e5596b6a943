import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { desktopChannelId } from '../../../src/shared/model/channel'
import { type RouteEscalation, usualEscalation } from '../../../src/shared/model/route'
import { WebhookEvent } from '../../../src/shared/model/webhook-event'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'
import { addChannel, changeDefaultRoute, eventsOf, goOffline } from '../../support/notification-requests'
import { startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver'

const minute = 60_000

let receiver: WebhookReceiver
beforeEach(async () => {
  receiver = await startWebhookReceiver()
})
afterEach(() => receiver.close())

const open = consoleOpener()

/** A console that tells the desktop, then `/second`, then `/fallback`; watched for two minutes. */
async function openWithSteps(escalation: RouteEscalation = usualEscalation): Promise<ConsoleUnderTest> {
  const console = await open({ receiver })
  const settings = { kind: 'webhook', deduplicates: true } as const
  const add = (name: string) =>
    addChannel(console, { name, settings, secrets: { url: `${receiver.url}/${name}` } })
  const second = await add('second')
  const fallback = await add('fallback')
  await changeDefaultRoute(console, { channels: [desktopChannelId], second, fallback, escalation })
  await console.clock.advance(2 * minute)
  return console
}

const escalations = () =>
  receiver.posts.filter(({ body }) => WebhookEvent.parse(body).event === 'escalated').map(({ path }) => path)

describe('a critical nobody takes on (R18)', () => {
  it('goes to the second channel after 5 minutes and to the fallback after 15, each step in its story', async () => {
    const console = await openWithSteps()
    const room = await goOffline(console)
    await console.clock.advance(4 * minute)
    expect(escalations()).toEqual([])
    await console.clock.advance(2 * minute)
    expect(escalations()).toEqual(['/second'])
    await console.clock.advance(10 * minute)
    expect(escalations()).toEqual(['/second', '/fallback'])
    await console.clock.advance(30 * minute)
    expect(escalations()).toHaveLength(2)
    expect((await eventsOf(console, room)).filter((event) => event === 'escalated')).toHaveLength(2)
  })

  it('stops once somebody takes it on, and begins anew when that runs out (R15)', async () => {
    const console = await openWithSteps()
    const { incidentId } = await goOffline(console)
    await console.core.handlers['incidents.acknowledge']({ incidentIds: [incidentId], reason: 'on my way' })
    await console.clock.advance(29 * minute)
    expect(escalations()).toEqual([])
    await console.clock.advance(7 * minute)
    expect(escalations()).toEqual(['/second'])
  })

  it('goes on after a restart where it was, and tells nobody twice', async () => {
    const console = await openWithSteps()
    await goOffline(console)
    await console.clock.advance(6 * minute)
    await console.reopen()
    await console.core.start()
    await console.clock.advance(20 * minute)
    expect(escalations()).toEqual(['/second', '/fallback'])
  })

  it('at the times its route says, then again until somebody takes it on', async () => {
    const repeat = { everyMinutes: 10, times: 3 }
    const times: RouteEscalation = { secondMinutes: 2, fallbackMinutes: 6, repeat, of: 'critical' }
    const console = await openWithSteps(times)
    const { incidentId } = await goOffline(console)
    await console.clock.advance(2.5 * minute)
    expect(escalations()).toEqual(['/second'])
    await console.clock.advance(4 * minute)
    expect(escalations()).toEqual(['/second', '/fallback'])
    await console.clock.advance(10 * minute)
    expect(escalations()).toEqual(['/second', '/fallback', '/fallback'])
    await console.core.handlers['incidents.acknowledge']({ incidentIds: [incidentId], reason: 'on my way' })
    await console.clock.advance(25 * minute)
    expect(escalations()).toHaveLength(3)
  })

  it('no more often than its limit', async () => {
    const repeat = { everyMinutes: 5, times: 2 }
    const times: RouteEscalation = { secondMinutes: 1, fallbackMinutes: 2, repeat, of: 'critical' }
    const console = await openWithSteps(times)
    const room = await goOffline(console)
    await console.clock.advance(40 * minute)
    expect(escalations()).toEqual(['/second', '/fallback', '/fallback', '/fallback'])
    expect((await eventsOf(console, room)).filter((event) => event === 'escalated')).toHaveLength(4)
  })
})
