import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { type Simulator, startSimulator } from '../../src/simulator/simulator'
import { type LaunchedApp, launchApp } from '../support/launch-electron'
import { ask, makeFolder, removeFolder } from './demo-app'

let simulator: Simulator
let launched: LaunchedApp
let folder: string

test.beforeEach(async () => {
  simulator = await startSimulator({ tenants: 1, rooms: 6 })
  folder = makeFolder()
  launched = await launchApp({ userDataDir: folder })
})

test.afterEach(async () => {
  await launched.app.close()
  await simulator.stop()
  removeFolder(folder)
})

test('a wall of a tenant that was never read says what is missing and who can fix it, never that all is well', async () => {
  const [tenant] = simulator.tenants
  if (tenant === undefined) throw new Error('The estate has no tenant')
  const { authorityUrl, graphUrl, caPem } = simulator
  const { window } = launched
  await ask(window, 'tenants.save', {
    tenantKey: null,
    draft: {
      displayName: 'Contoso',
      badge: 'CO',
      colour: 1,
      group: null,
      directoryId: tenant.tenantId,
      clientId: tenant.clientId,
      cloud: 'custom',
      custom: { authorityUrl, graphUrl, caPem },
      profile: 'default',
      owner: null,
    },
    credential: { kind: 'secret', secret: 'not-the-secret', expiresAt: null },
    anyway: true,
  })
  await expect(window.getByText('Contoso cannot be read')).toBeVisible({ timeout: 30_000 })
  const main = window.getByRole('main')
  await expect(main.getByText('Microsoft Entra refused the client secret.').first()).toBeVisible()
  await expect(main.getByText('An administrator of the tenant can fix this').first()).toBeVisible()
  await expect(main.getByText('Nothing needs attention')).toHaveCount(0)
  expect((await new AxeBuilder({ page: window }).setLegacyMode().analyze()).violations).toEqual([])

  // The way from here leads to where it is put right.
  await main.getByRole('link', { name: 'Open tenants' }).last().click()
  await expect(window.getByRole('heading', { name: 'Tenants', level: 1 })).toBeVisible()
})
