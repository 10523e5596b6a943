import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { TenantFile } from '../../src/shared/model/tenant-definitions'
import { launchApp } from '../support/launch-electron'
import { ask, makeFolder, openDemo, removeFolder } from './demo-app'

async function choose(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] })
  }, file)
}

async function findings(page: Page) {
  // Legacy mode: axe would open a page of its own otherwise, which this app refuses.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html).slice(0, 3) }))
}

/** The exported tenants: one as it is, one renamed, one that signs in otherwise, one new, one broken. */
function edit(file: string): void {
  const read = TenantFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  const [same, renamed, elsewhere] = read.tenants
  const tenants = [
    same,
    Object.assign({}, renamed, { displayName: 'Renamed', group: 'Moved' }),
    Object.assign({}, elsewhere, { clientId: '0badc0de-7777-4888-9999-aaaaaaaaaaaa' }),
    Object.assign({}, same, {
      displayName: 'Tailspin Toys',
      directoryId: 'tailspin.example',
      ...{ cloud: 'global', custom: null },
    }),
    Object.assign({}, same, { displayName: 'Broken Inc', clientId: 'none', directoryId: 'broken.example' }),
  ]
  writeFileSync(file, JSON.stringify({ ...read, tenants }))
}

test('tenants go out to a file and come back from it, looked at before anything changes', async ({
  browserName: _,
}, info) => {
  test.slow()
  const demo = await openDemo(['--tenants=3', '--rooms=6'])
  const { app, window } = demo
  const file = path.join(demo.dataFolder, 'tenants.json')
  await choose(app, file)
  await window.getByRole('link', { name: 'Tenants', exact: true }).click()
  await window.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(window.getByText(`3 tenants written to ${file}`)).toBeVisible()
  edit(file)
  const dialog = window.getByRole('dialog', { name: 'Import tenants' })
  for (const theme of ['light', 'highContrast', 'dark'] as const) {
    await window.goto(`app://roomwall/index.html?theme=${theme}#/tenants`)
    await window.reload()
    await window.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(dialog.getByRole('checkbox', { name: 'Take Tailspin Toys' })).toBeChecked()
    expect(await findings(window)).toEqual([])
    await window.screenshot({ path: info.outputPath(`choice-${theme}.png`) })
    if (theme === 'dark') break
    await window.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
  await expect(dialog.getByText('Entry 5 (Broken Inc): missing or wrong: application id.')).toBeVisible()
  await expect(dialog.getByText('Signs in differently here')).toBeVisible()
  const renamed = dialog.getByRole('checkbox', { name: 'Take Renamed' })
  await expect(renamed).not.toBeChecked()
  await expect(dialog.getByRole('checkbox')).toHaveCount(3)
  await renamed.focus()
  await window.keyboard.press('Space')
  await dialog.getByRole('button', { name: 'Add 1 tenant, change 1' }).press('Enter')
  await expect(dialog.getByText('1 tenant added, 1 changed.')).toBeFocused()
  expect(await findings(window)).toEqual([])
  await window.screenshot({ path: info.outputPath('outcome.png') })
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(window.getByText('needs a credential')).toBeVisible()
  expect(await findings(window)).toEqual([])
  await window.screenshot({ path: info.outputPath('tenants.png') })
  await window.getByRole('link', { name: 'Enter the credential of Tailspin Toys' }).click()
  await expect(window.getByRole('heading', { name: 'New credential for Tailspin Toys' })).toBeVisible()
  const tenants = await ask(window, 'tenants.list', null)
  expect(tenants.find(({ tenant }) => tenant.displayName === 'Renamed')?.tenant.group).toBe('Moved')
  await demo.close()

  // Another computer without any tenant: the welcome offers the same.
  const folder = makeFolder()
  const fresh = await launchApp({ userDataDir: folder })
  await choose(fresh.app, file)
  await fresh.window.getByRole('button', { name: 'Import tenants' }).click()
  const there = fresh.window.getByRole('dialog', { name: 'Import tenants' })
  await there.getByRole('checkbox', { name: 'Take all that can be taken' }).uncheck()
  await there.getByRole('checkbox', { name: 'Take Tailspin Toys' }).check()
  await there.getByRole('button', { name: 'Add 1 tenant' }).click()
  // The welcome is gone by now; the dialog is not.
  const way = there.getByRole('link', { name: 'Enter the credential of Tailspin Toys' })
  await expect(way).toBeVisible()
  await fresh.window.screenshot({ path: info.outputPath('welcome.png') })
  await fresh.app.close()
  removeFolder(folder)
  removeFolder(demo.dataFolder)
})
