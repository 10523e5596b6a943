import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { launchApp } from '../support/launch-electron'
import { ask, type DemoApp, makeFolder, openDemo, removeFolder } from './demo-app'

let demo: DemoApp

test.beforeEach(async () => {
  demo = await openDemo(['--tenants=2', '--rooms=8'])
})

test.afterEach(async () => {
  await demo.close()
  removeFolder(demo.dataFolder)
})

async function choose(file: string): Promise<void> {
  await demo.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] })
  }, file)
}

async function findings(page: Page) {
  // Legacy mode: axe would open a page of its own otherwise, which this app refuses.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html).slice(0, 3) }))
}

test('a backup is written, checked, thought better of, and taken by the next start', async () => {
  test.slow()
  const { window } = demo
  await window.getByRole('link', { name: 'Settings' }).click()
  await window.getByRole('link', { name: 'Back up, restore, or gather a support bundle' }).click()
  const other = makeFolder()
  await choose(path.join(other, 'backup.zip'))
  await window.getByRole('button', { name: 'Back up to a file' }).click()
  await expect(window.getByText(`Backed up to ${path.join(other, 'backup.zip')}`)).toBeVisible()

  await window.getByRole('button', { name: 'Choose a backup' }).click()
  await expect(window.getByText('Contoso Manufacturing, Fabrikam Health')).toBeVisible()
  expect(await findings(window)).toEqual([])
  await window.getByRole('button', { name: 'Cancel' }).click()
  await expect(window.getByText('Contoso Manufacturing, Fabrikam Health')).toBeHidden()

  // A new computer: nothing there but the backup.
  const second = await launchApp({ userDataDir: path.join(other, 'data') })
  await second.app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] })
    },
    path.join(other, 'backup.zip'),
  )
  await ask(second.window, 'backup.prepareRestore', null)
  await second.app.close()
  const third = await launchApp({ userDataDir: path.join(other, 'data') })
  const tenants = await ask(third.window, 'tenants.list', null)
  expect(tenants.map(({ tenant }) => tenant.displayName).sort()).toEqual([
    'Contoso Manufacturing',
    'Fabrikam Health',
  ])
  await third.app.close()
  removeFolder(other)
})

for (const theme of ['dark', 'light', 'highContrast'] as const) {
  test(`the support bundle is looked at and saved; axe finds nothing, ${theme}`, async () => {
    const { window } = demo
    await window.goto(`app://roomwall/index.html?theme=${theme}#/settings/backup`)
    await window.reload()
    await window.getByRole('button', { name: 'Show what is in it' }).click()
    await expect(window.getByRole('textbox', { name: 'about.json' })).toHaveValue(/"electron"/)
    await window.getByRole('combobox', { name: 'File' }).selectOption('tenants.json')
    await expect(window.getByRole('textbox', { name: 'tenants.json' })).toHaveValue(/Contoso/)
    expect(await findings(window)).toEqual([])
    await choose(path.join(demo.dataFolder, 'support.zip'))
    await window.getByRole('button', { name: 'Save the bundle' }).click()
    await expect(window.getByText(`Written to ${path.join(demo.dataFolder, 'support.zip')}`)).toBeVisible()
  })
}
