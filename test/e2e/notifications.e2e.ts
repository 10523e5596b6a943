import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { ask, type DemoApp, findHealthyRoom, openDemo, pollNow, removeFolder } from './demo-app'
import { type PlainReceiver, startPlainReceiver } from './plain-receiver'

let demo: DemoApp
let receiver: PlainReceiver

test.beforeEach(async () => {
  receiver = await startPlainReceiver()
  demo = await openDemo()
})

test.afterEach(async () => {
  await demo.close()
  receiver.close()
  removeFolder(demo.dataFolder)
})

test('a webhook is added by keyboard and tried: the receiver got a marked test, the window shows its answer', async () => {
  const { window } = demo
  await window.getByRole('link', { name: 'Settings' }).click()
  await window.getByRole('link', { name: /^Channels, routes/ }).focus()
  await window.keyboard.press('Enter')
  await window.getByRole('button', { name: 'Add a channel' }).focus()
  await window.keyboard.press('Enter')
  const dialog = window.getByRole('dialog', { name: 'Add a channel' })
  await dialog.getByRole('combobox', { name: 'Kind' }).focus()
  await window.keyboard.type('Gen')
  await dialog.getByRole('textbox', { name: 'Name' }).focus()
  await window.keyboard.type('Tickets')
  expect(await findings()).toEqual([])
  await dialog.getByLabel('Webhook address').focus()
  await window.keyboard.type(receiver.url)
  await window.keyboard.press('Enter')
  await expect(dialog).toBeHidden()

  const row = window.getByRole('row').filter({ hasText: 'Tickets' }).first()
  await expect(row).toContainText('127.0.0.1')
  await expect(window.getByText('s3cret')).toHaveCount(0)
  await window.getByRole('button', { name: 'Test Tickets' }).focus()
  await window.keyboard.press('Enter')
  await expect(window.getByText('Tickets took the test message.')).toContainText('HTTP 202')
  expect(receiver.posts).toMatchObject([{ body: { version: 1, event: 'test', incidents: [] } }])
  expect(receiver.posts[0]?.headers['idempotency-key']).toEqual(expect.stringMatching(/^test-/))

  for (const theme of ['light', 'dark']) {
    await window.evaluate((chosen) => {
      location.replace(`app://roomwall/index.html?theme=${chosen}#/settings/notifications`)
    }, theme)
    await expect(window.locator('html')).toHaveAttribute('data-theme', theme)
    await expect(window.getByRole('button', { name: 'Test Tickets' })).toBeVisible()
    expect(await findings()).toEqual([])
  }

  await window.getByRole('button', { name: 'Add a route' }).click()
  const route = window.getByRole('dialog', { name: 'Add a route' })
  await route.getByRole('textbox', { name: 'Name' }).fill('Office hours')
  await route.getByRole('combobox', { name: 'Hours' }).selectOption('Only within these hours')
  await route.getByRole('checkbox', { name: 'Tickets' }).check()
  expect(await findings()).toEqual([])
  await route.getByRole('button', { name: 'Save' }).click()
  await expect(route).toBeHidden()
  await expect(window.getByRole('row').filter({ hasText: 'Office hours' })).toContainText(
    'Mon-Fri 08:00-18:00',
  )

  await window.getByRole('button', { name: 'Edit Office hours' }).click()
  await window.getByRole('button', { name: 'Remove the route' }).click()
  const removal = window.getByRole('dialog', { name: 'Remove Office hours?' })
  await expect(removal).toContainText('It tells Desktop notification, Sound, Tickets.')
  expect(await findings()).toEqual([])
  await removal.getByRole('button', { name: 'Cancel' }).click()
  await expect(window.getByRole('row').filter({ hasText: 'Office hours' })).toBeVisible()
  await window.getByRole('button', { name: 'Edit Office hours' }).click()
  await window.getByRole('button', { name: 'Remove the route' }).click()
  await removal.getByRole('button', { name: 'Remove the route' }).click()
  await expect(window.getByRole('row').filter({ hasText: 'Office hours' })).toHaveCount(0)

  const remove = window.getByRole('button', { name: 'Remove Tickets' })
  const question = window.getByRole('dialog', { name: 'Remove Tickets?' })
  await remove.focus()
  await window.keyboard.press('Enter')
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await window.keyboard.press('Enter')
  await expect(question).toHaveCount(0)
  await expect(remove).toBeFocused()
  await window.keyboard.press('Enter')
  await question.getByRole('button', { name: 'Remove' }).focus()
  expect(await findings()).toEqual([])
  await window.keyboard.press('Enter')
  await expect(remove).toHaveCount(0)
})

test('what nobody took is let go together only after a question that counts it', async () => {
  test.slow()
  const { window } = demo
  const refusing = await startPlainReceiver(404)
  const settings = { kind: 'webhook', deduplicates: true } as const
  const draft = { isOn: true, name: 'Gone', settings, secrets: { url: refusing.url } }
  const { channelId } = await ask(window, 'notifications.saveChannel', { channelId: null, draft })
  const { routes } = await ask(window, 'notifications.read', null)
  await ask(window, 'notifications.saveRoutes', {
    routes: routes.map((route) => ({ ...route, channels: [channelId] })),
  })
  const { tenantId, room } = await findHealthyRoom(window)
  await demo.control('setRoom', { tenant: tenantId, room: room.name, state: 'offline' })
  const letters = async () => (await ask(window, 'notifications.read', null)).deadLetters.length
  const told = async (wanted: number) =>
    expect
      .poll(
        async () => {
          await pollNow(window)
          return letters()
        },
        { timeout: 90_000 },
      )
      .toBe(wanted)
  await told(1)
  const { incidents } = await ask(window, 'incidents.list', null)
  const incidentIds = incidents.filter(({ roomId }) => roomId === room.roomId).map((one) => one.incidentId)
  await ask(window, 'incidents.acknowledge', { incidentIds, reason: 'on my way' })
  await told(2)

  await window.getByRole('link', { name: 'Settings' }).click()
  await window.getByRole('link', { name: /^Channels, routes/ }).click()
  await window.getByRole('button', { name: 'Let all go' }).click()
  const question = window.getByRole('dialog', { name: 'Let 2 messages go?' })
  await expect(question).toContainText('2 were never delivered')
  expect(await findings()).toEqual([])
  await question.getByRole('button', { name: 'Cancel' }).click()
  expect(await letters()).toBe(2)
  await window.getByRole('button', { name: 'Let all go' }).click()
  await question.getByRole('button', { name: 'Let all go' }).click()
  await expect(question).toHaveCount(0)
  expect(await letters()).toBe(0)
  refusing.close()
})

test('the sound is muted for a while, with a badge that says so', async () => {
  const { window } = demo
  await window.getByRole('button', { name: 'Mute the sound' }).click()
  await window.getByRole('button', { name: 'Mute for 60 min' }).click()
  const badge = window.getByRole('button', { name: /^Muted, (60|59) min left|^Muted, 1 h left/ })
  await expect(badge).toBeVisible()
  expect(await findings()).toEqual([])
  await window.getByRole('button', { name: 'Unmute' }).click()
  await expect(window.getByRole('button', { name: 'Mute the sound' })).toBeVisible()
})

async function findings() {
  // Legacy mode: axe would open a page of its own otherwise, which this app refuses.
  const { violations } = await new AxeBuilder({ page: demo.window }).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html).slice(0, 3) }))
}
