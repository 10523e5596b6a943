import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, test } from '@playwright/test'
import { ask, type DemoApp, openDemo, removeFolder } from './demo-app'

const usual = [
  'Presence.Read.All',
  'TeamworkDevice.ReadWrite.All',
  'CallRecords.Read.All',
  'User.Read.All',
  'Place.Read.All',
  'Calendars.ReadBasic.All',
]
const themes = ['dark', 'light', 'highContrast'] as const

let demo: DemoApp

test.beforeEach(async () => {
  demo = await openDemo(['--tenants=2', '--rooms=12'])
})

test.afterEach(async () => {
  await demo.close()
  removeFolder(demo.dataFolder)
})

/** Opens the first tenant's details; the section of its permissions. */
async function openDoctor(): Promise<{ doctor: Locator; directoryId: string }> {
  const { window } = demo
  const [status] = await ask(window, 'tenants.list', null)
  if (status === undefined) throw new Error('There is no tenant')
  await window.getByRole('link', { name: 'Tenants' }).click()
  await window.getByRole('button', { name: `Show details of ${status.tenant.displayName}` }).click()
  return {
    doctor: window.getByRole('region', { name: 'Permissions' }),
    directoryId: status.tenant.directoryId,
  }
}

test('the doctor tries everything on demand, and sees consent change while it is open', async () => {
  const { doctor, directoryId } = await openDoctor()
  const row = (permission: string) => doctor.getByRole('row', { name: new RegExp(`^${permission} `) })
  await doctor.getByRole('button', { name: 'Check now' }).click()
  await expect(row('Calendars.ReadBasic.All')).toContainText('Works')
  await expect(row('Calendars.ReadBasic.All')).toContainText('Answered')
  await expect(row('Device.Read.All')).toContainText('Not granted, optional')

  const roles = usual.filter((role) => role !== 'CallRecords.Read.All')
  await demo.control('setConsent', { tenant: directoryId, roles: [...roles, 'Mail.Send'] })
  await doctor.getByRole('button', { name: 'Check now' }).click()
  await expect(row('CallRecords.Read.All')).toContainText('Missing')
  await expect(row('CallRecords.Read.All')).toContainText('Without it there is no call quality.')
  await expect(doctor.getByText('Mail.Send')).toBeVisible()
  await expect(demo.window.getByRole('row', { name: /1 missing/ })).toBeVisible()

  await demo.control('setConsent', { tenant: directoryId, roles: usual })
  await doctor.getByRole('button', { name: 'Check now' }).click()
  await expect(row('CallRecords.Read.All')).toContainText('Works')
  await expect(doctor.getByText('Nothing beyond what Roomwall uses is granted.')).toBeVisible()
})

test('the report goes into a ticket by one press', async () => {
  const { doctor } = await openDoctor()
  await doctor.getByRole('button', { name: 'Copy for ticket' }).click()
  await expect(doctor.getByRole('button', { name: 'Copied' })).toBeVisible()
  const text = await demo.app.evaluate(({ clipboard }) => clipboard.readText())
  expect(text).toContain('- Presence.Read.All (Required):')
  expect(text).toContain('Consent: https://')
})

test('axe finds nothing on the doctor and the capability matrix, in any theme', async () => {
  const { directoryId } = await openDoctor()
  const { window } = demo
  await demo.control('setConsent', { tenant: directoryId, roles: ['TeamworkDevice.Read.All', 'Mail.Send'] })
  await window.getByRole('button', { name: 'Check now' }).click()
  await expect(window.getByRole('region', { name: 'Permissions' })).toContainText('Read only')
  for (const theme of themes) {
    await window.goto(`app://roomwall/index.html?theme=${theme}#/tenants`)
    await window.reload()
    await expect(window.locator('html')).toHaveAttribute('data-theme', theme)
    await window
      .getByRole('button', { name: /^Show details of / })
      .first()
      .click()
    await expect(window.getByRole('region', { name: 'Permissions' })).toBeVisible()
    expect(await axeFindings()).toEqual([])
    await window.getByRole('radio', { name: 'What works where' }).check()
    await expect(window.getByRole('table', { name: 'What works where' })).toContainText(
      'Read-only permission',
    )
    expect(await axeFindings()).toEqual([])
  }
})

async function axeFindings() {
  const { violations } = await new AxeBuilder({ page: demo.window }).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html).slice(0, 3) }))
}
