import { expect, test } from '@playwright/test'
import { ask, type DemoApp, openDemo, pollNow, removeFolder } from './demo-app'

let demo: DemoApp

test.beforeEach(async () => {
  demo = await openDemo(['--tenants=2', '--rooms=60'])
})

test.afterEach(async () => {
  await demo.close()
  removeFolder(demo.dataFolder)
})

test('the details of a tenant have an address, open over the list, and close by Esc', async () => {
  const { window } = demo
  const [status] = await ask(window, 'tenants.list', null)
  const { tenantKey = '', displayName = '' } = status?.tenant ?? {}
  await window.setViewportSize({ width: 1760, height: 960 })
  await window.getByRole('link', { name: 'Tenants', exact: true }).click()
  const table = window.getByRole('table', { name: 'Tenants' })
  await expect(table.getByRole('columnheader', { name: 'Found within' })).toBeVisible()
  await expect(table.getByText('Not measured').first()).toBeVisible()

  await table.getByRole('button', { name: `Show details of ${displayName}` }).click()
  const details = window.getByRole('complementary', { name: displayName })
  await expect(details.getByRole('region', { name: 'Permissions' })).toBeVisible()
  expect(new URL(window.url()).hash).toBe(`#/tenants/${tenantKey}`)
  await window.screenshot({ path: test.info().outputPath('drawer.png') })
  await details.getByRole('button', { name: 'Remove' }).click()
  await window.keyboard.press('Escape')
  await expect(details.getByRole('form')).toBeHidden()
  await expect(details).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(details).toBeHidden()
  await expect(table).toBeVisible()

  // By its address, as from a notice or a bookmark.
  await window.goto(`app://roomwall/index.html#/tenants/${tenantKey}`)
  await window.reload()
  await expect(details.getByRole('region', { name: 'Permissions' })).toBeVisible()
})

test('lost access leads from the wall to the tenant it is about', async () => {
  test.slow()
  const { window } = demo
  const [status] = await ask(window, 'tenants.list', null)
  const { directoryId = '', displayName = '' } = status?.tenant ?? {}
  await demo.control('setConsent', { tenant: directoryId, roles: [] })
  const way = window.getByRole('link', { name: 'Open tenant', exact: true })
  await expect
    .poll(
      async () => {
        await pollNow(window)
        return way.isVisible()
      },
      { timeout: 60_000 },
    )
    .toBe(true)
  await way.click()
  await expect(window.getByRole('complementary', { name: displayName })).toBeVisible()
})

test('the search keeps the chosen room in sight', async () => {
  const { window } = demo
  await window.keyboard.press('Control+k')
  const field = window.getByRole('combobox', { name: 'Search rooms' })
  await field.fill('o')
  const results = window.getByRole('listbox')
  await expect(results.getByRole('option')).not.toHaveCount(0)
  const count = await results.getByRole('option').count()
  expect(count).toBeGreaterThan(15)
  for (let step = 1; step < count; step += 1) await field.press('ArrowDown')
  await expect(results.getByRole('option', { selected: true })).toBeInViewport({ ratio: 0.9 })
  await expect(results.getByRole('option').first()).not.toBeInViewport()
})
