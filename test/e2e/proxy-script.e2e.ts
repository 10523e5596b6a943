import { expect, test } from '@playwright/test'
import { type Simulator, startSimulator } from '../../src/simulator/simulator'
import {
  type CompanyProxy,
  type ProxyScheme,
  startCompanyProxy,
  startScriptServer,
} from '../support/company-proxy'
import { type LaunchedApp, launchApp } from '../support/launch-electron'
import { ask, makeFolder, removeFolder } from './demo-app'

// Chromium never asks a script about this computer's own names, so the simulator goes by others.
const hosts = { signIn: 'login.simulated.test', graph: 'graph.simulated.test' }
const toThisComputer = '--host-resolver-rules=MAP *.simulated.test 127.0.0.1'

let ending: (() => Promise<unknown>)[] = []

test.afterEach(async () => {
  for (const end of ending.reverse()) await end()
  ending = []
})

async function open(switches: readonly string[]): Promise<{ launched: LaunchedApp; simulator: Simulator }> {
  const simulator = await startSimulator({ tenants: 1, rooms: 6, hosts })
  ending.push(() => simulator.stop())
  const folder = makeFolder()
  ending.push(async () => removeFolder(folder))
  const launched = await launchApp({ userDataDir: folder, args: [toThisComputer, ...switches] })
  ending.push(() => launched.app.close())
  const [tenant] = simulator.tenants
  if (tenant === undefined) throw new Error('The estate has no tenant')
  const { authorityUrl, graphUrl, caPem } = simulator
  await ask(launched.window, 'tenants.save', {
    tenantKey: null,
    draft: {
      displayName: tenant.displayName,
      badge: tenant.badge,
      colour: 1,
      group: null,
      directoryId: tenant.tenantId,
      clientId: tenant.clientId,
      cloud: 'custom',
      custom: { authorityUrl, graphUrl, caPem },
      profile: 'default',
      owner: null,
    },
    credential: { kind: 'secret', secret: tenant.clientSecret, expiresAt: null },
    anyway: true,
  })
  return { launched, simulator }
}

async function openProxy(scheme: ProxyScheme): Promise<CompanyProxy> {
  const proxy = await startCompanyProxy(scheme)
  ending.push(() => proxy.close())
  return proxy
}

async function openScript(script: string | null): Promise<Awaited<ReturnType<typeof startScriptServer>>> {
  const server = await startScriptServer(script)
  ending.push(() => server.close())
  return server
}

const access = async ({ window }: LaunchedApp) => (await ask(window, 'tenants.list', null))[0]?.access

async function becomesLive(launched: LaunchedApp): Promise<void> {
  const presence = async () =>
    (await ask(launched.window, 'tenants.list', null))[0]?.workloads.find(
      ({ workload }) => workload === 'presence',
    )?.state
  await expect.poll(presence, { timeout: 60_000 }).toBe('live')
}

async function ways({ window }: LaunchedApp): Promise<Record<string, string | null>> {
  const listed = await ask(window, 'network.listHosts', null)
  return Object.fromEntries(listed.map(({ host, proxy }) => [host.replace(/:\d+$/, ''), proxy]))
}

test('a proxy script is asked about each host: sign-in by the proxy, Graph directly, and the screen says so', async () => {
  test.slow()
  const proxy = await openProxy('none')
  const script = await openScript(
    `function FindProxyForURL(url, host) {
      return dnsDomainIs(host, '${hosts.graph}') ? 'DIRECT' : 'PROXY ${proxy.host}'
    }`,
  )
  const { launched } = await open([`--proxy-pac-url=${script.url}`])
  await becomesLive(launched)
  expect(script.asked()).toBeGreaterThan(0)
  expect(proxy.hosts).toEqual([hosts.signIn])
  expect(await ways(launched)).toEqual({ [hosts.signIn]: `PROXY ${proxy.host}`, [hosts.graph]: 'DIRECT' })
  const { window } = launched
  await window.evaluate(() => {
    location.hash = '#/settings/network'
  })
  await expect(window.getByText(proxy.host).first()).toBeVisible()
})

test('a script that names a dead proxy and then the direct way goes the direct way', async () => {
  test.slow()
  const dead = await startCompanyProxy('none')
  await dead.close()
  const script = await openScript(`function FindProxyForURL() { return 'PROXY ${dead.host}; DIRECT' }`)
  const { launched } = await open([`--proxy-pac-url=${script.url}`])
  await becomesLive(launched)
})

test('a script that cannot be loaded means the direct way, as in a browser', async () => {
  test.slow()
  const script = await openScript(null)
  const { launched } = await open([`--proxy-pac-url=${script.url}`])
  await becomesLive(launched)
  expect(script.asked()).toBeGreaterThan(0)
  expect(await ways(launched)).toEqual({ [hosts.signIn]: 'DIRECT', [hosts.graph]: 'DIRECT' })
})

test('a proxy that asks by NTLM is told name and domain once, and never the password', async () => {
  test.slow()
  const proxy = await openProxy('ntlm')
  const { launched } = await open([`--proxy-server=${proxy.host}`])
  const dialog = launched.window.getByRole('dialog', { name: 'The proxy asks for a log-in' })
  await expect(dialog).toBeVisible({ timeout: 30_000 })
  await dialog.getByLabel('User name').fill('CONTOSO\\ada')
  await dialog.getByLabel('Password').fill('planted-proxy-Passw0rd')
  await dialog.getByRole('button', { name: 'Log in' }).click()
  await expect(dialog).toBeHidden({ timeout: 30_000 })
  await becomesLive(launched)
  expect(new Set(proxy.names)).toEqual(new Set(['CONTOSO\\ada']))
  const told = proxy.heard.map((text) => Buffer.from(text.replace(/^\w+ /, ''), 'base64'))
  const planted = ['latin1', 'utf16le'] as const
  for (const encoding of planted) {
    expect(told.some((message) => message.includes(Buffer.from('planted-proxy', encoding)))).toBe(false)
  }
})

test('a proxy that wants a Kerberos ticket that nobody has is named as the place where it ends', async () => {
  test.slow()
  const proxy = await openProxy('negotiate')
  const { launched } = await open([`--proxy-server=${proxy.host}`])
  await expect.poll(async () => (await access(launched))?.state, { timeout: 60_000 }).toBe('failed')
  expect((await access(launched))?.error).toMatchObject({
    code: 'network.proxyRefused',
    params: { proxy: proxy.host },
  })
  const { window } = launched
  await window.getByRole('link', { name: 'Tenants', exact: true }).click()
  await window.getByRole('button', { name: /^Show details/ }).click()
  await expect(window.getByText('get a ticket (kinit)').first()).toBeVisible()
})
