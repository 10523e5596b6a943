import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { type CompanyProxy, startCompanyProxy } from '../support/company-proxy'
import { ask } from './demo-app'
import { type EmptyConsole, openEmptyConsole } from './empty-console'
import { startPlainReceiver } from './plain-receiver'

const ada = { userName: 'ada', password: 'planted-proxy-Passw0rd' }

let proxy: CompanyProxy
let opened: EmptyConsole

// Chromium goes round a proxy for this computer itself unless told not to.
const byProxy = () => ({ args: [`--proxy-server=${proxy.host}`, '--proxy-bypass-list=<-loopback>'] })

test.beforeEach(async () => {
  proxy = await startCompanyProxy({ basic: ada })
  opened = await openEmptyConsole(byProxy())
})

test.afterEach(async () => {
  await opened.close()
  await proxy.close()
})

test('a proxy that asks is logged in to: asked for, asked again when wrong, kept, and never told to a server', async () => {
  test.slow()
  const { window } = opened
  await opened.saveTenant()
  const dialog = window.getByRole('dialog', { name: 'The proxy asks for a log-in' })
  await expect(dialog).toBeVisible({ timeout: 30_000 })
  await expect(dialog.getByText(`Proxy ${proxy.host} says: “Contoso proxy”`)).toBeVisible()
  expect((await new AxeBuilder({ page: window }).setLegacyMode().analyze()).violations).toEqual([])

  await dialog.getByRole('button', { name: 'Not now' }).click()
  await expect(dialog).toBeHidden()
  expect((await opened.access())?.error).toMatchObject({
    code: 'network.proxyAuthRequired',
    params: { proxy: proxy.host },
  })
  await window.getByRole('button', { name: 'Log in to the proxy' }).click()

  await dialog.getByLabel('User name').fill(ada.userName)
  await dialog.getByLabel('Password').fill('wrong')
  await dialog.getByRole('button', { name: 'Log in' }).click()
  await expect(dialog.getByRole('alert')).toContainText('refused', { timeout: 30_000 })
  expect(proxy.hosts).toEqual([])
  await dialog.getByLabel('User name').fill(ada.userName)
  await dialog.getByLabel('Password').fill(ada.password)
  await dialog.getByRole('button', { name: 'Log in' }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(async () => (await opened.access())?.state, { timeout: 60_000 }).toBe('signedIn')
  expect(proxy.hosts).toEqual(['localhost'])

  const hosts = await ask(window, 'network.listHosts', null)
  expect(hosts.map((host) => host.proxy)).toEqual(hosts.map(() => `PROXY ${proxy.host}`))

  const filter = { tenantKey: null, host: null, outcome: null, text: 'proxyLogIn' }
  const { entries } = await ask(window, 'network.listRequests', { filter, limit: 10 })
  expect(entries[0]).toMatchObject({ method: 'HEAD', isExpected: true, purpose: 'proxyLogIn' })

  // The next start finds it in the keychain, and asks nobody.
  await opened.restart(byProxy())
  await expect.poll(async () => (await opened.access())?.state, { timeout: 60_000 }).toBe('signedIn')
  await expect(opened.window.getByRole('dialog')).toHaveCount(0)

  await opened.app.close()
  const files = readdirSync(opened.folder, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  )
  const found = files.filter((file) =>
    readFileSync(path.join(file.parentPath, file.name), 'latin1').includes(ada.password),
  )
  expect(found.map(({ name }) => name)).toEqual([])
})

test('a webhook logs in at the proxy, too: its test names the proxy, and arrives after the dialog', async () => {
  test.slow()
  const receiver = await startPlainReceiver()
  const { window } = opened
  const draft = { isOn: true, name: 'Tickets', settings: { kind: 'webhook', deduplicates: true } } as const
  const { channelId } = await ask(window, 'notifications.saveChannel', {
    channelId: null,
    draft: { ...draft, secrets: { url: receiver.url } },
  })
  const tried = await ask(window, 'notifications.testChannel', { channelId })
  expect(tried.error).toMatchObject({
    code: 'delivery.unreachable',
    params: { reason: 'network.proxyAuthRequired', proxy: proxy.host },
  })
  expect(receiver.posts).toEqual([])

  const dialog = window.getByRole('dialog', { name: 'The proxy asks for a log-in' })
  await dialog.getByLabel('User name').fill(ada.userName)
  await dialog.getByLabel('Password').fill(ada.password)
  await dialog.getByRole('button', { name: 'Log in' }).click()
  await expect(dialog).toBeHidden()
  expect(await ask(window, 'notifications.testChannel', { channelId })).toMatchObject({ error: null })
  // The log-in's own request comes first and carries nothing.
  expect(receiver.posts).toMatchObject([{ body: null }, { body: { event: 'test' } }])
  expect(proxy.heard).not.toEqual([])

  const filter = { tenantKey: null, host: null, outcome: null, text: 'proxyLogIn' }
  const { entries } = await ask(window, 'network.listRequests', { filter, limit: 10 })
  expect(entries[0]).toMatchObject({ method: 'HEAD', channel: 'All channels', isExpected: true, path: '/' })
  receiver.close()
})

test('a proxy that takes the log-in and then says nothing holds up no message for good', async () => {
  test.slow()
  const silent = await startCompanyProxy({ basic: ada, swallows: true })
  const receiver = await startPlainReceiver()
  await opened.restart({ args: [`--proxy-server=${silent.host}`, '--proxy-bypass-list=<-loopback>'] })
  const { window } = opened
  await ask(window, 'app.answerProxyLogin', { proxy: silent.host, realm: 'Contoso proxy', ...ada })
  // Not by a tunnel, of which Chromium itself gives up waiting.
  const draft = { isOn: true, name: 'Tickets', settings: { kind: 'webhook', deduplicates: true } } as const
  const { channelId } = await ask(window, 'notifications.saveChannel', {
    channelId: null,
    draft: { ...draft, secrets: { url: receiver.url } },
  })
  const tried = await ask(window, 'notifications.testChannel', { channelId })
  // It never arrived: a message like that is sent again.
  expect(tried.error).toMatchObject({ code: 'delivery.unreachable' })
  expect(silent.heard.length).toBeGreaterThan(0)
  expect(receiver.posts).toEqual([])
  receiver.close()
  await silent.close()
})

test('a root certificate that this computer does not trust has its own words', async () => {
  test.slow()
  await opened.restart()
  await opened.saveTenant(0, { caPem: null })
  await expect
    .poll(async () => (await opened.access())?.error?.code, { timeout: 30_000 })
    .toBe('graph.certificateRejected')
  const { window } = opened
  await window.getByRole('link', { name: 'Tenants', exact: true }).click()
  await window.getByRole('button', { name: /^Show details/ }).click()
  await expect(window.getByText('The server’s certificate is not trusted.').first()).toBeVisible()
  await expect(window.getByText('install its root certificate on this computer').first()).toBeVisible()
})
