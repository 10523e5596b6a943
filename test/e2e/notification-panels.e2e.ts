import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, test } from '@playwright/test'
import { startWebhookReceiver } from '../support/webhook-receiver'
import { ask, type DemoApp, openDemo, pollNow, removeFolder } from './demo-app'
import { type PlainReceiver, startPlainReceiver } from './plain-receiver'

const themes = ['dark', 'light', 'highContrast'] as const

let demo: DemoApp
let receiver: PlainReceiver

test.beforeEach(async () => {
  receiver = await startPlainReceiver()
  demo = await openDemo(['--tenants=2', '--rooms=12'])
  await show('dark')
})

test.afterEach(async () => {
  await demo.close()
  receiver.close()
  removeFolder(demo.dataFolder)
})

test('a heartbeat is set up and tried, and says in words what is in its way', async () => {
  const { window } = demo
  const section = window
    .locator('section')
    .filter({ has: window.getByRole('heading', { name: 'Heartbeat' }) })
  const address = section.getByLabel('Address of the check')
  const trial = section.getByRole('button', { name: 'Send one now' })
  const save = async (url: string): Promise<void> => {
    await address.fill(url)
    await section.getByRole('button', { name: 'Save' }).click()
    await expect(address).toHaveValue('')
  }
  await save(receiver.url)
  await trial.click()
  await expect(section.getByText('The monitor took it. It answered: HTTP 202')).toBeVisible()
  await section.getByRole('checkbox', { name: 'Send a heartbeat' }).check()
  await section.getByRole('button', { name: 'Save' }).click()
  await expect(section.getByText('On, and the monitor answers.')).toBeVisible()

  const stranger = await startWebhookReceiver()
  await save(`${stranger.url}/ping`)
  await trial.click()
  await expect(section.getByText('certificate is not trusted here').first()).toBeVisible()
  await stranger.close()
  await save(receiver.url)
  receiver.close()
  await trial.click()
  await expect(section.getByText('the connection was refused').first()).toBeVisible()
  // Chromium itself sends nothing to the port of the discard service.
  await save('http://127.0.0.1:9/ping')
  await trial.click()
  await expect(section.getByText('blocked on this computer before it left').first()).toBeVisible()
  for (const theme of themes) {
    await show(theme)
    await expect(section.getByText('The monitor does not take it', { exact: false })).toBeVisible()
    expect(await findings()).toEqual([])
  }
})

test('a daily digest is set up with a preview, and sent', async () => {
  const { window } = demo
  await addTickets()
  await window.getByRole('button', { name: 'Add a digest' }).click()
  const dialog = window.getByRole('dialog', { name: 'Add a digest' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Morning')
  await dialog.getByRole('checkbox', { name: 'Tickets' }).check()
  await dialog.getByRole('button', { name: 'Show a preview' }).click()
  await expect(dialog.getByText('As it would read if it were sent now.')).toBeVisible()
  expect(await findings()).toEqual([])
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await expect(window.getByRole('row').filter({ hasText: 'Morning' })).toContainText('Not sent yet')

  await window.getByRole('button', { name: 'Send Morning now' }).click()
  await expect(window.getByText('Sent, marked as a test, to Tickets.', { exact: false })).toBeVisible()
  expect(receiver.posts).toMatchObject([{ body: { event: 'digest' } }])
  for (const theme of themes) {
    await show(theme)
    await expectNothingIn('Edit Morning')
    await expectNothingIn('Preview of Morning')
  }
})

test('what nobody takes on escalates by times that can be set', async () => {
  const { window } = demo
  await addTickets()
  const route = await openRoute()
  await route.getByRole('combobox', { name: 'Tell', exact: true }).selectOption('Tickets')
  await route.getByRole('spinbutton', { name: 'after minutes', exact: true }).fill('7')
  await route.getByRole('combobox', { name: 'Then tell again until' }).selectOption('Every 15 min')
  await route.getByRole('button', { name: 'Save' }).click()
  await expect(route).toBeHidden()
  await expect(window.getByRole('row').filter({ hasText: 'Everything else' })).toContainText(
    'after 7 min Tickets',
  )
  for (const theme of themes) {
    await show(theme)
    await openRoute()
    expect(await findings()).toEqual([])
    await window.keyboard.press('Escape')
  }
})

test('where another console sends, the request budget is shown doubled', async () => {
  const { window } = demo
  const route = await openRoute()
  await route.getByRole('checkbox', { name: 'Another console sends', exact: false }).check()
  await route.getByRole('button', { name: 'Save' }).click()
  await expect(route).toBeHidden()
  await expect(window.getByText('Two consoles watch the same', { exact: false })).toBeVisible()
  await pollNow(window)
  await window.getByRole('link', { name: 'Tenants', exact: true }).click()
  await window
    .getByRole('button', { name: /^Show details/ })
    .first()
    .click()
  await expect(window.getByText(/\(×2: \d+\)\. By your routes another console/)).toBeVisible()
  expect(await findings()).toEqual([])
  await window.setViewportSize({ width: 1920, height: 1080 })
  await expect(window.getByText(/^×2: \d/).first()).toBeVisible()
})

async function show(theme: (typeof themes)[number]): Promise<void> {
  await demo.window.goto(`app://roomwall/index.html?theme=${theme}#/settings/notifications`)
  await demo.window.reload()
  await expect(demo.window.locator('html')).toHaveAttribute('data-theme', theme)
  await expect(demo.window.getByRole('heading', { name: 'Heartbeat' })).toBeVisible()
}

/** A channel of the test's own. */
async function addTickets(): Promise<void> {
  const settings = { kind: 'webhook', deduplicates: false } as const
  const draft = { name: 'Tickets', isOn: true, settings, secrets: { url: receiver.url } }
  await ask(demo.window, 'notifications.saveChannel', { channelId: null, draft })
  await expect(demo.window.getByRole('button', { name: 'Test Tickets' })).toBeVisible()
}

async function openRoute(): Promise<Locator> {
  await demo.window.getByRole('button', { name: 'Edit Everything else' }).click()
  const dialog = demo.window.getByRole('dialog', { name: 'Edit the route' })
  await expect(dialog).toBeVisible()
  return dialog
}

async function expectNothingIn(dialog: string): Promise<void> {
  await demo.window.getByRole('button', { name: dialog }).click()
  await expect(demo.window.getByRole('dialog', { name: dialog })).toBeVisible()
  expect(await findings()).toEqual([])
  await demo.window.keyboard.press('Escape')
}

async function findings() {
  // Legacy mode: axe would open a page of its own otherwise, which this app refuses.
  const { violations } = await new AxeBuilder({ page: demo.window }).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html).slice(0, 3) }))
}
