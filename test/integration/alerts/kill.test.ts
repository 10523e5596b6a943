import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { projectFolder } from '../../../build/project-folder'
import { createMemoryKeychain } from '../../../src/main/keychain/memory-keychain'
import { desktopChannelId } from '../../../src/shared/model/channel'
import type { Incident } from '../../../src/shared/model/incident'
import type { ChannelDraft } from '../../../src/shared/model/notification-setup'
import { type Tenant, TenantKey } from '../../../src/shared/model/tenant'
import { type Simulator, startSimulator } from '../../../src/simulator/simulator'
import { isDown, type Life, openLife } from '../../support/incident-life'
import type { MortalOrder } from '../../support/mortal-console'

const minute = 60_000
const mostDeaths = 20
const program = path.resolve(import.meta.dirname, '../../support/mortal-console.ts')
const tenantKey = TenantKey.parse('contoso')

/** The receivers, by the path of each: one that shows all it gets, as the desktop does, and one that knows a key it has seen. */
const ways = ['desktop', 'plain', 'deduplicating'] as const

/** Every message that arrived; the receivers outlive every console. */
const received: { way: string; key: string; kind: string }[] = []
const receiver = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const { id, event, idempotencyKey, title } = JSON.parse(Buffer.concat(parts).toString())
    const kind = event ?? (String(title).startsWith('Recovered: ') ? 'recovered' : 'opened')
    received.push({ way: (request.url ?? '').slice(1), key: id ?? idempotencyKey, kind })
    response.end()
  })
})

let simulator: Simulator
let folder: string
let receiverUrl: string
let room: MortalOrder['room']
const channels: MortalOrder['channels'] = []
/** What the console calls each way. */
const names = new Map<string, string>()
const keychain = createMemoryKeychain()

function lifeOn(dataFolder: string): Promise<Life> {
  return openLife({
    dataFolder,
    caPem: simulator.caPem,
    keychain,
    startsAt: simulator.control.stats().now,
    receiverUrl,
    passTime: async (ms) => simulator.control.advance(ms),
  })
}

/** A data folder of a console that has watched a healthy tenant for two minutes. */
async function prepare(): Promise<void> {
  const [tenant] = simulator.tenants
  const known = simulator.control.rooms()[1]
  if (!tenant || !known) throw new Error('The estate is too small')
  room = { tenant: tenant.tenantId, room: known.room }
  const secret = { kind: 'secret', secret: tenant.clientSecret } as const
  await keychain.write(tenantKey, secret)
  const life = await lifeOn(path.join(folder, 'base'))
  const { authorityUrl, graphUrl, caPem } = simulator
  const definition: Tenant = {
    tenantKey,
    displayName: tenant.displayName,
    badge: tenant.badge,
    colour: 0,
    group: null,
    directoryId: tenant.tenantId,
    clientId: tenant.clientId,
    cloud: 'custom',
    custom: { authorityUrl, graphUrl, caPem },
    profile: 'default',
    paused: false,
    owner: null,
    credential: null,
  }
  await life.core.tenants.define(definition, secret)
  const { handlers } = life.core
  for (const way of ['plain', 'deduplicating']) {
    const draft: ChannelDraft = {
      name: way,
      isOn: true,
      settings: { kind: 'webhook', deduplicates: way === 'deduplicating' },
      secrets: { url: `${receiverUrl}/${way}` },
    }
    const saved = await handlers['notifications.saveChannel']({ channelId: null, draft })
    if (!saved.ok) throw new Error(saved.error.code)
    names.set(way, way)
    channels.push({ channelId: saved.value.channelId, draft })
  }
  const setup = await handlers['notifications.read'](null)
  if (!setup.ok) throw new Error(setup.error.code)
  const desktop = setup.value.channels.find(({ channelId }) => channelId === desktopChannelId)
  names.set('desktop', desktop?.name ?? '')
  const everywhere = [desktopChannelId, ...channels.map(({ channelId }) => channelId)]
  const routes = setup.value.routes.map((route) => ({ ...route, channels: everywhere }))
  await handlers['notifications.saveRoutes']({ routes })
  await life.core.start()
  await life.pass(150)
  await life.close()
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'roomwall-kill-'))
  const startedAt = Date.UTC(2026, 10, 23, 8)
  simulator = await startSimulator({
    tenants: 1,
    rooms: 4,
    control: true,
    oddities: 'none',
    clock: { now: () => startedAt },
  })
  receiver.listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  const address = receiver.address()
  if (address === null || typeof address === 'string') throw new Error('The receiver has no port')
  receiverUrl = `http://127.0.0.1:${address.port}`
  await prepare()
}, 120_000)

afterAll(async () => {
  receiver.close()
  await simulator.stop()
  await rm(folder, { recursive: true })
})

/** Runs a console until it dies at that step; returns what it said. */
async function die(dataFolder: string, dieAt: number): Promise<string[]> {
  const [tenant] = simulator.tenants
  const order: MortalOrder = {
    dataFolder,
    tenantKey,
    secret: tenant?.clientSecret ?? '',
    caPem: simulator.caPem,
    receiverUrl,
    channels,
    doorUrl: simulator.controlUrl ?? '',
    doorKey: simulator.controlKey ?? '',
    room,
    startsAt: simulator.control.stats().now,
    dieAt,
  }
  const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(order)], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) lines.push(line)
  expect(await exit).toEqual(dieAt === 0 ? [0, null] : [null, 'SIGKILL'])
  return lines
}

/** The console after the death: looks on, then the room comes back. Returns what it knows of the room in the end. */
async function liveOn(dataFolder: string): Promise<Incident[]> {
  const life = await lifeOn(dataFolder)
  try {
    await life.core.start()
    await life.pass(100)
    simulator.control.setRoom({ ...room, state: 'online' })
    await life.untilIncident(room.room, 'resolved')
    await life.pass(30)
    const own = (await life.incidents()).filter(isDown(room.room))
    const read = own.map(({ incidentId }) => life.core.handlers['incidents.read']({ incidentId }))
    return (await Promise.all(read)).flatMap((answer) => (answer.ok ? answer.value : []))
  } finally {
    await life.close()
  }
}

const kindsAt = (way: string): string[] => received.filter((one) => one.way === way).map(({ kind }) => kind)

it(
  'killed at any step of an incident’s life, a console loses nothing and tells nobody twice',
  async () => {
    const whole = path.join(folder, 'whole')
    await cp(path.join(folder, 'base'), whole, { recursive: true })
    const lived = /lived (\d+) steps/.exec((await die(whole, 0)).at(-1) ?? '')?.[1]
    const steps = Number(lived)
    expect(steps).toBeGreaterThan(15)
    expect(kindsAt('desktop')).toEqual(['opened', 'recovered'])
    expect(kindsAt('plain')).toEqual(['opened', 'acknowledged', 'recovered'])
    expect(kindsAt('deduplicating')).toEqual(kindsAt('plain'))

    // As many as fit a run of all tests; an odd stride falls on every kind of step in turn.
    const stride = Math.ceil(steps / mostDeaths) | 1
    for (let dieAt = 1; dieAt <= steps; dieAt += stride) {
      received.length = 0
      const dataFolder = path.join(folder, `death-${dieAt}`)
      await cp(path.join(folder, 'base'), dataFolder, { recursive: true })
      const said = await die(dataFolder, dieAt)
      const where = `step ${dieAt} of ${steps}: ${said.join(', ')}`
      const incidents = await liveOn(dataFolder)

      expect(
        incidents.map(({ state, relapses }) => `${state} ${relapses}`),
        where,
      ).toEqual(['resolved 0'])
      const [{ timeline } = { timeline: [] }] = incidents
      const events = timeline.map(({ event }) => event)
      const count = (event: (typeof events)[number]) => events.filter((one) => one === event).length
      expect(count('opened'), where).toBe(1)
      expect(count('resolved'), where).toBe(1)
      if (said.includes('acknowledged')) expect(count('acknowledged'), where).toBe(1)
      if (said.includes('noted')) expect(count('noted'), where).toBe(1)
      for (const way of ways) {
        const keys = received.filter((message) => message.way === way).map(({ key }) => key)
        const uncertain = timeline.filter(
          ({ event, params }) => event === 'deliveryUncertain' && params.channel === names.get(way),
        ).length
        // One death, one send under way at most; where doubles are ignored it is sent again and nothing is in doubt.
        expect(uncertain, `${way} at ${where}`).toBeLessThanOrEqual(way === 'deduplicating' ? 0 : 1)
        const distinct = new Set(keys).size
        if (way !== 'deduplicating') expect(distinct, `${way} at ${where}`).toBe(keys.length)
        for (const kind of ['opened', 'recovered']) {
          const arrived = new Set(
            received.filter((one) => one.way === way && one.kind === kind).map(({ key }) => key),
          )
          expect(arrived.size, `${kind}, ${way} at ${where}`).toBeLessThanOrEqual(1)
          expect(arrived.size + uncertain, `${kind}, ${way} at ${where}`).toBeGreaterThanOrEqual(1)
        }
      }
      for (const notice of ['opened', 'recovered']) {
        const told = timeline.filter(({ event, params }) => event === 'told' && params.notice === notice)
        expect(told, `${notice} at ${where}`).toHaveLength(1)
      }
      await rm(dataFolder, { recursive: true })
    }
  },
  15 * minute,
)
