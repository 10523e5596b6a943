import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import type { SimulatedTenant } from '../../src/simulator/simulator'
import { ask } from './demo-app'
import { type EmptyConsole, openEmptyConsole } from './empty-console'

let opened: EmptyConsole

test.beforeEach(async () => {
  opened = await openEmptyConsole({ estate: { tenants: 2, rooms: 10 } })
  await expect(opened.window.getByRole('button', { name: 'Add a tenant' })).toBeVisible()
})

test.afterEach(() => opened.close())

test('the keyboard alone adds a tenant with a certificate, and its rooms come to the wall', async () => {
  test.slow()
  const { window } = opened
  const { keyboard } = window
  const tenant = opened.tenantAt(0)
  await tabTo(window, 'Add a tenant')
  await keyboard.press('Enter')

  await expect(window.getByRole('heading', { name: 'Which tenant?' })).toBeFocused()
  await tabTo(window, 'Cloud')
  await keyboard.type('Custom')
  await fill(window, 'Domain or directory (tenant) id', 'nowhere.example')
  await fill(window, 'Sign-in address', opened.simulator.authorityUrl)
  await fill(window, 'Microsoft Graph address', opened.simulator.graphUrl)
  await fill(window, 'Certificate authority (PEM)', opened.simulator.caPem)
  await tabTo(window, 'Next')
  await keyboard.press('Enter')
  await expect(window.getByText('Microsoft Entra knows no tenant with this id or domain.')).toBeVisible()
  await window.getByLabel('Domain or directory (tenant) id').focus()
  await keyboard.press('Control+a')
  await keyboard.type(tenant.domain)
  await keyboard.press('Enter')

  await expect(window.getByRole('heading', { name: 'Register Roomwall in Entra' })).toBeFocused()
  await fill(window, 'Application (client) id', tenant.clientId)
  await keyboard.press('Enter')

  await expect(window.getByRole('heading', { name: 'How does it sign in?' })).toBeFocused()
  await tabTo(window, 'Make key pair and certificate')
  await keyboard.press('Enter')
  const publicPart = window.getByRole('textbox', { name: 'Public part (PEM)' })
  await expect(publicPart).toBeVisible({ timeout: 30_000 })
  await tabTo(window, 'Next')
  await keyboard.press('Enter')
  // Not uploaded yet: the words say so, and the way back is open.
  await expect(window.getByText('Something has to be put right first.')).toBeVisible()
  await expect(window.getByText('The certificate is not on the app registration')).toBeVisible()
  await expect(window.getByRole('button', { name: 'Go on anyway' })).toBeVisible()
  await tabTo(window, 'Back')
  await keyboard.press('Enter')
  const certificatePem = `${await publicPart.inputValue()}\n`
  opened.simulator.control.uploadCertificate({ tenant: tenant.domain, certificatePem })
  await tabTo(window, 'Next')
  await keyboard.press('Enter')
  await expect(window.getByText('Everything works.')).toBeVisible({ timeout: 30_000 })
  await tabTo(window, 'Next')
  await keyboard.press('Enter')

  await expect(window.getByRole('heading', { name: 'How shall it be shown?' })).toBeFocused()
  await fill(window, 'Name', tenant.displayName)
  await keyboard.press('Enter')
  await expect(window.getByRole('heading', { name: `${tenant.displayName} was added` })).toBeFocused()
  await expect(window.getByText(/rooms and .* devices were found/)).toBeVisible({ timeout: 60_000 })
  await tabTo(window, 'Show the wall')
  await keyboard.press('Enter')
  await expect(
    window.getByRole('button', { name: new RegExp(`, ${tenant.displayName}$`) }).first(),
  ).toBeVisible()

  // The credential is in the system's keychain: the next start signs in with it.
  await opened.restart()
  await expect.poll(async () => (await opened.access())?.state, { timeout: 30_000 }).toBe('signedIn')
})

test('a wrong secret is saved only anyway; a new one puts it right; the tenant is removed by its name', async () => {
  test.slow()
  const { window } = opened
  const tenant = opened.tenantAt(0)
  await window.getByRole('button', { name: 'Add a tenant' }).click()
  await reachCredential(window, tenant)
  await window.getByRole('radio', { name: 'Client secret' }).check()
  await window.getByLabel('Client secret (value)').fill('not-the-secret')
  await window.getByRole('button', { name: 'Next' }).click()
  await expect(window.getByText('Microsoft Entra refused the client secret.')).toBeVisible()
  expect(await ask(window, 'tenants.list', null)).toEqual([])
  await window.getByRole('button', { name: 'Go on anyway' }).click()
  await window.getByLabel('Name').fill('Wrong for now')
  await window.getByRole('button', { name: 'Save anyway' }).click()
  await expect(window.getByRole('heading', { name: 'Wrong for now was added' })).toBeVisible()

  await window.getByRole('link', { name: 'Tenants' }).click()
  await window.getByRole('button', { name: 'Show details of Wrong for now' }).click()
  await window.getByRole('button', { name: 'New credential' }).click()
  await window.getByRole('radio', { name: 'Client secret' }).check()
  await window.getByLabel('Client secret (value)').fill(tenant.clientSecret)
  await window.getByLabel('Expires on').fill('2027-05-31')
  await window.getByRole('button', { name: 'Next' }).click()
  await expect(window.getByText('Everything works.')).toBeVisible({ timeout: 30_000 })
  await window.getByRole('button', { name: 'Use the new credential' }).click()
  await expect(window.getByRole('heading', { name: 'Tenants' })).toBeVisible()
  await expect
    .poll(async () => (await ask(window, 'tenants.list', null))[0]?.access.state, { timeout: 30_000 })
    .toBe('signedIn')

  // Back at the tenant it was for.
  await expect(window.getByText('Client secret, valid until Monday, 31 May 2027')).toBeVisible()
  await window.getByRole('button', { name: 'Pause polling' }).click()
  const pausing = window.getByRole('dialog', { name: 'Pause polling of Wrong for now?' })
  await expect(pausing).toContainText('nobody is told')
  await pausing.getByRole('button', { name: 'Pause polling' }).click()
  await expect(window.getByRole('button', { name: 'Resume polling' })).toBeVisible()
  await window.getByRole('button', { name: 'Remove' }).click()
  const question = window.getByRole('form', { name: 'Remove Wrong for now?' })
  expect(await findings(window)).toEqual([])
  await expect(question.getByRole('button', { name: 'Remove' })).toBeDisabled()
  await question.getByRole('textbox').fill('Wrong for now')
  await question.getByRole('button', { name: 'Remove' }).click()
  await expect(window.getByRole('button', { name: 'Open the demo estate' })).toBeVisible()
})

for (const theme of ['dark', 'light', 'highContrast'] as const) {
  test(`axe finds nothing in any step of the wizard, ${theme}`, async () => {
    test.slow()
    const { window } = opened
    const tenant = opened.tenantAt(1)
    await window.goto(`app://roomwall/index.html?theme=${theme}#/tenants/add`)
    await window.reload()
    await expect(window.getByRole('heading', { name: 'Which tenant?' })).toBeVisible()
    await window.getByRole('button', { name: 'Next' }).click()
    expect(await findings(window)).toEqual([])
    await reachCredential(window, tenant, async () => expect(await findings(window)).toEqual([]))
    expect(await findings(window)).toEqual([])
    await window.getByRole('button', { name: 'Make key pair and certificate' }).click()
    await expect(window.getByText('Thumbprint (SHA-1)')).toBeVisible({ timeout: 30_000 })
    expect(await findings(window)).toEqual([])
    await window.getByRole('radio', { name: 'Client secret' }).check()
    await window.getByLabel('Client secret (value)').fill('not-the-secret')
    expect(await findings(window)).toEqual([])
    await window.getByRole('button', { name: 'Next' }).click()
    await expect(window.getByText('Something has to be put right first.')).toBeVisible()
    expect(await findings(window)).toEqual([])
    await window.getByRole('button', { name: 'Go on anyway' }).click()
    await expect(window.getByLabel('Name')).toBeVisible()
    expect(await findings(window)).toEqual([])
  })
}

/** Presses Tab until the control of that name has the focus. */
async function tabTo(window: Page, name: string): Promise<void> {
  const focused = () =>
    window.evaluate(() => {
      const element = document.activeElement
      const label = element?.id ? document.querySelector(`label[for="${element.id}"]`) : null
      return (element?.getAttribute('aria-label') ?? label?.textContent ?? element?.textContent ?? '').trim()
    })
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await focused()).replace(/\*$/, '') === name) return
    await window.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${name}`)
}

/** Goes to a field by Tab and replaces what is in it. */
async function fill(window: Page, name: string, text: string): Promise<void> {
  await tabTo(window, name)
  await window.keyboard.press('Control+a')
  await window.keyboard.insertText(text)
}

async function reachCredential(
  window: Page,
  tenant: SimulatedTenant,
  atRegistration: () => Promise<void> = async () => {},
): Promise<void> {
  await window.getByLabel('Cloud').selectOption('custom')
  await window.getByLabel('Domain or directory (tenant) id').fill(tenant.domain)
  await window.getByLabel('Sign-in address').fill(opened.simulator.authorityUrl)
  await window.getByLabel('Microsoft Graph address').fill(opened.simulator.graphUrl)
  await window.getByLabel('Certificate authority (PEM)').fill(opened.simulator.caPem)
  await window.getByRole('button', { name: 'Next' }).click()
  await expect(window.getByRole('heading', { name: 'Register Roomwall in Entra' })).toBeVisible()
  await window.getByLabel('Application (client) id').fill(tenant.clientId)
  await expect(window.getByRole('textbox', { name: 'Consent link' })).toBeVisible()
  await atRegistration()
  await window.getByRole('button', { name: 'Next' }).click()
  await expect(window.getByRole('heading', { name: 'How does it sign in?' })).toBeVisible()
}

async function findings(window: Page) {
  // Legacy mode: axe would open a page of its own otherwise, which this app refuses.
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html).slice(0, 3) }))
}
