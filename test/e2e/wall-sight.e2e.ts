import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { type EmptyConsole, openEmptyConsole } from './empty-console'

let opened: EmptyConsole

test.beforeEach(async () => {
  opened = await openEmptyConsole()
})

test.afterEach(() => opened.close())

test('a wall of a tenant that was never read says what is missing and who can fix it, never that all is well', async () => {
  const { window } = opened
  const { displayName } = opened.tenantAt(0)
  await opened.saveTenant(0, { secret: 'not-the-secret' })
  await expect(window.getByText(`${displayName} cannot be read`)).toBeVisible({ timeout: 30_000 })
  const main = window.getByRole('main')
  await expect(main.getByText('Microsoft Entra refused the client secret.').first()).toBeVisible()
  await expect(main.getByText('An administrator of the tenant can fix this').first()).toBeVisible()
  await expect(main.getByText('Nothing needs attention')).toHaveCount(0)
  expect((await new AxeBuilder({ page: window }).setLegacyMode().analyze()).violations).toEqual([])

  // The way from here leads to where it is put right.
  await main.getByRole('link', { name: 'Open tenant', exact: true }).last().click()
  await expect(window.getByRole('complementary', { name: displayName })).toBeVisible()
})
