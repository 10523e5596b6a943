import { expect, type Page, test } from '@playwright/test'
import { type EmptyConsole, openEmptyConsole } from './empty-console'
import { fillPlace, makeCertificate } from './new-user'

let opened: EmptyConsole

test.beforeEach(async () => {
  opened = await openEmptyConsole({ estate: { tenants: 1, rooms: 6 } })
  await expect(opened.window.getByRole('button', { name: 'Add a tenant' })).toBeVisible()
})

test.afterEach(() => opened.close())

const questionIn = (window: Page) => window.getByRole('dialog', { name: 'Leave without saving?' })

async function makeOne(window: Page): Promise<void> {
  const tenant = opened.tenantAt(0)
  await window.getByRole('button', { name: 'Add a tenant' }).click()
  await fillPlace(window, opened.simulator, tenant.domain)
  await window.getByRole('button', { name: 'Next' }).click()
  await window.getByLabel('Application (client) id').fill(tenant.clientId)
  await window.getByRole('button', { name: 'Next' }).click()
  await makeCertificate(window, opened.simulator, tenant)
}

test('an uploaded certificate outlives a look at another screen, by hand and by a notification', async () => {
  test.slow()
  const { window } = opened
  await makeOne(window)
  const publicPart = window.getByRole('textbox', { name: 'Public part (PEM)' })
  const made = await publicPart.inputValue()

  await window.getByRole('link', { name: 'Activity' }).click()
  await expect(questionIn(window)).toContainText('it will be of no use there')
  await questionIn(window).getByRole('button', { name: 'Cancel' }).click()
  await expect(publicPart).toHaveValue(made)

  // The way a click on a notification takes.
  await window.evaluate(() =>
    dispatchEvent(new CustomEvent('roomwall:open', { detail: '/incidents', cancelable: true })),
  )
  await expect(questionIn(window)).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(questionIn(window)).toBeHidden()
  await expect(publicPart).toHaveValue(made)

  await window.getByRole('button', { name: 'Make another one' }).click()
  const another = window.getByRole('dialog', { name: 'Make another certificate?' })
  await another.getByRole('button', { name: 'Cancel' }).click()
  await expect(publicPart).toHaveValue(made)

  await window.getByRole('button', { name: 'Next' }).click()
  await expect(window.getByText('Everything works.')).toBeVisible({ timeout: 30_000 })
  await window.getByRole('link', { name: 'Activity' }).click()
  await questionIn(window).getByRole('button', { name: 'Leave and discard' }).click()
  await expect(window.getByRole('heading', { name: 'Activity' })).toBeVisible()
})

test('nothing is asked where nothing was entered, and another certificate takes the place of the first', async () => {
  test.slow()
  const { window } = opened
  await window.getByRole('button', { name: 'Add a tenant' }).click()
  await expect(window.getByRole('heading', { name: 'Which tenant?' })).toBeVisible()
  await window.getByRole('link', { name: 'Wall' }).click()
  await makeOne(window)
  const publicPart = window.getByRole('textbox', { name: 'Public part (PEM)' })
  const made = await publicPart.inputValue()
  await window.getByRole('button', { name: 'Make another one' }).click()
  await window.getByRole('button', { name: 'Delete and begin again' }).click()
  await window.getByRole('button', { name: 'Make key pair and certificate' }).click()
  await expect(publicPart).toBeVisible({ timeout: 30_000 })
  await expect(publicPart).not.toHaveValue(made)
})

test('a draft of the rules is not lost by a click', async () => {
  const { window } = opened
  await window.evaluate(() => {
    location.hash = '#/settings/rules'
  })
  const rule = window.getByRole('main').getByRole('checkbox').first()
  const before = await rule.isChecked()
  await rule.click()
  await window.getByRole('link', { name: 'Wall' }).click()
  await expect(questionIn(window)).toContainText('The rules stay as they are.')
  await questionIn(window).getByRole('button', { name: 'Cancel' }).click()
  expect(await rule.isChecked()).toBe(!before)
  await window.getByRole('button', { name: 'Discard changes' }).click()
  await window.getByRole('link', { name: 'Wall' }).click()
  await expect(window.getByRole('button', { name: 'Add a tenant' })).toBeVisible()
})
