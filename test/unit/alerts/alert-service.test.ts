import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { AlertService, type WatchedTenant } from '../../../src/main/alerts/alert-service'
import type { Notifier } from '../../../src/main/alerts/notifier'
import { composeNotifications } from '../../../src/main/compose-notifications'
import type { RoomSignal } from '../../../src/main/domain/room-signal'
import { createMemoryKeychain } from '../../../src/main/keychain/memory-keychain'
import { ChangeFeed } from '../../../src/main/store/change-feed'
import { openStore, type Store } from '../../../src/main/store/store'
import { fail } from '../../../src/shared/errors'
import { silentLogger } from '../../support/scripted-graph'
import { createVirtualClock } from '../../support/virtual-clock'
import { AlertWorld, morning, rules } from '../domain/alert-world'
import { contoso, minute, second } from '../domain/facts'

const clock = createVirtualClock(morning)
let folder: string
/** When the room's one spell begins, epoch ms. */
let badSince: number
beforeEach(async () => {
  badSince = clock.now() + second
  folder = await mkdtemp(path.join(tmpdir(), 'roomwall-alerts-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function open(): Promise<Store> {
  const opened = await openStore({ folder, logger: silentLogger, now: clock.now })
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}

function watched(): WatchedTenant {
  const presence = { state: 'live' as const, everyMs: 30 * second, error: null }
  return {
    tenantKey: contoso,
    name: 'Contoso',
    isPaused: false,
    owner: null,
    credential: { kind: 'secret', expiresAt: clock.now() + 365 * 24 * 60 * minute, thumbprint: null },
    tickedAt: clock.now(),
    access: { state: 'signedIn', since: 0, error: null },
    missingPermissions: [],
    presence: { ...presence, lastGoodAt: clock.now(), lastTriedAt: clock.now() },
    deviceSource: 'teamwork',
    deviceSourceError: null,
  }
}

function signals(isOffline: boolean): RoomSignal[] {
  const world = new AlertWorld(clock.now())
  const names = world.addTenant('contoso', { Oslo: 5 })
  if (isOffline) world.offline(names[0] ?? '', { badSince })
  return world.facts().tenants.flatMap(({ rooms }) => [...rooms.values()])
}

const nothing = () => Promise.reject(new Error('Nothing is sent there'))

async function serviceOn(store: Store, notifier: Notifier): Promise<AlertService> {
  const feed = new ChangeFeed('run', silentLogger)
  const parts = {
    store,
    feed,
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
    messages: { notifier, openFetch: () => nothing, sendMail: nothing },
    consoleId: 'console',
    findTenant: () => ({ name: 'Contoso', directoryId: 'contoso.example', group: null }),
    lastingNameOf: () => null,
    noteInIncidents: (ids, event, params) => service.noteInIncidents(ids, event, params),
    isAlive: () => service.isLooking(),
  })
  const service = new AlertService({ ...parts, ...notifications, tenants: () => [watched()] })
  return service
}

/** A run of the console that sees one room of five, good, then bad for a while. */
async function run(service: AlertService): Promise<void> {
  await service.load()
  await service.start()
  service.takeRooms(contoso, signals(false), [])
  await clock.advance(10 * second)
  service.takeRooms(contoso, signals(true), [])
  await clock.advance(30 * second)
}

it('a message that could not be delivered is said so in its incident', async () => {
  const store = await open()
  const service = await serviceOn(store, { send: async () => fail('request.failed') })
  await run(service)
  const [summary] = service.list()
  const story = summary && service.read(summary.incidentId)?.timeline.map(({ event }) => event)
  expect(story).toEqual(['opened', 'told', 'deliveryFailed'])
  await service.stop()
  await store.close()
})
