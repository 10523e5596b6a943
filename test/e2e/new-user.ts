import { expect, type Page, type TestInfo } from '@playwright/test'
import type { SimulatedTenant, Simulator } from '../../src/simulator/simulator'

/** The first page of the wizard, filled in for the simulator as a custom cloud. */
export async function fillPlace(window: Page, simulator: Simulator, directory: string): Promise<void> {
  await window.getByLabel('Cloud').selectOption('custom')
  await window.getByLabel('Domain or directory (tenant) id').fill(directory)
  await window.getByLabel('Sign-in address').fill(simulator.authorityUrl)
  await window.getByLabel('Microsoft Graph address').fill(simulator.graphUrl)
  await window.getByLabel('Certificate authority (PEM)').fill(simulator.caPem)
}

/** The whole way of a new user with a certificate that is made here. */
export async function addWithCertificate(
  window: Page,
  simulator: Simulator,
  tenant: SimulatedTenant,
): Promise<void> {
  await window.getByRole('button', { name: 'Add a tenant' }).click()
  await fillPlace(window, simulator, tenant.domain)
  await window.getByRole('button', { name: 'Next' }).click()
  await window.getByLabel('Application (client) id').fill(tenant.clientId)
  await window.getByRole('button', { name: 'Next' }).click()
  await makeCertificate(window, simulator, tenant)
  await window.getByRole('button', { name: 'Next' }).click()
  await expect(window.getByText('Everything works.')).toBeVisible({ timeout: 30_000 })
  await window.getByRole('button', { name: 'Next' }).click()
  await window.getByLabel('Name').fill(tenant.displayName)
  await window.getByRole('button', { name: 'Add tenant' }).click()
  await expect(window.getByRole('heading', { name: `${tenant.displayName} was added` })).toBeVisible()
}

/** Has the wizard make a certificate, and uploads its public part as an administrator would. */
export async function makeCertificate(
  window: Page,
  simulator: Simulator,
  tenant: SimulatedTenant,
): Promise<void> {
  await window.getByRole('button', { name: 'Make key pair and certificate' }).click()
  const publicPart = window.getByRole('textbox', { name: 'Public part (PEM)' })
  await expect(publicPart).toBeVisible({ timeout: 30_000 })
  simulator.control.uploadCertificate({
    tenant: tenant.domain,
    certificatePem: `${await publicPart.inputValue()}\n`,
  })
}

/** For people to look at; nothing is compared with it. */
export async function picture(window: Page, info: TestInfo, name: string): Promise<void> {
  await window.screenshot({ path: info.outputPath(`${name}.png`) })
}
