import { expect, type Page, test } from '@playwright/test'
import { ask } from './demo-app'
import { type EmptyConsole, openEmptyConsole } from './empty-console'
import { addWithCertificate, fillPlace, makeCertificate, picture } from './new-user'

let opened: EmptyConsole

test.beforeEach(async () => {
  opened = await openEmptyConsole({ estate: { tenants: 2, rooms: 10 } })
})

test.afterEach(() => opened.close())

test('in the wizard each refusal ends in its words and its next step', async ({ browserName: _ }, info) => {
  test.slow()
  const { window, simulator } = opened
  const { control } = simulator
  const tenant = opened.tenantAt(0)
  await window.getByRole('button', { name: 'Add a tenant' }).click()
  await fillPlace(window, simulator, 'nowhere.example')
  await window.getByRole('button', { name: 'Next' }).click()
  await expect(window.getByText('Microsoft Entra knows no tenant with this id or domain.')).toBeVisible()
  await expect(window.getByText('Nothing was saved. What you entered stays here.')).toBeVisible()
  await expect(window.getByText('Check the spelling, and the cloud')).toBeVisible()
  await picture(window, info, 'wrong-tenant')

  await window.getByLabel('Domain or directory (tenant) id').fill(tenant.domain)
  await window.getByRole('button', { name: 'Next' }).click()
  await window.getByLabel('Application (client) id').fill(tenant.clientId)
  await window.getByRole('button', { name: 'Next' }).click()
  await window.getByRole('radio', { name: 'Client secret' }).check()
  await window.getByLabel('Client secret (value)').fill('not-the-secret')
  await window.getByRole('button', { name: 'Next' }).click()
  await expect(window.getByText('Microsoft Entra refused the client secret.')).toBeVisible()
  await expect(window.getByText('Copy the secret’s value, not its id.')).toBeVisible()
  await picture(window, info, 'wrong-secret')

  control.expireSecret({ tenant: tenant.domain })
  await window.getByRole('button', { name: 'Change the credential' }).click()
  await window.getByLabel('Client secret (value)').fill(tenant.clientSecret)
  await window.getByRole('button', { name: 'Next' }).click()
  await expect(window.getByText('The client secret has expired.')).toBeVisible()
  await expect(window.getByText('Create a new secret in the app registration')).toBeVisible()
  await picture(window, info, 'expired-secret')

  const { clientSecret } = control.rotateSecret({ tenant: tenant.domain })
  control.setConsent({ tenant: tenant.domain, roles: [] })
  await window.getByRole('button', { name: 'Back' }).click()
  await window.getByLabel('Client secret (value)').fill(clientSecret)
  await window.getByRole('button', { name: 'Next' }).click()
  await expect(window.getByText('Something has to be put right first.')).toBeVisible()
  await expect(window.getByText('Not granted', { exact: true })).toBeVisible()
  await picture(window, info, 'no-consent')

  control.setConsent({ tenant: tenant.domain, roles: ['Presence.Read.All', 'User.Read.All'] })
  await window.getByRole('button', { name: 'Test again' }).click()
  await expect(window.getByText('Place.Read.All', { exact: true })).toBeVisible()
  await picture(window, info, 'partial-consent')

  await window.getByRole('button', { name: 'Back' }).click()
  await window.getByRole('radio', { name: 'Certificate (recommended)' }).check()
  await makeCertificate(window, simulator, tenant)
  control.advance(400 * 24 * 60 * 60_000)
  await window.getByRole('button', { name: 'Next' }).click()
  await expect(window.getByText('The certificate has expired, or is not valid yet.')).toBeVisible()
  await picture(window, info, 'expired-certificate-in-the-wizard')
  await window.getByRole('button', { name: 'Change the credential' }).click()
  await expect(window.getByRole('heading', { name: 'How does it sign in?' })).toBeFocused()
})

test('what goes wrong later is an incident and a row that says what to do', async ({
  browserName: _,
}, info) => {
  test.slow()
  const { window, simulator } = opened
  const { control } = simulator
  const tenant = opened.tenantAt(0)
  await addWithCertificate(window, simulator, tenant)
  await window.getByRole('link', { name: 'Tenants', exact: true }).click()
  const row = window.getByRole('row').filter({ hasText: tenant.displayName })
  await expect(row.getByText('Signed in')).toBeVisible()
  await expect(row.getByText('No owner named')).toBeVisible()

  control.setConsent({ tenant: tenant.domain, roles: [] })
  await asking(window, async () =>
    (await ask(window, 'incidents.list', null)).incidents.some(({ type }) => type === 'tenantAccessLost'),
  )
  await window.getByRole('button', { name: `Show details of ${tenant.displayName}` }).click()
  await picture(window, info, 'consent-removed')
  await window.getByRole('link', { name: 'Incidents' }).click()
  await window.getByRole('button', { name: `Roomwall has lost access to ${tenant.displayName}` }).click()
  await expect(window.getByText('Open Tenants to see which permission')).toBeVisible()
  await picture(window, info, 'consent-removed-incident')
  await window.getByRole('button', { name: 'Open tenant', exact: true }).click()
  const details = window.getByRole('complementary', { name: tenant.displayName })

  // Thirteen months later, for Microsoft at least.
  control.setConsent({ tenant: tenant.domain, roles: everything })
  control.advance(400 * 24 * 60 * 60_000)
  await asking(window, () => row.getByText('No access', { exact: true }).isVisible())
  await expect(row.getByText('The certificate has expired, or is not valid yet.')).toBeVisible()
  await expect(details.getByRole('button', { name: 'New credential' })).toBeVisible()
  await picture(window, info, 'expired-certificate')
})

test('without its keychain the app says so, loses nothing, and goes on when it is back', async ({
  browserName: _,
}, info) => {
  test.skip(process.platform !== 'linux', 'the keychain of other systems cannot be taken away')
  test.slow()
  const tenant = opened.tenantAt(0)
  await addWithCertificate(opened.window, opened.simulator, tenant)

  await opened.restart({ env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' } })
  const { window } = opened
  await expect(window.getByText('This computer has no keychain running').first()).toBeVisible()
  await expect(window.getByText('start a Secret Service').first()).toBeVisible()
  await window.getByRole('link', { name: 'Tenants', exact: true }).click()
  await expect(
    window.getByRole('row').filter({ hasText: tenant.displayName }).getByText('No access', { exact: true }),
  ).toBeVisible()
  await picture(window, info, 'keychain-missing')

  await opened.restart()
  await expect.poll(async () => (await opened.access())?.state, { timeout: 30_000 }).toBe('signedIn')
})

const everything = [
  'Presence.Read.All',
  'TeamworkDevice.ReadWrite.All',
  'CallRecords.Read.All',
  'User.Read.All',
  'Place.Read.All',
  'Calendars.ReadBasic.All',
]

/** Waits for something, asking the tenants again meanwhile instead of waiting for the next round. */
async function asking(window: Page, isTrue: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(
      async () => {
        for (const { tenant } of await ask(window, 'tenants.list', null)) {
          await ask(window, 'tenants.pollNow', { tenantKey: tenant.tenantKey })
        }
        return isTrue()
      },
      { timeout: 60_000, intervals: [1_000] },
    )
    .toBe(true)
}
