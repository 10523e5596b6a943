import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { ask, type DemoApp, findHealthyRoom, openDemo, pollNow, removeFolder } from './demo-app'

let demo: DemoApp

test.beforeEach(async () => {
  demo = await openDemo()
})

test.afterEach(async () => {
  await demo.close()
  removeFolder(demo.dataFolder)
})

test('a room goes offline: its incident appears, is acknowledged by keyboard, and resolves', async () => {
  test.slow()
  const { tenantId, room } = await findHealthyRoom(demo.window)
  await demo.window.getByRole('link', { name: 'Incidents' }).click()
  await expect(demo.window.getByRole('heading', { name: 'Incidents' })).toBeVisible()
  await demo.window.getByRole('radio', { name: 'Unhandled' }).check()
  await expect(demo.window.getByText('Nothing waits for somebody')).toBeVisible()
  await demo.window.getByRole('radio', { name: 'Unresolved' }).check()

  await demo.control('setRoom', { tenant: tenantId, room: room.name, state: 'offline' })
  const title = demo.window.getByRole('button', { name: `${room.name} is offline` })
  await asking(() => title.isVisible())
  await expect(demo.window.getByRole('link', { name: '1 unacknowledged incident' })).toBeVisible()

  await title.focus()
  await demo.window.keyboard.press('Enter')
  const drawer = demo.window.getByRole('complementary', { name: `${room.name} is offline` })
  await expect(drawer.getByText('First seen bad')).toBeVisible()
  await expect(drawer.getByText('Opened')).toBeVisible()
  expect(await findings()).toEqual([])
  await demo.window.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(title).toBeFocused()

  await demo.window.keyboard.press('a')
  const dialog = demo.window.getByRole('dialog', { name: 'Acknowledge this incident' })
  await expect(dialog.getByRole('button', { name: 'Acknowledge' })).toBeDisabled()
  expect(await findings()).toEqual([])
  await demo.window.keyboard.type('on my way')
  await demo.window.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  const row = demo.window.getByRole('row').filter({ has: title })
  await expect(row.getByText('Acknowledged')).toBeVisible()
  await expect(demo.window.getByRole('link', { name: /unacknowledged/ })).toBeHidden()

  await demo.control('setRoom', { tenant: tenantId, room: room.name, state: 'online' })
  await asking(async () => !(await title.isVisible()))
  const { incidents } = await ask(demo.window, 'incidents.list', null)
  const [incident] = incidents.filter(({ roomId }) => roomId === room.roomId)
  expect(incident).toMatchObject({ state: 'resolved', owner: expect.any(String) })
})

test('a silence says how much it matches, mutes, is listed and can be ended', async () => {
  test.slow()
  const { tenantId, room } = await findHealthyRoom(demo.window)
  await demo.control('setRoom', { tenant: tenantId, room: room.name, state: 'offline' })
  await demo.window.getByRole('link', { name: 'Incidents' }).click()
  const title = demo.window.getByRole('button', { name: `${room.name} is offline` })
  await asking(() => title.isVisible())
  await title.click()
  await demo.window.getByRole('button', { name: 'Silence', exact: true }).click()
  const dialog = demo.window.getByRole('dialog', { name: 'Silence what is like this' })
  await expect(dialog.getByText('Matches 1 incident now and 1 of the last 30 days.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Why' }).fill('refit')
  await dialog.getByRole('button', { name: 'Silence' }).click()
  await expect(dialog).toBeHidden()
  await demo.window.keyboard.press('Escape')
  await expect(demo.window.getByRole('row').filter({ has: title }).getByText('Silenced')).toBeVisible()
  await demo.window.getByRole('link', { name: /^Muted/ }).click()
  const silences = demo.window.getByRole('table', { name: 'Silences' })
  await expect(silences.getByText('refit')).toBeVisible()
  expect(await findings()).toEqual([])
  await silences.getByRole('button', { name: 'End now' }).click()
  await expect(demo.window.getByText('No silence is in force.', { exact: false })).toBeVisible()

  await demo.window.getByRole('button', { name: 'New silence…' }).click()
  const editor = demo.window.getByRole('dialog', { name: 'Silence what matches' })
  await editor.getByRole('textbox', { name: 'Why' }).fill('new cameras')
  await expect(editor.getByText('Choose at least one part', { exact: false })).toBeVisible()
  await expect(editor.getByRole('button', { name: 'Silence' })).toBeDisabled()
  await editor.getByRole('combobox', { name: 'Kind' }).selectOption('Room offline')
  await expect(editor.getByText(/^Matches \d+ incidents? now/)).toBeVisible()
  await editor.getByRole('combobox', { name: 'For how long' }).selectOption('Between two times…')
  const tomorrow = new Date(Date.now() + 24 * 60 * 60_000).toISOString().slice(0, 10)
  await editor.getByLabel('Until').fill(`${tomorrow}T23:00`)
  await editor.getByLabel('From').fill(`${tomorrow}T22:00`)
  expect(await findings()).toEqual([])
  await editor.getByRole('button', { name: 'Silence' }).click()
  await expect(editor).toBeHidden()
  const row = silences.getByRole('row').filter({ hasText: 'new cameras' })
  await expect(row).toContainText('Begins')
  await row.getByRole('button', { name: 'Change the silence “new cameras”' }).click()
  const change = demo.window.getByRole('dialog', { name: 'Change the silence' })
  await change.getByRole('combobox', { name: 'For how long' }).selectOption('7 days from now')
  await change.getByRole('button', { name: 'Save' }).click()
  await expect(change).toBeHidden()
  await expect(row).not.toContainText('Begins')
})

test('an incident is found by typing, put off and taken back by keyboard, and its room is worked on', async () => {
  test.slow()
  const { tenantId, room } = await findHealthyRoom(demo.window)
  const { keyboard } = demo.window
  await demo.control('setRoom', { tenant: tenantId, room: room.name, state: 'offline' })
  await demo.window.getByRole('link', { name: 'Incidents' }).click()
  const title = demo.window.getByRole('button', { name: `${room.name} is offline` })
  await asking(() => title.isVisible())
  const row = demo.window.getByRole('row').filter({ has: title })

  await keyboard.press('/')
  await keyboard.type('no room is called like this')
  await expect(demo.window.getByText('No incident fits')).toBeVisible()
  await keyboard.press('Escape')
  await title.focus()

  const severity = demo.window.getByRole('columnheader', { name: 'Severity' })
  const urgent = demo.window.getByRole('button', { name: 'Most urgent first', exact: true })
  await expect(severity).not.toHaveAttribute('aria-sort')
  await severity.getByRole('button').click()
  await expect(severity).toHaveAttribute('aria-sort', 'ascending')
  await expect(urgent).toHaveAttribute('aria-pressed', 'false')
  await keyboard.press('u')
  await expect(urgent).toHaveAttribute('aria-pressed', 'true')
  await expect(severity).not.toHaveAttribute('aria-sort')
  await title.focus()

  await keyboard.press('x')
  await expect(demo.window.getByText('1 selected')).toBeVisible()
  await title.focus()
  await keyboard.press('s')
  await expect(demo.window.getByRole('dialog', { name: 'Snooze this incident' })).toBeVisible()
  expect(await findings()).toEqual([])
  await keyboard.press('2')
  await expect(demo.window.getByText('1 incident snoozed: 30 minutes.')).toBeVisible()
  await expect(row.getByText('Snoozed')).toBeVisible()
  await demo.window.getByRole('button', { name: 'Undo' }).click()
  await expect(row.getByText('Open', { exact: true })).toBeVisible()

  await title.focus()
  await keyboard.press('Shift+S')
  await expect(demo.window.getByRole('dialog', { name: 'Silence what is like this' })).toBeVisible()
  await keyboard.press('Escape')
  await title.focus()
  await keyboard.press('m')
  const work = demo.window.getByRole('dialog', { name: 'Maintenance' })
  await expect(work.getByRole('combobox').first()).toContainText(`Room: ${room.name}`)
  await keyboard.press('Escape')

  await title.focus()
  await keyboard.press('c')
  const copied = () => demo.app.evaluate(({ clipboard }) => clipboard.readText())
  await expect.poll(copied).toContain(`Room: ${room.name}`)
  expect(await copied()).toContain('Teams admin center: https://')
})

/** Waits for something, asking the tenants again meanwhile instead of waiting for the next round. */
async function asking(isTrue: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(
      async () => {
        await pollNow(demo.window)
        return isTrue()
      },
      { timeout: 90_000, intervals: [1_000] },
    )
    .toBe(true)
}

async function findings() {
  // Legacy mode: axe would open a page of its own otherwise, which this app refuses.
  const { violations } = await new AxeBuilder({ page: demo.window }).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html).slice(0, 3) }))
}
