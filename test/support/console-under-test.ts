import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach } from 'vitest'
import { sendBySmtp } from '../../src/main/alerts/channels/smtp'
import type { MeetingSource } from '../../src/main/alerts/meeting-source'
import type { Message } from '../../src/main/alerts/notifier'
import { type Core, composeCore } from '../../src/main/compose-core'
import type { Credential, Keychain } from '../../src/main/keychain/keychain'
import { createKeychainDoor } from '../../src/main/keychain/keychain-door'
import { createMemoryKeychain } from '../../src/main/keychain/memory-keychain'
import type { FetchInit } from '../../src/main/lib/fetch'
import type { LogContext, Logger } from '../../src/main/lib/logger'
import { succeed } from '../../src/shared/errors'
import type { EventName } from '../../src/shared/ipc/names'
import type { ActionRecord } from '../../src/shared/model/action'
import { DeviceId } from '../../src/shared/model/device'
import type { IncidentSummary } from '../../src/shared/model/incident'
import type { RoomDetail, RoomSummary } from '../../src/shared/model/room'
import { type Tenant, TenantKey } from '../../src/shared/model/tenant'
import type { TenantStatus, Workload } from '../../src/shared/model/tenant-status'
import {
  type SimulatedTenant,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../src/simulator/simulator'
import { aboutTests } from './about-tests'
import { type Breakage, brokenFetch } from './broken-network'
import { disguise } from './disguised-fetch'
import { createNodeFetch, type NodeFetch } from './node-fetch'
import { createVirtualClock, type VirtualClock } from './virtual-clock'
import type { WebhookReceiver } from './webhook-receiver'

/** Monday, 08:00 UTC: a working day begins. */
const workingDay = Date.UTC(2026, 10, 23, 8)

const yearMs = 365 * 24 * 60 * 60_000

/** The core in plain Node against the simulator over real HTTPS, both on one clock that the test moves. */
export interface ConsoleUnderTest {
  core: Core
  simulator: Simulator
  clock: VirtualClock
  logLines: string[]
  /** Where this run keeps its database. */
  dataFolder: string
  keychain: Keychain
  /** The address of everything that really left, in order. */
  sent: string[]
  /** What the operator chooses in a file dialog; null = they change their mind. */
  chosenFile: string | null
  events: { name: EventName; tenantKey: string }[]
  /** Everything people were told, with the time. */
  messages: (Message & { at: number })[]
  incidents(): Promise<IncidentSummary[]>
  keyOf(tenant: SimulatedTenant): TenantKey
  rooms(tenant?: SimulatedTenant): Promise<RoomSummary[]>
  room(tenant: SimulatedTenant, name: string): Promise<RoomSummary>
  detail(tenant: SimulatedTenant, name: string): Promise<RoomDetail>
  status(tenant: SimulatedTenant): Promise<TenantStatus>
  workload(tenant: SimulatedTenant, workload: Workload): Promise<TenantStatus['workloads'][number]>
  restart(tenant: SimulatedTenant, deviceId: string): ReturnType<Core['handlers']['actions.restartDevice']>
  journal(): Promise<ActionRecord[]>
  /** Moves time until `isTrue` holds; fails with `what` when it does not within `withinMs`. Returns how long it took, ms. */
  waitUntil(what: string, isTrue: () => Promise<boolean> | boolean, withinMs: number): Promise<number>
  /** A healthy room and its tenant, with `isWanted` true of it. */
  healthyRoom(
    isWanted?: (room: RoomSummary) => boolean,
  ): Promise<{ tenant: SimulatedTenant; room: RoomSummary }>
  /** The two tenants of the estate. */
  tenants(): [SimulatedTenant, SimulatedTenant]
  definition(tenant: SimulatedTenant): [Tenant, Credential]
  /** Ends the app and begins it anew on the same data folder, without starting to poll. */
  reopen(): Promise<void>
  /**
   * As `kill -9`: the core is dropped where it stands, with no timer, request or message of it left, and a new one begins on
   * the same data folder, without starting to poll.
   */
  kill(): Promise<void>
  close(): Promise<void>
}

interface ConsoleOptions extends SimulatorOptions {
  profile?: Tenant['profile']
  /** Polls at once; false leaves the core constructed only. */
  start?: boolean
  /** Epoch ms at which the console begins to watch. */
  startsAt?: number
  /** Defines the simulator's tenants; false leaves the console empty. */
  defines?: boolean
  /** Where messages go: its certificate is trusted, and time passes while it keeps somebody waiting. */
  receiver?: Pick<WebhookReceiver, 'caPem' | 'isHolding'>
  /** In memory unless given. */
  keychain?: Keychain
  /** How a tenant's network is broken; null = it works. Asked before each request. */
  breakage?: (tenantKey: TenantKey, url: string) => Breakage | null
  /** Hosts of a real cloud that the simulator stands for. */
  standsFor?: readonly string[]
  /** Every refusal repeats what was asked, body and headers, as some services do. */
  echoes?: boolean
  /** None unless given: nobody reads bookings. */
  meetings?: MeetingSource | null
}

async function openConsole(options: ConsoleOptions = {}): Promise<ConsoleUnderTest> {
  const { profile = 'default', start = true, defines = true, ...rest } = options
  const { keychain = createMemoryKeychain(), startsAt = workingDay } = rest
  const {
    keychain: _,
    startsAt: __,
    receiver: ___,
    meetings = null,
    breakage = () => null,
    echoes = false,
    standsFor = [],
    ...simulated
  } = rest
  const networks = new Set<NodeFetch>()
  let lettersUnderWay = 0
  const isSending = () =>
    lettersUnderWay > 0 || (messageNetwork.isBusy() && options.receiver?.isHolding() !== true)
  const isBusy = () => isSending() || [...networks].some((network) => network.isBusy())
  const clock = createVirtualClock(startsAt, isBusy)
  const simulator = await startSimulator({ rooms: 12, tenants: 2, oddities: 'all', clock, ...simulated })
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'roomwall-core-'))
  const messageNetwork = createNodeFetch({ caPem: options.receiver?.caPem ?? simulator.caPem })
  const logLines: string[] = []
  const events: ConsoleUnderTest['events'] = []
  const messages: ConsoleUnderTest['messages'] = []

  let life = { isOver: false }

  const compose = async () => {
    const own = { isOver: false }
    life = own
    const composed = await composeCore({
      clock: mortalClock(clock, own),
      logger: listLogger(logLines),
      keychain: createKeychainDoor(keychain, clock),
      openNetwork({ tenantKey }) {
        const network = createNodeFetch({ caPem: simulator.caPem })
        networks.add(network)
        return {
          fetch(url, init) {
            if (own.isOver) return neverEnding
            it.sent.push(url)
            const broken = breakage(tenantKey, url)
            const fetch = disguise(network.fetch, simulator.graphUrl, standsFor)
            const answer = (broken === null ? fetch : brokenFetch(broken, fetch, clock))(url, init)
            return echoes ? echoed(answer, init) : answer
          },
          resolveProxy: async () => 'DIRECT',
          async dispose() {
            network.close()
            networks.delete(network)
          },
        }
      },
      about: aboutTests,
      files: {
        chooseWhereToSave: async () => it.chosenFile,
        chooseWhatToOpen: async () => it.chosenFile,
      },
      dataFolder,
      historyWorker: null,
      userName: 'noc-1',
      messages: {
        notifier: {
          async send(message) {
            if (own.isOver) return neverEnding
            messages.push({ ...message, at: clock.now() })
            return succeed(undefined)
          },
        },
        openFetch: () => (url, init) => (own.isOver ? neverEnding : messageNetwork.fetch(url, init)),
        async sendMail(route, letter) {
          if (own.isOver) return neverEnding
          lettersUnderWay += 1
          return sendBySmtp(route, letter).finally(() => {
            lettersUnderWay -= 1
          })
        },
      },
      zone: 'UTC',
      meetings,
    })
    if (!composed.ok) throw new Error(composed.error.code)
    composed.value.feed.subscribe((name, { tenantKey }) => events.push({ name, tenantKey }))
    return composed.value
  }

  const keyOf = (tenant: SimulatedTenant) => TenantKey.parse(tenant.domain.replace(/[^a-z0-9]+/g, '-'))
  const value = async <T>(
    reply: Promise<{ ok: true; value: T } | { ok: false; error: { code: string } }>,
  ) => {
    const answered = await reply
    if (!answered.ok) throw new Error(answered.error.code)
    return answered.value
  }

  const it: ConsoleUnderTest = {
    core: await compose(),
    simulator,
    clock,
    logLines,
    dataFolder,
    keychain,
    sent: [],
    chosenFile: null,
    events,
    messages,
    keyOf,
    async rooms(tenant) {
      const wanted = tenant ? [tenant] : simulator.tenants
      const lists = await Promise.all(
        wanted.map((one) => value(it.core.handlers['rooms.list']({ tenantKey: keyOf(one) }))),
      )
      return lists.flatMap(({ rooms }) => rooms)
    },
    async room(tenant, name) {
      const found = (await it.rooms(tenant)).find((room) => room.name === name)
      if (!found) throw new Error(`There is no room ${name}`)
      return found
    },
    async detail(tenant, name) {
      const { tenantKey, roomId } = await it.room(tenant, name)
      return value(it.core.handlers['rooms.read']({ tenantKey, roomId }))
    },
    async status(tenant) {
      const all = await value(it.core.handlers['tenants.list'](null))
      const found = all.find((status) => status.tenant.tenantKey === keyOf(tenant))
      if (!found) throw new Error(`There is no tenant ${tenant.displayName}`)
      return found
    },
    async workload(tenant, workload) {
      const found = (await it.status(tenant)).workloads.find((one) => one.workload === workload)
      if (!found) throw new Error(`There is no workload ${workload}`)
      return found
    },
    restart(tenant, deviceId) {
      return it.core.handlers['actions.restartDevice'](
        // The handler gets parsed input; a plain id stands for a parsed one here.
        { tenantKey: keyOf(tenant), deviceId: DeviceId.parse(deviceId) },
      )
    },
    async incidents() {
      return (await value(it.core.handlers['incidents.list'](null))).incidents
    },
    async journal() {
      return value(it.core.handlers['actions.list']({ tenantKey: null, roomId: null, limit: 100 }))
    },
    async waitUntil(what, isTrue, withinMs) {
      const from = clock.now()
      while (!(await isTrue())) {
        if (clock.now() - from >= withinMs) throw new Error(`Not within ${withinMs / 1000} s: ${what}`)
        await clock.advance(1_000)
      }
      return clock.now() - from
    },
    async healthyRoom(isWanted = () => true) {
      const rooms = await it.rooms()
      const room = rooms.find(
        (one) => one.level === 'healthy' && one.kind === 'room' && !one.suspicion && isWanted(one),
      )
      const tenant = simulator.tenants.find((one) => room && keyOf(one) === room.tenantKey)
      if (!room || !tenant) throw new Error('No healthy room fits')
      return { tenant, room }
    },
    tenants() {
      const [first, second] = simulator.tenants
      if (!first || !second) throw new Error('The estate has fewer than two tenants')
      return [first, second]
    },
    definition(tenant) {
      return [
        definitionOf(tenant, simulator.tenants.indexOf(tenant)),
        { kind: 'secret', secret: tenant.clientSecret },
      ]
    },
    async reopen() {
      await it.core.stop()
      it.core = await compose()
    },
    async kill() {
      life.isOver = true
      for (const network of networks) network.close()
      networks.clear()
      it.core = await compose()
    },
    async close() {
      await it.core.stop()
      await simulator.stop()
      await rm(dataFolder, { recursive: true })
    },
  }

  for (const [index, tenant] of defines ? simulator.tenants.entries() : []) {
    await value(
      it.core.tenants.define(definitionOf(tenant, index), { kind: 'secret', secret: tenant.clientSecret }),
    )
  }
  if (start) {
    await it.core.start()
    await it.waitUntil('every tenant was asked once', () => it.core.tenants.isSettled(), 120_000)
  }
  return it

  function definitionOf(tenant: SimulatedTenant, colour: number): Tenant {
    return {
      tenantKey: keyOf(tenant),
      displayName: tenant.displayName,
      badge: tenant.badge,
      colour: colour % 12,
      group: null,
      directoryId: tenant.tenantId,
      clientId: tenant.clientId,
      cloud: 'custom',
      custom: { authorityUrl: simulator.authorityUrl, graphUrl: simulator.graphUrl, caPem: simulator.caPem },
      profile,
      paused: false,
      owner: null,
      credential: { kind: 'secret', expiresAt: startsAt + yearMs, thumbprint: null },
    }
  }
}

/** A refusal that repeats what was asked wherever there is room for words. */
async function echoed(answering: Promise<Response>, init: FetchInit): Promise<Response> {
  const answer = await answering
  if (answer.status < 400) return answer
  const asked = `${init.body} ${JSON.stringify(init.headers)}`
  const body = JSON.stringify(await answer.json(), (key, value: unknown) =>
    typeof value === 'string' && key !== 'token_endpoint' ? `${value} ${asked}` : value,
  )
  return new Response(body, { status: answer.status, headers: { 'request-id': asked.slice(0, 200) } })
}

/** What a dead process would have answered. */
const neverEnding = new Promise<never>(() => {})

/** A clock that runs nothing any more once its process is dead. */
function mortalClock(clock: VirtualClock, life: { isOver: boolean }): VirtualClock {
  return {
    ...clock,
    schedule: (delayMs, run) =>
      clock.schedule(delayMs, () => {
        if (!life.isOver) run()
      }),
  }
}

function listLogger(lines: string[], scope = ''): Logger {
  const write = (level: string) => (message: string, context?: LogContext) => {
    lines.push(`${level} ${scope} ${message} ${context ? JSON.stringify(context, printErrors) : ''}`)
  }
  return {
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (name) => listLogger(lines, `${scope} ${name}`),
  }
}

function printErrors(_key: string, value: unknown): unknown {
  return value instanceof Error ? `${value.message} ${value.stack ?? ''}` : value
}

/** Opens consoles; whatever a test opened is closed after it. */
export function consoleOpener(): (options?: ConsoleOptions) => Promise<ConsoleUnderTest> {
  const opened: ConsoleUnderTest[] = []
  afterEach(async () => {
    for (const console of opened.splice(0)) await console.close()
  })
  return async (options) => {
    const console = await openConsole(options)
    opened.push(console)
    return console
  }
}
