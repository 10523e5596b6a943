import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { projectFolder } from '../../../build/project-folder'
import { createMemoryKeychain } from '../../../src/main/keychain/memory-keychain'
import { desktopChannelId } from '../../../src/shared/model/channel'
import type { Incident } from '../../../src/shared/model/incident'
import type { ChannelDraft } from '../../../src/shared/model/notification-setup'
import { type Tenant, TenantKey } from '../../../src/shared/model/tenant'
import { type Simulator, startSimulator } from '../../../src/simulator/simulator'
import { isDown, type Life, openLife } from '../../support/incident-life'
import { type MailReceiver, startMailReceiver } from '../../support/mail-receiver'
import type { MortalOrder } from '../../support/mortal-console'

const minute = 60_000
/** Deaths at numbered steps, as many as fit a run of all tests; the named ones come on top. */
const mostDeaths = 6
const program = path.resolve(import.meta.dirname, '../../support/mortal-console.ts')
const tenantKey = TenantKey.parse('contoso')
const signingKey = 'a key of the test'

/**
 * One receiver of each kind. `isSafe`: it knows what it has seen before, so a message may be sent twice. `isMachine`: it is
 * told of the acknowledgement, too.
 */
const ways = {
  desktop: { isSafe: false, isMachine: false },
  teams: { isSafe: false, isMachine: false },
  slack: { isSafe: false, isMachine: false },
  mail: { isSafe: false, isMachine: false },
  plain: { isSafe: false, isMachine: true },
  deduplicating: { isSafe: true, isMachine: true },
  pagerDuty: { isSafe: true, isMachine: true },
}
type Way = keyof typeof ways
const wayNames = Object.keys(ways).filter((way): way is Way => way in ways)

type Kind = 'opened' | 'acknowledged' | 'recovered'

/** Every message that arrived; the receivers outlive every console. */
const received: { way: string; key: string; kind: Kind }[] = []

const Post = z.object({
  id: z.string().optional(),
  event: z.enum(['opened', 'acknowledged', 'recovered']).optional(),
  idempotencyKey: z.string().optional(),
  title: z.string().optional(),
  text: z.string().optional(),
  dedup_key: z.string().optional(),
  event_action: z.enum(['trigger', 'acknowledge', 'resolve']).optional(),
  attachments: z.array(z.object({ content: z.object({ fallbackText: z.string() }) })).optional(),
})
const pagerKinds = { trigger: 'opened', acknowledge: 'acknowledged', resolve: 'recovered' } as const

const kindOf = (title: string): Kind => (title.startsWith('Recovered: ') ? 'recovered' : 'opened')

const receiver = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const body = Buffer.concat(parts).toString()
    const way = (request.url ?? '').slice(1)
    const post = Post.parse(JSON.parse(body))
    const title = post.attachments?.[0]?.content.fallbackText ?? post.title ?? post.text ?? ''
    const kind = post.event_action ? pagerKinds[post.event_action] : (post.event ?? kindOf(title))
    // A chat is told no key: the kind of message stands for it.
    const key = post.dedup_key ?? post.id ?? post.idempotencyKey ?? kind
    if (way === 'deduplicating' && !isSigned(body, String(request.headers['x-roomwall-signature']))) {
      response.statusCode = 401
    } else received.push({ way, key, kind })
    response.end()
  })
})

function isSigned(body: string, header: string): boolean {
  const [, at, signature] = /^t=(\d+),v1=([0-9a-f]+)$/.exec(header) ?? []
  return signature === createHmac('sha256', signingKey).update(`${at}.${body}`).digest('hex')
}

let mailReceiver: MailReceiver
/** Letters are read out of the mailbox when they are looked at. */
function collectLetters(): void {
  for (const letter of mailReceiver.letters.splice(0)) {
    const subject = /^Subject: \[Roomwall\] (.*)$/m.exec(letter)?.[1] ?? ''
    const key = /^Message-ID: (.*)$/m.exec(letter)?.[1]?.trim() ?? ''
    received.push({ way: 'mail', key, kind: kindOf(subject) })
  }
}

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

/** A channel to each receiver but the desktop, which is there already. */
function draftsOf(): Record<Exclude<Way, 'desktop'>, ChannelDraft> {
  const draft = (
    way: Way,
    settings: ChannelDraft['settings'],
    secrets: ChannelDraft['secrets'] = { url: `${receiverUrl}/${way}` },
  ): ChannelDraft => ({ name: way, isOn: true, settings, secrets })
  const mail = {
    host: 'localhost',
    port: mailReceiver.port,
    security: 'none',
    user: null,
    caPem: null,
  } as const
  return {
    teams: draft('teams', { kind: 'chat', format: 'teams' }),
    slack: draft('slack', { kind: 'chat', format: 'slack' }),
    mail: draft('mail', { kind: 'mail', ...mail, from: 'wall@example.com', to: ['noc@example.com'] }, {}),
    plain: draft('plain', { kind: 'webhook', deduplicates: false }),
    deduplicating: draft(
      'deduplicating',
      { kind: 'webhook', deduplicates: true },
      { url: `${receiverUrl}/deduplicating`, signingKey },
    ),
    pagerDuty: draft(
      'pagerDuty',
      { kind: 'pagerDuty', region: 'custom', endpoint: `${receiverUrl}/pagerDuty` },
      { routingKey: 'a routing key' },
    ),
  }
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
  for (const [way, draft] of Object.entries(draftsOf())) {
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
  mailReceiver = await startMailReceiver()
  await prepare()
}, 120_000)

afterAll(async () => {
  receiver.close()
  await mailReceiver.close()
  await simulator.stop()
  await rm(folder, { recursive: true })
})

/** Runs a console until it dies at that step; returns what it said. */
async function die(dataFolder: string, dieAt: number | string): Promise<string[]> {
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
    await life.untilIncident(room.room, 'told')
    await life.pass(10)
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

/** Kinds of messages at a receiver, and how many different ones of each, and how many in all. */
function arrived(way: Way): { kinds: Kind[]; distinct(kind: Kind): number; total: number } {
  collectLetters()
  const own = received.filter((one) => one.way === way)
  return {
    kinds: own.map(({ kind }) => kind),
    distinct: (kind) => new Set(own.flatMap((one) => (one.kind === kind ? one.key : []))).size,
    total: own.length,
  }
}

/** Lets one console die, another one live on, and checks what holds for every death. Returns how often each way was in doubt. */
async function surviveDeath(dieAt: number | string): Promise<ReadonlyMap<Way, number>> {
  collectLetters()
  received.length = 0
  const dataFolder = path.join(folder, `death-${String(dieAt).replaceAll(' ', '-')}`)
  await cp(path.join(folder, 'base'), dataFolder, { recursive: true })
  const said = await die(dataFolder, dieAt)
  const where = `step ${dieAt}: ${said.join(', ')}`
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
  const doubts = new Map<Way, number>()
  for (const way of wayNames) {
    const uncertain = timeline.filter(
      ({ event, params }) => event === 'deliveryUncertain' && params.channel === names.get(way),
    ).length
    doubts.set(way, uncertain)
    const at = `${way} at ${where}`
    const { kinds, distinct } = arrived(way)
    // One death, one send under way at most; where doubles are ignored it is sent again and nothing is in doubt.
    expect(uncertain, at).toBeLessThanOrEqual(ways[way].isSafe ? 0 : 1)
    for (const kind of ['opened', 'recovered'] as const) {
      expect(distinct(kind), `${kind}, ${at}`).toBeLessThanOrEqual(1)
      expect(distinct(kind) + uncertain, `${kind}, ${at}`).toBeGreaterThanOrEqual(1)
      const copies = kinds.filter((one) => one === kind).length
      if (!ways[way].isSafe) expect(copies, `${kind}, ${at}`).toBeLessThanOrEqual(1)
    }
    if (!ways[way].isMachine) expect(kinds, at).not.toContain('acknowledged')
  }
  for (const notice of ['opened', 'recovered']) {
    const told = timeline.filter(({ event, params }) => event === 'told' && params.notice === notice)
    expect(told, `${notice} at ${where}`).toHaveLength(1)
  }
  await rm(dataFolder, { recursive: true })
  return doubts
}

it(
  'killed at any step of an incident’s life, a console loses nothing and tells nobody twice',
  async () => {
    const whole = path.join(folder, 'whole')
    await cp(path.join(folder, 'base'), whole, { recursive: true })
    const lived = /lived (\d+) steps/.exec((await die(whole, 0)).at(-1) ?? '')?.[1]
    const steps = Number(lived)
    expect(steps).toBeGreaterThan(60)
    for (const way of wayNames) {
      const course = ways[way].isMachine ? ['opened', 'acknowledged', 'recovered'] : ['opened', 'recovered']
      expect(arrived(way).kinds, way).toEqual(course)
    }
    // An odd stride falls on every kind of step in turn.
    const stride = Math.ceil(steps / mostDeaths) | 1
    for (let dieAt = 1; dieAt <= steps; dieAt += stride) await surviveDeath(dieAt)
  },
  15 * minute,
)

it.each(wayNames)(
  'killed after %s took a message, it sends it again only where a second one is ignored, and is in doubt elsewhere',
  async (way) => {
    const { isSafe } = ways[way]
    const doubts = await surviveDeath(`after ${way} took it`)
    expect(doubts.get(way)).toBe(isSafe ? 0 : 1)
    expect(arrived(way).kinds.filter((kind) => kind === 'opened')).toHaveLength(isSafe ? 2 : 1)
  },
  15 * minute,
)

it.each(['mail', 'pagerDuty'] as const)(
  'killed before %s is sent to, it sends only where a second one would be ignored, and is in doubt elsewhere',
  async (way) => {
    const { isSafe } = ways[way]
    const doubts = await surviveDeath(`before ${way} is sent to`)
    expect(doubts.get(way)).toBe(isSafe ? 0 : 1)
    expect(arrived(way).kinds.filter((kind) => kind === 'opened')).toHaveLength(isSafe ? 1 : 0)
  },
  15 * minute,
)
