import { expect, type Page, test } from '@playwright/test'
import { type SimulatedTenant, type Simulator, startSimulator } from '../../src/simulator/simulator'
import { type LaunchedApp, launchApp } from '../support/launch-electron'
import { secretService } from '../support/secret-service'
import { ask, makeFolder, removeFolder } from './demo-app'
import { addWithCertificate, picture } from './new-user'

// The system's real keychain; locked for real, and its question left without an answer.
test.skip(process.platform !== 'linux', 'the keychain of other systems cannot be locked from a test')

let simulator: Simulator
let launched: LaunchedApp
let folder: string
let tenant: SimulatedTenant

test.beforeEach(async () => {
  simulator = await startSimulator({ tenants: 1, rooms: 6 })
  const [only] = simulator.tenants
  if (only === undefined) throw new Error('The estate has no tenant')
  tenant = only
  folder = makeFolder()
  launched = await launchApp({ userDataDir: folder })
  await addWithCertificate(launched.window, simulator, tenant)
})

test.afterEach(async () => {
  await launched.app.close()
  await simulator.stop()
  removeFolder(folder)
  await secretService.unlock()
})

test('locked while the app runs it stops nobody who is in, and what needs it waits for its password', async ({
  browserName: _,
}, info) => {
  test.slow()
  const { window } = launched
  await secretService.lock()
  // Everything about the sign-in is asked for anew: with what was read before.
  const { length: sent } = await signIns(window)
  await askAgain(window)
  await expect.poll(async () => (await signIns(window)).length).toBeGreaterThan(sent)
  expect(await accessOf(window)).toBe('signedIn')

  // A new credential has to go into it.
  await window.getByRole('link', { name: 'Tenants', exact: true }).click()
  await window.getByRole('button', { name: `Show details of ${tenant.displayName}` }).click()
  await window.getByRole('button', { name: 'New credential' }).click()
  await window.getByRole('radio', { name: 'Client secret' }).check()
  await window.getByLabel('Client secret (value)').fill(tenant.clientSecret)
  await window.getByRole('button', { name: 'Next' }).click()
  await expect(window.getByText('Everything works.')).toBeVisible({ timeout: 30_000 })
  await window.getByRole('button', { name: 'Use the new credential' }).click()
  await leaveUnanswered(window, info, 'rotate-asking')
  const failure = window.getByRole('alert').filter({ hasText: 'The keychain of this computer is locked' })
  await expect(failure.last()).toBeVisible()
  await picture(window, info, 'rotate-locked')

  // Nothing is lost: what was entered is still there, and goes in once it is unlocked.
  await secretService.unlock()
  await window.locator('footer').getByRole('button', { name: 'Try again' }).click()
  await expect(window.getByRole('heading', { name: 'Tenants' })).toBeVisible()
  await expect(window.getByRole('alert')).toHaveCount(0)
  await askAgain(window)
  expect(await accessOf(window)).toBe('signedIn')
})

test('locked at the start it says what to do, and every tenant comes back once it is unlocked', async ({
  browserName: _,
}, info) => {
  test.slow()
  await launched.app.close()
  await secretService.lock()
  launched = await launchApp({ userDataDir: folder })
  const { window } = launched
  await leaveUnanswered(window, info, 'start-asking')
  await expect(window.getByText('The keychain of this computer is locked').first()).toBeVisible()
  await window.getByRole('link', { name: 'Tenants', exact: true }).click()
  const row = window.getByRole('row').filter({ hasText: tenant.displayName })
  await expect(row.getByText('No access', { exact: true })).toBeVisible()
  await picture(window, info, 'start-locked')

  // Once more, and once more nobody answers.
  await window.getByRole('button', { name: 'Try again' }).click()
  await leaveUnanswered(window, info, 'again-asking')
  await expect(window.getByText('it still cannot be used')).toBeVisible()
  await picture(window, info, 'still-locked')

  await secretService.unlock()
  await window.getByRole('button', { name: 'Try again' }).click()
  await expect(row.getByText('Signed in')).toBeVisible({ timeout: 30_000 })
  await expect(window.getByRole('alert')).toHaveCount(0)
  await picture(window, info, 'unlocked')
})

/** Where a question can be put on a screen, it is seen, told in the window, and closed. */
async function leaveUnanswered(
  window: Page,
  info: Parameters<typeof picture>[1],
  name: string,
): Promise<void> {
  if (!(await secretService.canAsk())) return
  await expect.poll(() => secretService.isAsking()).toBe(true)
  await expect(window.getByText('asks for its password in a window of its own').first()).toBeVisible()
  await picture(window, info, name)
  await secretService.dismiss()
  await expect(window.getByText('nobody gave it').first()).toBeVisible()
}

async function askAgain(window: Page): Promise<void> {
  for (const status of await ask(window, 'tenants.list', null)) {
    await ask(window, 'tenants.pollNow', { tenantKey: status.tenant.tenantKey })
  }
}

async function signIns(window: Page) {
  const filter = { tenantKey: null, host: null, outcome: 'good', text: 'token' } as const
  return (await ask(window, 'network.listRequests', { filter, limit: 100 })).entries
}

async function accessOf(window: Page): Promise<string | undefined> {
  return (await ask(window, 'tenants.list', null))[0]?.access.state
}
