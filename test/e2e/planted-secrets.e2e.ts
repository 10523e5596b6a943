import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { createKeytarKeychain } from '../../src/main/keychain/keytar-keychain'
import { type SimulatedTenant, type Simulator, startSimulator } from '../../src/simulator/simulator'
import { basicLogin, type CompanyProxy, startCompanyProxy } from '../support/company-proxy'
import { type IpcWitness, witnessIpc } from '../support/ipc-witness'
import { type LaunchedApp, launchApp } from '../support/launch-electron'
import { filesOf, findSecrets, type Haystack } from '../support/planted-secrets'
import { ask, makeFolder, pollNow, removeFolder } from './demo-app'
import { addWithCertificate, fillPlace } from './new-user'

// The app as it is used: Electron, the system's keychain, Chromium's own profile, a proxy that asks who one is.

// Each with signs that JSON, URLs and base64 write otherwise.
const plant = (name: string) => `planted-${name}/"Q~+&%${randomUUID().slice(0, 8)}`
const planted = {
  refused: plant('refused'),
  hook: plant('hook'),
  signingKey: plant('signing'),
  wrongProxyPassword: plant('wrong-proxy'),
  proxyPassword: plant('proxy'),
}
/** Put where only a search of Chromium's profile finds it. */
const marker = `marker ${randomUUID()} € `

let simulator: Simulator
let proxy: CompanyProxy
let receiver: { url: string; heard: string[]; close(): void }
let folder: string
let dataFolder: string
let launched: LaunchedApp
let ipc: IpcWitness
let said: string

test.beforeEach(async () => {
  simulator = await startSimulator({ tenants: 2, rooms: 6 })
  proxy = await startCompanyProxy({ basic: { userName: 'ada', password: planted.proxyPassword } })
  receiver = await startRepeatingReceiver()
  folder = makeFolder()
  dataFolder = path.join(folder, 'data')
  mkdirSync(path.join(folder, 'written'))
  launched = await launchApp({
    userDataDir: dataFolder,
    // Chromium goes round a proxy for this computer itself unless told not to.
    args: [`--proxy-server=${proxy.host}`, '--proxy-bypass-list=<-loopback>;127.0.0.1'],
  })
  said = ''
  for (const stream of [launched.app.process().stdout, launched.app.process().stderr]) {
    stream?.on('data', (words) => {
      said += String(words)
    })
  }
  ipc = await witnessIpc(launched.app)
})

test.afterEach(async () => {
  await launched.app.close()
  receiver.close()
  await proxy.close()
  await simulator.stop()
  removeFolder(folder)
})

test('no secret reaches a file, Chromium’s profile, an export, the window or the terminal', async () => {
  test.setTimeout(240_000)
  const { window } = launched
  const [first, second] = simulator.tenants
  if (first === undefined || second === undefined) throw new Error('The estate is too small')
  await addWithSecret(window, first)
  await window.getByRole('link', { name: 'Tenants', exact: true }).click()
  await addWithCertificate(window, simulator, second)
  const keyLine = await privateKeyLine(window)
  await addBrokenChannel(window)

  // What was right goes wrong: the secret is another one now, and consent is gone.
  simulator.control.rotateSecret({ tenant: first.domain })
  simulator.control.setConsent({ tenant: second.domain, roles: [] })
  await expect
    .poll(
      async () => {
        await pollNow(window)
        return (await ask(window, 'tenants.list', null)).map(({ access }) => access.error?.code)
      },
      { timeout: 60_000, intervals: [1_000] },
    )
    .toContain('signIn.wrongSecret')
  await lookAtEverything(window)
  await writeEverything(window)
  await window.evaluate((text) => {
    localStorage.setItem('marker', text)
    sessionStorage.setItem('marker', text)
  }, marker)

  const secrets = {
    ...planted,
    clientSecret: first.clientSecret,
    keyLine,
    token: 'eyJ',
    pem: 'PRIVATE KEY',
  }
  // While it runs, the write-ahead log is part of it; once it has ended, what Chromium held back.
  const running = [...(await filesOf(folder)), ...(await ipc.heard())]
  await launched.app.close()
  const ended = [...(await filesOf(folder)), { where: 'terminal', content: said }]
  expect(findSecrets(secrets, [...running, ...ended])).toEqual([])

  // The search reaches what is there, in each kind of place.
  for (const place of [
    '.db',
    'backup.zip/roomwall.db',
    'support.zip/',
    'tenants.json',
    'answer ',
    'event ',
  ]) {
    expect([place, placesOf(first.displayName, running).some((where) => where.includes(place))]).toEqual([
      place,
      true,
    ])
  }
  const markers = findSecrets({ marker }, ended)
  expect(markers.filter((where) => where.includes('Local Storage'))).not.toEqual([])
  expect(markers.filter((where) => where.includes('Session Storage'))).not.toEqual([])
  // And the planted ones were really used.
  expect(
    findSecrets({ hook: planted.hook }, [{ where: 'post', content: receiver.heard.join() }]),
  ).not.toEqual([])
  expect(proxy.heard).toContain(basicLogin({ userName: 'ada', password: planted.proxyPassword }))
})

async function addWithSecret(window: Page, tenant: SimulatedTenant): Promise<void> {
  await window.getByRole('button', { name: 'Add a tenant' }).click()
  await fillPlace(window, simulator, tenant.domain)
  await window.getByRole('button', { name: 'Next' }).click()
  const dialog = window.getByRole('dialog', { name: 'The proxy asks for a log-in' })
  const logIn = async (password: string) => {
    await dialog.getByLabel('User name').fill('ada')
    await dialog.getByLabel('Password').fill(password)
    await dialog.getByRole('button', { name: 'Log in' }).click()
  }
  await logIn(planted.wrongProxyPassword)
  await expect(dialog.getByRole('alert')).toContainText('refused')
  await logIn(planted.proxyPassword)
  // The wizard goes on by itself: nobody has to press Next for the same thing twice.
  const next = window.getByRole('button', { name: 'Next' })
  const clientId = window.getByLabel('Application (client) id')
  await expect(clientId).toBeVisible()
  await clientId.fill(tenant.clientId)
  await next.click()
  await window.getByRole('radio', { name: 'Client secret' }).check()
  await window.getByLabel('Client secret (value)').fill(planted.refused)
  await next.click()
  await expect(window.getByText('Microsoft Entra refused the client secret.')).toBeVisible()
  await window.getByRole('button', { name: 'Back' }).click()
  await window.getByLabel('Client secret (value)').fill(tenant.clientSecret)
  await window.getByRole('button', { name: 'Show the secret' }).click()
  await next.click()
  await expect(window.getByText('Everything works.')).toBeVisible({ timeout: 30_000 })
  await next.click()
  await window.getByLabel('Name').fill(tenant.displayName)
  await window.getByRole('button', { name: 'Add tenant' }).click()
  await expect(window.getByRole('heading', { name: `${tenant.displayName} was added` })).toBeVisible()
}

/** A line of the key that was made in the app, from the keychain it rests in. */
async function privateKeyLine(window: Page): Promise<string> {
  const keychain = createKeytarKeychain({
    profile: path.basename(dataFolder),
    envelopeFolder: path.join(dataFolder, 'credentials'),
  })
  for (const { tenant } of await ask(window, 'tenants.list', null)) {
    const kept = await keychain.read(tenant.tenantKey)
    if (!kept.ok || kept.value?.kind !== 'certificate') continue
    const [, line = ''] = kept.value.privateKeyPem.split('\n')
    if (line.length > 40) return line
  }
  throw new Error('The keychain holds no certificate')
}

/** A ticket system with a secret address, that repeats what it refuses. */
async function addBrokenChannel(window: Page): Promise<void> {
  await goTo(window, 'settings/notifications')
  await window.getByRole('button', { name: 'Add a channel' }).click()
  const dialog = window.getByRole('dialog', { name: 'Add a channel' })
  await dialog.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Generic webhook' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Tickets')
  await dialog.getByLabel('Webhook address').fill(receiver.url)
  await dialog.getByLabel('Signing key').fill(planted.signingKey)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await window.getByRole('button', { name: 'Test Tickets' }).click()
  await expect.poll(() => receiver.heard.length).toBeGreaterThan(0)
  await expect(window.getByText('HTTP 400').first()).toBeVisible()
}

async function lookAtEverything(window: Page): Promise<void> {
  const screens = [
    'wall',
    'incidents',
    'activity',
    'settings',
    'settings/network',
    'settings/backup',
    'tenants',
  ]
  for (const screen of screens) {
    await goTo(window, screen)
    await expect(window.getByRole('heading').first()).toBeVisible()
  }
  for (const { tenant } of await ask(window, 'tenants.list', null)) {
    const { tenantKey } = tenant
    await ask(window, 'tenants.readDefinition', { tenantKey })
    await ask(window, 'tenants.checkPermissions', { tenantKey })
    await window.getByRole('button', { name: `Show details of ${tenant.displayName}` }).click()
    await expect(window.getByRole('button', { name: 'New credential' })).toBeVisible()
    await window.keyboard.press('Escape')
  }
}

async function writeEverything(window: Page): Promise<void> {
  await choosing('tenants.json')
  await window.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(window.getByText(/tenants written to/)).toBeVisible()
  await goTo(window, 'settings/network')
  await window.getByRole('radio', { name: 'Requests' }).check()
  await choosing('requests.csv')
  await window.getByRole('button', { name: 'Export CSV' }).click()
  await expect(window.getByText(/written to .*requests\.csv/)).toBeVisible()
  await goTo(window, 'settings/backup')
  await choosing('backup.zip')
  await window.getByRole('button', { name: 'Back up to a file' }).click()
  await expect(window.getByText(/Backed up to/)).toBeVisible()
  await window.getByRole('button', { name: 'Show what is in it' }).click()
  await expect(window.getByRole('textbox', { name: 'about.json' })).toHaveValue(/"electron"/)
  await choosing('support.zip')
  await window.getByRole('button', { name: 'Save the bundle' }).click()
  await expect(window.getByText(/Written to .*support\.zip/)).toBeVisible()
}

/** Answers the next questions where to write to. */
async function choosing(file: string): Promise<void> {
  await launched.app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    },
    path.join(folder, 'written', file),
  )
}

async function goTo(window: Page, screen: string): Promise<void> {
  await window.evaluate((address) => {
    location.hash = `#/${address}`
  }, screen)
}

function placesOf(text: string, haystacks: readonly Haystack[]): string[] {
  return haystacks.filter(({ content }) => content.includes(text)).map(({ where }) => where)
}

/** Plain HTTP: the app's own session takes no certificate of a test. */
async function startRepeatingReceiver() {
  const heard: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const words = `${request.url} ${JSON.stringify(request.headers)} ${Buffer.concat(chunks).toString()}`
      heard.push(words)
      response.writeHead(400, { 'content-type': 'text/plain' }).end(`What is ${words}?`)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/hook/${encodeURIComponent(planted.hook)}`
  return { url, heard, close: () => server.close() }
}
