import { readFileSync } from 'node:fs'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { createNetworkWitness, type NetworkWitness } from '../support/network-witness'
import { ask, makeFolder, pollNow } from './demo-app'
import { type EmptyConsole, openEmptyConsole } from './empty-console'

let witness: NetworkWitness
let opened: EmptyConsole

test.beforeEach(async () => {
  const folder = makeFolder()
  witness = createNetworkWitness(folder)
  opened = await openEmptyConsole({ estate: { tenants: 2, rooms: 10 }, folder, args: witness.args })
  await witness.attach(opened.app)
})

test.afterEach(() => opened.close())

async function addTenants(): Promise<void> {
  for (const position of [0, 1]) await opened.saveTenant(position)
  await expect
    .poll(
      async () => (await ask(opened.window, 'tenants.list', null)).map(({ roomCount }) => roomCount > 0),
      {
        timeout: 60_000,
      },
    )
    .toEqual([true, true])
}

test('no process of the app reaches any host but those of its tenants', async () => {
  test.slow()
  const { window } = opened
  await addTenants()
  for (const screen of [
    'wall',
    'incidents',
    'tenants',
    'tenants/add',
    'activity',
    'settings',
    'settings/network',
  ]) {
    await window.evaluate((route) => {
      location.hash = `#/${route}`
    }, screen)
    await expect(window.getByRole('main')).toBeVisible()
  }
  // What a spell checker would want to look up.
  await window.keyboard.press('Control+k')
  await window.keyboard.type('mispeled wrods hier')
  await window.keyboard.press('Escape')
  await window.reload()
  await pollNow(window)
  const own = [opened.simulator.authorityUrl, opened.simulator.graphUrl].map((url) => new URL(url).host)
  const listed = await ask(window, 'network.listHosts', null)
  expect(new Set(listed.map(({ host }) => host))).toEqual(new Set(own))
  await opened.app.close()
  const ports = new Set(own.map((host) => new URL(`https://${host}`).port))
  const allowed = new Set([
    'localhost',
    ...own,
    ...[...ports].flatMap((port) => [`127.0.0.1:${port}`, `[::1]:${port}`]),
  ])
  const seen = witness.hosts()
  expect(seen.filter((host) => own.includes(host))).not.toEqual([])
  expect(seen.filter((host) => !allowed.has(host))).toEqual([])
})

test('a stray request would be seen, whichever way it took', async () => {
  await opened.app.evaluate(async ({ net, session }) => {
    const ignore = () => {}
    await session.fromPartition('stray').fetch('https://partition.invalid/').catch(ignore)
    await net.fetch('https://default-session.invalid/', { bypassCustomProtocolHandlers: true }).catch(ignore)
    await fetch('http://127.0.0.1:47123/').catch(ignore)
  })
  await opened.app.close()
  const seen = witness.hosts()
  expect(seen).toContain('partition.invalid')
  expect(seen).toContain('127.0.0.1:47123')
})

test('the screen lists hosts and requests, filters them, stands still, and takes them away', async () => {
  test.slow()
  const { window, app } = opened
  await addTenants()
  await window.getByRole('link', { name: 'Settings' }).click()
  await window.getByRole('link', { name: 'Show every host and request' }).click()
  const host = new URL(opened.simulator.graphUrl).host
  const hosts = window.getByRole('table', { name: 'Hosts contacted' })
  await expect(hosts.getByRole('rowheader', { name: host }).first()).toBeVisible()
  await expect(hosts.getByText('Direct').first()).toBeVisible()
  await expect(hosts.getByText('Not expected')).toHaveCount(0)
  await hosts
    .getByRole('button', { name: `Show requests to ${host}` })
    .first()
    .click()

  const table = window.getByRole('table', { name: 'Requests' })
  await expect(table.getByRole('row').nth(1)).toBeVisible()
  await window.getByRole('searchbox', { name: 'Filter requests' }).fill('getPresences')
  await expect(table.getByText('/v1.0/communications/getPresencesByUserId').first()).toBeVisible()
  await expect(table.getByText('oauth2')).toHaveCount(0)
  await window.getByRole('radio', { name: 'Held back' }).check()
  await expect(window.getByText('No request fits the filters')).toBeVisible()
  await window.getByRole('button', { name: 'Clear filters' }).click()
  await window.getByRole('button', { name: 'Pause' }).click()
  await expect(window.getByRole('button', { name: 'Resume' })).toBeVisible()

  const file = path.join(opened.folder, 'requests.csv')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  await window.getByRole('button', { name: 'Export CSV' }).click()
  await expect(window.getByText(`written to ${file}`)).toBeVisible()
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(host)
  for (const tenant of opened.simulator.tenants) {
    expect(text).not.toContain(tenant.clientSecret)
    expect(text).not.toContain(tenant.tenantId)
  }
})

for (const theme of ['dark', 'light', 'highContrast'] as const) {
  test(`axe finds nothing on the network screen, ${theme}`, async () => {
    test.slow()
    const { window } = opened
    await addTenants()
    await window.goto(`app://roomwall/index.html?theme=${theme}#/settings/network`)
    await window.reload()
    await expect(window.getByRole('table', { name: 'Hosts contacted' })).toBeVisible()
    expect(await findings()).toEqual([])
    await window.getByRole('radio', { name: 'Requests' }).check()
    await expect(window.getByRole('table', { name: 'Requests' }).getByRole('row').nth(3)).toBeVisible()
    expect(await findings()).toEqual([])
  })
}

async function findings() {
  // Legacy mode: axe would open a page of its own otherwise, which this app refuses.
  const { violations } = await new AxeBuilder({ page: opened.window }).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html).slice(0, 3) }))
}
