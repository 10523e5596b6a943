import { expect, test } from '@playwright/test'
import {
  type CompanyProxy,
  type ProxyScheme,
  startCompanyProxy,
  startScriptServer,
} from '../support/company-proxy'
import { ask } from './demo-app'
import { type EmptyConsole, openEmptyConsole } from './empty-console'

// Chromium never asks a script about this computer's own names, so the simulator goes by others.
const hosts = { signIn: 'login.simulated.test', graph: 'graph.simulated.test' }
const toThisComputer = '--host-resolver-rules=MAP *.simulated.test 127.0.0.1'

let ending: (() => Promise<unknown>)[] = []

test.afterEach(async () => {
  for (const end of ending.reverse()) await end()
  ending = []
})

async function open(...args: string[]): Promise<EmptyConsole> {
  const opened = await openEmptyConsole({
    estate: { tenants: 1, rooms: 6, hosts },
    args: [toThisComputer, ...args],
  })
  ending.push(() => opened.close())
  await opened.saveTenant()
  return opened
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

async function becomesLive(opened: EmptyConsole): Promise<void> {
  const presence = async () =>
    (await ask(opened.window, 'tenants.list', null))[0]?.workloads.find(
      ({ workload }) => workload === 'presence',
    )?.state
  await expect.poll(presence, { timeout: 60_000 }).toBe('live')
}

async function ways({ window }: EmptyConsole): Promise<Record<string, string | null>> {
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
  const opened = await open(`--proxy-pac-url=${script.url}`)
  await becomesLive(opened)
  expect(script.asked()).toBeGreaterThan(0)
  expect(proxy.hosts).toEqual([hosts.signIn])
  expect(await ways(opened)).toEqual({ [hosts.signIn]: `PROXY ${proxy.host}`, [hosts.graph]: 'DIRECT' })
  const { window } = opened
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
  const opened = await open(`--proxy-pac-url=${script.url}`)
  await becomesLive(opened)
})

test('a script that cannot be loaded means the direct way, as in a browser', async () => {
  test.slow()
  const script = await openScript(null)
  const opened = await open(`--proxy-pac-url=${script.url}`)
  await becomesLive(opened)
  expect(script.asked()).toBeGreaterThan(0)
  expect(await ways(opened)).toEqual({ [hosts.signIn]: 'DIRECT', [hosts.graph]: 'DIRECT' })
})

test('a proxy that asks by NTLM is told name and domain once, and never the password', async () => {
  test.slow()
  const proxy = await openProxy('ntlm')
  const opened = await open(`--proxy-server=${proxy.host}`)
  const dialog = opened.window.getByRole('dialog', { name: 'The proxy asks for a log-in' })
  await expect(dialog).toBeVisible({ timeout: 30_000 })
  await dialog.getByLabel('User name').fill('CONTOSO\\ada')
  await dialog.getByLabel('Password').fill('planted-proxy-Passw0rd')
  await dialog.getByRole('button', { name: 'Log in' }).click()
  await expect(dialog).toBeHidden({ timeout: 30_000 })
  await becomesLive(opened)
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
  const opened = await open(`--proxy-server=${proxy.host}`)
  await expect.poll(async () => (await opened.access())?.state, { timeout: 60_000 }).toBe('failed')
  expect((await opened.access())?.error).toMatchObject({
    code: 'network.proxyRefused',
    params: { proxy: proxy.host },
  })
  const { window } = opened
  await window.getByRole('link', { name: 'Tenants', exact: true }).click()
  await window.getByRole('button', { name: /^Show details/ }).click()
  await expect(window.getByText('get a ticket (kinit)').first()).toBeVisible()
})
