import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AlertService, type WatchedTenant } from '../../../src/main/alerts/alert-service'
import type { Message, Notifier } from '../../../src/main/alerts/notifier'
import { composeNotifications } from '../../../src/main/compose-notifications'
import type { RoomSignal } from '../../../src/main/domain/room-signal'
import { createMemoryKeychain } from '../../../src/main/keychain/memory-keychain'
import { ChangeFeed } from '../../../src/main/store/change-feed'
import { openStore, type Store } from '../../../src/main/store/store'
import { fail, succeed } from '../../../src/shared/errors'
import { silentLogger } from '../../support/scripted-graph'
import { createVirtualClock } from '../../support/virtual-clock'
import { AlertWorld, morning, rules } from '../domain/alert-world'
import { contoso, minute, second } from '../domain/facts'

/** Where the process dies: while a write is under way, or while a message is on its way. */
type Death = 'before the write' | 'after the write' | 'while sending' | 'after sending' | 'never'

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

const never = new Promise<never>(() => {})

async function open(): Promise<Store> {
  const opened = await openStore({ folder, logger: silentLogger, now: clock.now })
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}

function dyingStore(store: Store, death: Death): Store {
  if (death !== 'before the write' && death !== 'after the write') return store
  return {
    ...store,
    incidents: {
      ...store.incidents,
      async save(change) {
        if (change.deliveries.length === 0) return store.incidents.save(change)
        if (death === 'after the write') await store.incidents.save(change)
        return never
      },
    },
  }
}

function dyingNotifier(death: Death, sent: Message[]): Notifier {
  return {
    async send(message) {
      if (death === 'while sending') return never
      sent.push(message)
      return death === 'after sending' ? never : succeed(undefined)
    },
  }
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
    findTenant: () => ({ name: 'Contoso', directoryId: 'contoso.example', group: null }),
    lastingNameOf: () => null,
    noteInIncidents: (ids, event, params) => service.noteInIncidents(ids, event, params),
    isAlive: () => service.isLooking(),
  })
  const service = new AlertService({ ...parts, ...notifications, tenants: () => [watched()] })
  return service
}

/** A run of the console that sees one room of five, good or still bad, then bad for a while. */
async function run(service: AlertService, wasOffline: boolean, ms: number): Promise<void> {
  await service.load()
  await service.start()
  service.takeRooms(contoso, signals(wasOffline), [])
  await clock.advance(10 * second)
  service.takeRooms(contoso, signals(true), [])
  await clock.advance(ms)
}

describe('the process dies at any step of telling', () => {
  it.each<[Death, number, number]>([
    // [where, messages in all, uncertain deliveries]
    ['before the write', 1, 0],
    ['after the write', 1, 0],
    ['while sending', 0, 1],
    ['after sending', 1, 1],
    ['never', 1, 0],
  ])(
    '%s: the incident is there, nobody is told twice, doubt is written down',
    async (death, told, uncertain) => {
      const sent: Message[] = []
      const earlier = await open()
      const dying = await serviceOn(dyingStore(earlier, death), dyingNotifier(death, sent))
      await run(dying, false, 30 * second)
      await earlier.close()

      const later = await open()
      const service = await serviceOn(later, dyingNotifier('never', sent))
      await run(service, true, minute)
      const [summary, ...others] = service.list()
      expect(others).toEqual([])
      expect(summary).toMatchObject({ type: 'roomOffline', state: 'open', isAnnounced: true })
      expect(sent).toHaveLength(told)
      const story = summary && service.read(summary.incidentId)?.timeline.map(({ event }) => event)
      expect(story?.filter((event) => event === 'deliveryUncertain')).toHaveLength(uncertain)
      const left = await later.deliveries.open()
      expect(left.map(({ state }) => state)).toEqual(uncertain === 0 ? [] : ['uncertain'])
      await service.stop()
      await later.close()
    },
  )

  it('a message that could not be delivered is said so in its incident', async () => {
    const store = await open()
    const service = await serviceOn(store, { send: async () => fail('request.failed') })
    await run(service, false, 30 * second)
    const [summary] = service.list()
    const story = summary && service.read(summary.incidentId)?.timeline.map(({ event }) => event)
    expect(story).toEqual(['opened', 'told', 'deliveryFailed'])
    await service.stop()
    await store.close()
  })
})
