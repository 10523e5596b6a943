import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createKeytarKeychain } from '../../../src/main/keychain/keytar-keychain'
import { ProxyLogins } from '../../../src/main/shell/proxy-logins'
import type { ChannelSecrets, ChannelSettings } from '../../../src/shared/model/channel'
import type { TenantKey } from '../../../src/shared/model/tenant'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'
import { type MailReceiver, startMailReceiver } from '../../support/mail-receiver'
import { addChannel, changeDefaultRoute, setup } from '../../support/notification-requests'
import {
  certificateFor,
  draftOf,
  emptyConsole,
  granted,
  list,
  save,
  usualChoice,
} from '../../support/onboarding-requests'
import { filesOf, findSecrets, type Haystack } from '../../support/planted-secrets'
import { startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver'

// Each with signs that JSON, URLs and base64 write otherwise.
const plant = (name: string) => `planted-${name}/"Q~+&%${randomUUID().slice(0, 8)}`
const planted = {
  refused: plant('refused'),
  savedAnyway: plant('anyway'),
  chat: plant('chat'),
  webhook: plant('webhook'),
  signingKey: plant('signing'),
  mailPassword: plant('mail'),
  routingKey: plant('routing'),
  proxyPassword: plant('proxy'),
}

const open = consoleOpener()
let receiver: WebhookReceiver
let mail: MailReceiver
let folder: string

beforeEach(async () => {
  receiver = await startWebhookReceiver()
  receiver.behave({ status: 400, echoes: true })
  mail = await startMailReceiver({
    onAuth({ username, password }, _session, answer) {
      const repeated = `${password} ${Buffer.from(`\0${username}\0${password}`).toString('base64')}`
      answer(Object.assign(new Error(`Who is ${repeated}?`), { responseCode: 535 }))
    },
  })
  folder = await mkdtemp(path.join(tmpdir(), 'roomwall-planted-'))
})
afterEach(async () => {
  await Promise.all([receiver.close(), mail.close(), rm(folder, { recursive: true })])
})

/** Every answer the window gets from now on. */
function hearing(console: ConsoleUnderTest, said: Haystack[]): void {
  console.core.feed.subscribe((name, payload) => {
    said.push({ where: `event ${name}`, content: JSON.stringify(payload) })
  })
  console.core.handlers = new Proxy(console.core.handlers, {
    get(handlers, name) {
      const handler: unknown = Reflect.get(handlers, name)
      if (typeof handler !== 'function') return handler
      return async (input: unknown) => {
        const answer: unknown = await Reflect.apply(handler, handlers, [input])
        said.push({ where: `answer ${String(name)}`, content: JSON.stringify(answer) })
        return answer
      }
    },
  })
}

test('no secret of any kind is in the data folder, an export, an answer, an event or the log', async () => {
  const keychain = createKeytarKeychain({
    profile: `test-${randomUUID()}`,
    envelopeFolder: path.join(folder, 'credentials'),
  })
  const console = await open({ ...emptyConsole, start: false, echoes: true, receiver, keychain })
  const said: Haystack[] = []
  hearing(console, said)
  const { handlers } = console.core
  const [first, second] = console.tenants()
  const wrong = (secret: string) => ({ kind: 'secret', secret, expiresAt: null }) as const

  // Two tenants, two kinds of credential; one refused, one kept although it is wrong, one switched over twice.
  await handlers['tenants.test']({
    testId: 'test-1',
    access: draftOf(console, first),
    wanted: usualChoice,
    credential: wrong(planted.refused),
  })
  await save(console, draftOf(console, first), wrong(planted.refused))
  const { tenantKey } = await granted(
    save(console, draftOf(console, first), wrong(planted.savedAnyway), { anyway: true }),
  )
  await console.core.start()
  await console.waitUntil('it was tried', () => console.core.tenants.isSettled(), 120_000)
  expect((await list(console))[0]?.access.error?.code).toBe('signIn.wrongSecret')
  await granted(handlers['tenants.rotateCredential']({ tenantKey, credential: wrong(first.clientSecret) }))
  const { clientSecret: rotated } = console.simulator.control.rotateSecret({ tenant: first.domain })
  await granted(handlers['tenants.rotateCredential']({ tenantKey, credential: wrong(rotated) }))
  const certificate = await certificateFor(console, second)
  const added = await granted(save(console, draftOf(console, second), certificate))
  const kept = await keychain.read(added.tenantKey)
  if (!kept.ok || kept.value?.kind !== 'certificate') throw new Error('The certificate is not there')
  const [, keyLine = ''] = kept.value.privateKeyPem.split('\n')
  await console.waitUntil(
    'rooms are there',
    async () => (await list(console)).every((one) => one.roomCount > 0),
    300_000,
  )

  // Every kind of channel, each with a receiver that repeats what it does not like.
  const { port, caPem } = mail
  const mailSettings = { host: 'localhost', port, security: 'starttls', user: 'noc', caPem } as const
  const channels: [ChannelSettings, ChannelSecrets][] = [
    [
      { kind: 'chat', format: 'teams' },
      { url: `${receiver.url}/teams?sig=${encodeURIComponent(planted.chat)}` },
    ],
    [
      { kind: 'chat', format: 'slack' },
      { url: `${receiver.url}/services/${encodeURIComponent(planted.chat)}` },
    ],
    [
      { kind: 'webhook', deduplicates: true },
      { url: `${receiver.url}/hook/${encodeURIComponent(planted.webhook)}`, signingKey: planted.signingKey },
    ],
    [
      { kind: 'mail', ...mailSettings, from: 'a@example.com', to: ['b@example.com'] },
      { password: planted.mailPassword },
    ],
    [
      { kind: 'pagerDuty', region: 'custom', endpoint: `${receiver.url}/enqueue` },
      { routingKey: planted.routingKey },
    ],
  ]
  const ids = []
  for (const [settings, secrets] of channels) {
    ids.push(await addChannel(console, { name: `${settings.kind}-${ids.length}`, settings, secrets }))
  }
  await changeDefaultRoute(console, { channels: ids })
  for (const channelId of ids) {
    const { answer, error } = await granted(handlers['notifications.testChannel']({ channelId }))
    expect([answer, error]).not.toContain(null)
  }
  const { rooms } = await granted(handlers['rooms.list']({ tenantKey: added.tenantKey }))
  const room = rooms.find(({ level, kind }) => level === 'healthy' && kind === 'room')
  console.simulator.control.setRoom({ tenant: second.domain, room: room?.name ?? '', state: 'offline' })
  await console.waitUntil(
    'a message is lost',
    async () => (await setup(console)).deadLetters.length > 3,
    3_600_000,
  )
  const proxies = new ProxyLogins(keychain, (asked) => {
    said.push({ where: 'proxy log-ins', content: JSON.stringify(asked) })
  })
  const question = { proxy: 'proxy.contoso.com:8080', realm: 'corp' }
  const given = { userName: 'ada', password: planted.proxyPassword }
  await proxies.answer(question, given)
  await proxies.logIn(async (answer) => ((await answer(question)) === null ? 'failed' : 'through'))

  // A sign-in that fails again, and everything that can be asked and written.
  console.simulator.control.rotateSecret({ tenant: first.domain })
  await handlers['tenants.pollNow']({ tenantKey })
  await console.clock.advance(60_000)
  await readEverything(console, tenantKey)
  const everything = { tenantKey: null, host: null, outcome: null, text: '' } as const
  const write = async (file: string, run: () => Promise<unknown>) => {
    console.chosenFile = path.join(folder, file)
    await run()
  }
  await write('support.zip', () => granted(handlers['support.save'](null)))
  await write('backup.zip', () => granted(handlers['backup.write'](null)))
  await write('tenants.json', () => granted(handlers['tenants.exportDefinitions']({ group: null })))
  for (const format of ['csv', 'json'] as const) {
    await write(`requests.${format}`, () =>
      granted(handlers['network.exportRequests']({ filter: everything, format })),
    )
  }
  const incidentIds = (await console.incidents()).map(({ incidentId }) => incidentId)
  await write('incidents.csv', () => granted(handlers['incidents.exportList']({ incidentIds })))

  // While it runs: the write-ahead log is part of it.
  const files = [...(await filesOf(console.dataFolder)), ...(await filesOf(folder))]
  const log = console.logLines.map((line) => ({ where: `log ${line.slice(0, 60)}`, content: line }))
  const haystacks = [...said, ...files, ...log]
  const secrets = {
    ...planted,
    first: first.clientSecret,
    rotated,
    keyLine,
    token: 'eyJ',
    pem: 'PRIVATE KEY',
  }
  expect(findSecrets(secrets, haystacks)).toEqual([])

  // The search finds what is there: in the database, its log, the copies of it, answers and events.
  const places = haystacks
    .filter(({ content }) => content.includes(first.displayName))
    .map(({ where }) => where)
  for (const place of [
    '.db-wal',
    'backup.zip/roomwall.db',
    'support.zip/tenants.json',
    'tenants.json',
    'event ',
    'answer ',
  ]) {
    expect([place, places.some((where) => where.includes(place))]).toEqual([place, true])
  }
  const [sample] = receiver.posts
  expect(findSecrets(planted, [{ where: 'post', content: `${sample?.path}` }])).toEqual([
    'chat (URL) in post',
  ])
  for (const { tenant } of await list(console)) await keychain.remove(tenant.tenantKey)
})

async function readEverything(console: ConsoleUnderTest, tenantKey: TenantKey) {
  const { handlers } = console.core
  await handlers['tenants.list'](null)
  await handlers['tenants.readDefinition']({ tenantKey })
  await handlers['tenants.checkPermissions']({ tenantKey })
  await handlers['notifications.read'](null)
  await handlers['network.listHosts'](null)
  const filter = { tenantKey: null, host: null, outcome: null, text: '' } as const
  await handlers['network.listRequests']({ filter, limit: 5_000 })
  await handlers['incidents.list'](null)
  await handlers['incidents.handover']({ shiftHours: 12 })
  for (const { incidentId } of await console.incidents()) await handlers['incidents.read']({ incidentId })
  await handlers['actions.list']({ tenantKey: null, roomId: null, limit: 500 })
  await handlers['preferences.read'](null)
  await handlers['rules.read'](null)
  await handlers['support.preview'](null)
}
