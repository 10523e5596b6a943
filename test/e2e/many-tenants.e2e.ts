import { expect, test } from '@playwright/test'
import { type DemoApp, openDemo, removeFolder } from './demo-app'

const tenantCount = 40

let demo: DemoApp

test.beforeEach(async () => {
  demo = await openDemo([`--tenants=${tenantCount}`, '--rooms=80'])
})

test.afterEach(async () => {
  await demo.close()
  removeFolder(demo.dataFolder)
})

test('of forty tenants only those in sight are drawn; the rest is reached by scrolling, selecting and filtering', async () => {
  test.slow()
  const { window } = demo
  await window.getByRole('link', { name: 'Tenants', exact: true }).click()
  const table = window.getByRole('table', { name: 'Tenants' })
  const tenantRows = table.getByRole('button', { name: /^Show details of / })
  await expect(tenantRows.first()).toBeVisible()
  expect(await tenantRows.count()).toBeLessThan(tenantCount)

  await table.getByRole('button', { name: 'Tenant', exact: true }).click()
  const first = await tenantRows.first().getAttribute('aria-label')
  const rowCount = Number(await table.getAttribute('aria-rowcount'))
  const last = table.locator(`[aria-rowindex="${rowCount}"]`)
  await expect(last).toHaveCount(0)
  await table.hover()
  await expect
    .poll(async () => {
      await window.mouse.wheel(0, 2_000)
      return last.isVisible()
    })
    .toBe(true)
  await expect(table.getByRole('button', { name: first ?? '', exact: true })).toHaveCount(0)

  const name = await last.getByRole('rowheader').innerText()
  await last.getByRole('button', { name: /^Show details of / }).click()
  await expect(window.getByRole('region', { name: 'Permissions' })).toBeAttached()

  await window.getByRole('checkbox', { name: 'Select all tenants shown' }).check()
  await expect(window.getByText(`${tenantCount} tenants selected`)).toBeVisible()

  const [, displayName] = name.split('\n')
  await window.getByRole('searchbox', { name: 'Filter tenants' }).fill(displayName ?? name)
  await expect(window.getByText(new RegExp(`^\\d of ${tenantCount} tenants$`))).toBeVisible()
  await expect(table.getByRole('rowheader', { name: displayName ?? name }).first()).toBeVisible()
})
