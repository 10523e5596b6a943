import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { type DemoApp, findHealthyRoom, openDemo, pollNow, removeFolder } from './demo-app'

let demo: DemoApp

test.beforeEach(async () => {
  demo = await openDemo(['--tenants=1', '--rooms=10'])
})

test.afterEach(async () => {
  await demo.close()
  removeFolder(demo.dataFolder)
})

async function findings() {
  // Legacy mode: axe would open a page of its own otherwise, which this app refuses.
  const { violations } = await new AxeBuilder({ page: demo.window }).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html).slice(0, 3) }))
}

test('an unplug test follows a pulled plug, and its result is listed by device type', async () => {
  test.slow()
  const { tenantId, room, tenantName } = await findHealthyRoom(demo.window)
  await demo.window.getByRole('link', { name: 'Tenants' }).click()
  await demo.window.getByRole('button', { name: `Show details of ${tenantName}` }).click()
  await expect(demo.window.getByRole('heading', { name: 'How fast offline rooms were found' })).toBeVisible()
  await expect(demo.window.getByText('None yet.')).toBeVisible()
  await demo.window.getByRole('button', { name: 'Unplug test' }).click()

  const dialog = demo.window.getByRole('dialog', { name: 'Unplug test' })
  await expect(dialog.getByRole('button', { name: 'Start' })).toBeDisabled()
  await dialog.getByRole('textbox', { name: 'Room' }).fill(room.name)
  await dialog.getByRole('radio', { name: room.name }).check()
  expect(await findings()).toEqual([])
  await dialog.getByRole('button', { name: 'Start' }).click()
  await expect(dialog.getByText(`in ${room.name} and press the button`)).toBeVisible()

  await demo.control('setRoom', { tenant: tenantId, room: room.name, state: 'offline' })
  await dialog.getByRole('button', { name: 'The plug is out' }).click()
  await expect(dialog.getByRole('button', { name: 'Cancel the test' })).toBeVisible()
  expect(await findings()).toEqual([])
  await expect(async () => {
    await pollNow(demo.window)
    await expect(dialog.getByText('Measured.')).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 120_000 })
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Somebody told' })).toContainText('after')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(demo.window.getByRole('columnheader', { name: 'Device type' })).toBeVisible()
})

test('a room is marked VIP in its drawer and wears a star on the wall', async () => {
  const { room } = await findHealthyRoom(demo.window)
  await demo.window
    .getByRole('button', { name: new RegExp(`^${room.name}, `) })
    .first()
    .click()
  const drawer = demo.window.getByRole('complementary', { name: room.name })
  await drawer.getByRole('button', { name: 'Mark as VIP room' }).click()
  await expect(drawer.getByRole('button', { name: 'VIP room', pressed: true })).toBeVisible()
  await expect(demo.window.getByTitle('VIP room').first()).toBeVisible()
  expect(await findings()).toEqual([])
})
