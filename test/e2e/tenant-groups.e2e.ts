import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { ask, type DemoApp, openDemo, removeFolder } from './demo-app'

let demo: DemoApp

test.beforeEach(async () => {
  demo = await openDemo(['--tenants=9', '--rooms=18'])
})

test.afterEach(async () => {
  await demo.close()
  removeFolder(demo.dataFolder)
})

test('tenants are chosen by group, moved, slowed down with the cost in sight, and paused together', async ({
  browserName: _,
}, info) => {
  test.slow()
  const { window } = demo
  await window.getByRole('link', { name: 'Tenants', exact: true }).click()
  await expect(window.getByText('9 tenants', { exact: true })).toBeVisible()
  await window.getByRole('checkbox', { name: 'Select Americas' }).check()
  await expect(window.getByText('2 tenants selected')).toBeVisible()

  await window.getByRole('button', { name: 'Polling profile' }).click()
  const profiles = window.getByRole('dialog', { name: 'Polling profile of 2 tenants' })
  await expect(profiles.getByRole('radio', { name: 'Default' })).toBeChecked()
  await expect(profiles.getByText(/Measured now: \d+ requests a minute/)).toBeVisible()
  await profiles.getByRole('radio', { name: 'Calm' }).check()
  expect(await findings(window)).toEqual([])
  await window.screenshot({ path: info.outputPath('profiles.png') })
  await profiles.getByRole('button', { name: 'Use this profile' }).click()
  await expect(profiles).toBeHidden()

  await window.getByRole('button', { name: 'Assign group' }).click()
  const groups = window.getByRole('dialog', { name: 'Group of 2 tenants' })
  await groups.getByRole('combobox', { name: 'Group' }).fill('Quiet ones')
  await groups.getByRole('button', { name: 'Assign' }).click()
  await expect(window.getByRole('rowheader', { name: /^Quiet ones/ })).toBeVisible()
  await window.getByRole('button', { name: 'Pause polling' }).click()
  const pausing = window.getByRole('dialog', { name: 'Pause polling of 2 tenants?' })
  await expect(pausing).toContainText(/Nothing is read of \d+ rooms/)
  expect((await ask(window, 'tenants.list', null)).filter(({ tenant }) => tenant.paused)).toEqual([])
  await pausing.getByRole('button', { name: 'Pause polling' }).click()
  await expect
    .poll(async () => {
      const tenants = await ask(window, 'tenants.list', null)
      return tenants.map(({ tenant }) => `${tenant.group} ${tenant.profile} ${tenant.paused}`).sort()
    })
    .toContainEqual('Quiet ones calm true')
  expect(await findings(window)).toEqual([])
  await window.screenshot({ path: info.outputPath('tenants.png') })

  await window.getByRole('button', { name: /All 9 tenants/ }).click()
  await window.getByRole('button', { name: /^Quiet ones/ }).click()
  await expect(window.getByRole('button', { name: /2 of 9 tenants/ })).toBeVisible()
  await window.screenshot({ path: info.outputPath('filter.png') })
})

async function findings(window: Page) {
  // Legacy mode: axe would open a page of its own otherwise, which this app refuses.
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html).slice(0, 3) }))
}
