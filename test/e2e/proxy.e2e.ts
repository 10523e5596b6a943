import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { type Simulator, startSimulator } from '../../src/simulator/simulator'
import { type AskingProxy, startAskingProxy } from '../support/asking-proxy'
import { type LaunchedApp, launchApp } from '../support/launch-electron'
import { ask, makeFolder, removeFolder } from './demo-app'

const ada = { userName: 'ada', password: 'planted-proxy-Passw0rd' }

let simulator: Simulator
let proxy: AskingProxy
let folder: string
let launched: LaunchedApp

test.beforeEach(async () => {
  simulator = await startSimulator({ tenants: 1, rooms: 6 })
  proxy = await startAskingProxy(ada)
  folder = makeFolder()
  launched = await launch()
})

test.afterEach(async () => {
  await launched.app.close()
  await proxy.close()
  await simulator.stop()
  removeFolder(folder)
})

function launch(): Promise<LaunchedApp> {
  return launchApp({
    userDataDir: folder,
    // Chromium goes round a proxy for this computer itself unless told not to.
    args: [`--proxy-server=${proxy.host}`, '--proxy-bypass-list=<-loopback>'],
  })
}

async function addTenant(custom: { caPem: string | null }): Promise<void> {
  const [tenant] = simulator.tenants
  if (tenant === undefined) throw new Error('The estate has no tenant')
  const { authorityUrl, graphUrl } = simulator
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
      custom: { authorityUrl, graphUrl, ...custom },
      profile: 'default',
      owner: null,
    },
    credential: { kind: 'secret', secret: tenant.clientSecret, expiresAt: null },
    anyway: true,
  })
}

const access = async () => (await ask(launched.window, 'tenants.list', null))[0]?.access

test('a proxy that asks is logged in to: asked for, asked again when wrong, kept, and never told to a server', async () => {
  test.slow()
  const { window } = launched
  await addTenant({ caPem: simulator.caPem })
  const dialog = window.getByRole('dialog', { name: 'The proxy asks for a log-in' })
  await expect(dialog).toBeVisible({ timeout: 30_000 })
  await expect(dialog.getByText(`Proxy ${proxy.host} says: “Contoso proxy”`)).toBeVisible()
  expect((await new AxeBuilder({ page: window }).setLegacyMode().analyze()).violations).toEqual([])

  await dialog.getByRole('button', { name: 'Not now' }).click()
  await expect(dialog).toBeHidden()
  expect((await access())?.error).toMatchObject({
    code: 'network.proxyAuthRequired',
    params: { proxy: proxy.host },
  })
  await window.getByRole('button', { name: 'Log in to the proxy' }).click()

  await dialog.getByLabel('User name').fill(ada.userName)
  await dialog.getByLabel('Password').fill('wrong')
  await dialog.getByRole('button', { name: 'Log in' }).click()
  await expect(dialog.getByRole('alert')).toContainText('refused', { timeout: 30_000 })
  expect(proxy.passed()).toBe(0)
  await dialog.getByLabel('User name').fill(ada.userName)
  await dialog.getByLabel('Password').fill(ada.password)
  await dialog.getByRole('button', { name: 'Log in' }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(async () => (await access())?.state, { timeout: 60_000 }).toBe('signedIn')
  expect(proxy.passed()).toBeGreaterThan(0)

  const hosts = await ask(window, 'network.listHosts', null)
  expect(hosts.map((host) => host.proxy)).toEqual(hosts.map(() => `PROXY ${proxy.host}`))

  const filter = { tenantKey: null, host: null, outcome: null, text: 'proxyLogIn' }
  const { entries } = await ask(window, 'network.listRequests', { filter, limit: 10 })
  expect(entries[0]).toMatchObject({ method: 'HEAD', isExpected: true, purpose: 'proxyLogIn' })

  // The next start finds it in the keychain, and asks nobody.
  await launched.app.close()
  launched = await launch()
  await expect.poll(async () => (await access())?.state, { timeout: 60_000 }).toBe('signedIn')
  await expect(launched.window.getByRole('dialog')).toHaveCount(0)

  await launched.app.close()
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const found = files.filter((file) =>
    readFileSync(path.join(file.parentPath, file.name), 'latin1').includes(ada.password),
  )
  expect(found.map(({ name }) => name)).toEqual([])
})

test('a root certificate that this computer does not trust has its own words', async () => {
  test.slow()
  await launched.app.close()
  launched = await launchApp({ userDataDir: folder })
  await addTenant({ caPem: null })
  await expect
    .poll(async () => (await access())?.error?.code, { timeout: 30_000 })
    .toBe('graph.certificateRejected')
  const { window } = launched
  await window.getByRole('link', { name: 'Tenants', exact: true }).click()
  await window.getByRole('button', { name: /^Show details/ }).click()
  await expect(window.getByText('The server’s certificate is not trusted.').first()).toBeVisible()
  await expect(window.getByText('install its root certificate on this computer').first()).toBeVisible()
})
