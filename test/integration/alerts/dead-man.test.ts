import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { AlertService } from '../../../src/main/alerts/alert-service'
import { composeNotifications } from '../../../src/main/compose-notifications'
import { isEverythingLookedAt } from '../../../src/main/domain/scheduler-life'
import { createMemoryKeychain } from '../../../src/main/keychain/memory-keychain'
import { ChangeFeed } from '../../../src/main/store/change-feed'
import { openStore, type Store } from '../../../src/main/store/store'
import { succeed } from '../../../src/shared/errors'
import { WebhookEvent } from '../../../src/shared/model/webhook-event'
import { createNodeFetch } from '../../support/node-fetch'
import { silentLogger } from '../../support/scripted-graph'
import { createVirtualClock } from '../../support/virtual-clock'
import { startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver'
import { AlertWorld, morning, rules } from '../../unit/domain/alert-world'
import { contoso, minute, second } from '../../unit/domain/facts'

let folder: string
let store: Store
let receiver: WebhookReceiver
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'roomwall-dead-man-'))
  const opened = await openStore({ folder, logger: silentLogger, now: () => morning })
  if (!opened.ok) throw new Error(opened.error.code)
  store = opened.value
  receiver = await startWebhookReceiver()
})
afterEach(async () => {
  await store.close()
  await receiver.close()
  await rm(folder, { recursive: true })
})

/** A console whose only tenant has its rounds until `stop` is called. */
async function openWatch() {
  const network = createNodeFetch({ caPem: receiver.caPem })
  const clock = createVirtualClock(morning, () => network.isBusy())
  let stoppedAt: number | null = null
  const tenants = () => {
    const world = new AlertWorld(clock.now())
    world.addTenant('contoso', { Oslo: 2 })
    return world.facts().tenants.map(({ rooms: _, isRead: __, ...tenant }) => ({
      ...tenant,
      tickedAt: stoppedAt ?? clock.now(),
    }))
  }
  const parts = {
    store,
    feed: new ChangeFeed('run', silentLogger),
    clock,
    logger: silentLogger,
    userName: 'ann',
    zone: 'UTC',
    meetings: null,
    onDoubt() {},
    maintenance: { windows: () => [] },
    rules: { base: () => rules, ofTenants: () => new Map(), rulesOf: () => rules },
  }
  const notifications = await composeNotifications({
    ...parts,
    keychain: createMemoryKeychain(),
    ledger: { note() {} },
    messages: {
      notifier: { send: async () => succeed(undefined) },
      openFetch: () => network.fetch,
      sendMail: () => Promise.reject(new Error('Nobody writes letters here')),
    },
    consoleId: 'console',
    findTenant: () => ({ name: 'Contoso', directoryId: 'contoso.example', group: null }),
    lastingNameOf: () => null,
    noteInIncidents: (ids, event, params) => alerts.noteInIncidents(ids, event, params),
    isAlive: () => isEverythingLookedAt(alerts.isLooking(), tenants(), clock.now()),
  })
  const alerts: AlertService = new AlertService({ ...parts, ...notifications, tenants })
  await alerts.load()
  await alerts.start()
  await notifications.heartbeat.start()
  alerts.takeRooms(contoso, [], [])
  return {
    clock,
    notifications,
    stop: () => {
      stoppedAt = clock.now()
    },
    goOn: () => {
      stoppedAt = null
    },
    async close() {
      await notifications.heartbeat.stop()
      await alerts.stop()
      network.close()
    },
  }
}

it('a scheduler that hangs: the webhook is told, and the monitor outside hears nothing any more (R27)', async () => {
  const { clock, notifications, stop, goOn, close } = await openWatch()
  const { channels, heartbeat } = notifications
  const secrets = { url: `${receiver.url}/hook` }
  const settings = { kind: 'webhook', deduplicates: true } as const
  const saved = await channels.save(null, { name: 'Tickets', isOn: true, settings, secrets })
  if (!saved.ok) throw new Error(saved.error.code)
  await channels.saveRoutes(channels.listRoutes().map((route) => ({ ...route, channels: [saved.value] })))
  await heartbeat.save({ isOn: true, everyMinutes: 1, url: `${receiver.url}/alive` })
  const beats = () => receiver.posts.filter(({ path: asked }) => asked === '/alive').length
  await clock.advance(2 * minute)
  expect(beats()).toBeGreaterThanOrEqual(2)

  stop()
  await clock.advance(30 * second)
  const sent = beats()
  await clock.advance(10 * minute)
  expect(beats()).toBe(sent)
  expect(heartbeat.status()).toMatchObject({ state: 'heldBack' })
  const hooks = receiver.posts.filter(({ path: asked }) => asked === '/hook')
  expect(hooks.map(({ body }) => WebhookEvent.parse(body))).toMatchObject([
    { event: 'opened', incidents: [{ type: 'schedulerSilent', severity: 'critical' }] },
  ])

  goOn()
  await clock.advance(10 * second)
  expect(beats()).toBe(sent + 1)
  expect(heartbeat.status()).toMatchObject({ state: 'answered' })
  await close()
})
