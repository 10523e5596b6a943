import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { type ElectronApplication, expect, type Page, test } from '@playwright/test'
import Database from 'libsql'
import { describeFailure } from '../../src/shared/text/en/errors'
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

/** The app ends when it is to start anew; the next start is the test's. */
async function withoutStarting(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: electron }) => {
    electron.relaunch = () => {}
  })
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
  const { window: elsewhere } = second
  await elsewhere.goto('app://roomwall/index.html#/settings/backup')
  await elsewhere.getByRole('button', { name: 'Choose a backup' }).click()
  await expect(elsewhere.getByText('Contoso Manufacturing, Fabrikam Health')).toBeVisible()
  await withoutStarting(second.app)
  await elsewhere.getByRole('button', { name: 'Restore and restart' }).click()
  await second.app.waitForEvent('close')
  const third = await launchApp({ userDataDir: path.join(other, 'data') })
  const tenants = await ask(third.window, 'tenants.list', null)
  expect(tenants.map(({ tenant }) => tenant.displayName).sort()).toEqual([
    'Contoso Manufacturing',
    'Fabrikam Health',
  ])
  await third.app.close()
  removeFolder(other)
})

test('a backup is restored where the data file cannot be opened, and one that was only looked at is not', async ({
  browserName: _,
}, info) => {
  test.slow()
  const folder = makeFolder()
  const data = path.join(folder, 'data')
  const backup = path.join(folder, 'backup.zip')
  await choose(backup)
  await ask(demo.window, 'backup.write', null)
  const first = await launchApp({ userDataDir: data })
  await expect(first.window.getByRole('button', { name: 'Open the demo estate' })).toBeVisible()
  await first.app.close()
  const database = new Database(path.join(data, 'roomwall.db'))
  database.pragma('user_version = 9999')
  database.close()

  const lookAtBackup = async () => {
    const { app, window } = await launchApp({ userDataDir: data })
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] })
    }, backup)
    await window.goto('app://roomwall/index.html#/settings/backup')
    await expect(
      window.getByText(describeFailure({ code: 'store.newerFile' }).happened).first(),
    ).toBeVisible()
    await window.getByRole('button', { name: 'Choose a backup' }).click()
    await expect(window.getByText('Contoso Manufacturing, Fabrikam Health')).toBeVisible()
    return { app, window }
  }
  const looked = await lookAtBackup()
  await looked.window.screenshot({ path: info.outputPath('restore-without-database.png') })
  await looked.app.close()
  const agreed = await lookAtBackup()
  await withoutStarting(agreed.app)
  await agreed.window.getByRole('button', { name: 'Restore and restart' }).click()
  await agreed.app.waitForEvent('close')
  const restored = await launchApp({ userDataDir: data })
  const tenants = await ask(restored.window, 'tenants.list', null)
  expect(tenants).toHaveLength(2)
  await restored.app.close()
  removeFolder(folder)
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
