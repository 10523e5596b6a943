import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'libsql'
import { describeFailure } from '../../src/shared/text/en/errors'
import { launchApp } from '../support/launch-electron'
import { ask, makeFolder, openDemo, removeFolder } from './demo-app'
import { runApp } from './run-app'

test('the demo shows its tenants and rooms, and names its runtime in the log', async () => {
  const demo = await openDemo(['--tenants=2', '--rooms=12'])
  try {
    const tenants = await ask(demo.window, 'tenants.list', null)
    expect(tenants).toHaveLength(2)
    const [first] = tenants
    const { rooms } = await ask(demo.window, 'rooms.list', { tenantKey: first?.tenant.tenantKey ?? '' })
    expect(rooms.length).toBeGreaterThan(0)
    for (const { tenant } of tenants) {
      await expect(demo.window.getByRole('heading', { name: tenant.displayName })).toBeAttached()
    }
    await expect(
      demo.window.getByRole('button', { name: new RegExp(`^${rooms[0]?.name}, `) }).first(),
    ).toBeVisible()

    const status = await ask(demo.window, 'app.readStatus', null)
    expect(status).toMatchObject({ mode: 'demo', simulator: 'running', keychain: { state: 'memory' } })
    const versions = await demo.app.evaluate(() => process.versions)
    expect(status.runtime).toMatchObject({
      electron: versions.electron,
      chromium: versions.chrome,
      node: versions.node,
    })
    const log = readFileSync(`${demo.dataFolder}/logs/main.log`, 'utf8')
    expect(log).toContain(`"electron":"${versions.electron}"`)
    expect(log).not.toContain('A failure that nobody handled')
  } finally {
    await demo.close()
    removeFolder(demo.dataFolder)
  }
})

test('a second start ends at once and brings the first window back', async () => {
  const demo = await openDemo(['--tenants=1', '--rooms=4'])
  try {
    const isMinimised = () =>
      demo.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() !== true)
    await demo.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
    await expect.poll(isMinimised).toBe(true)
    const second = await runApp(['--demo', `--data-folder=${demo.dataFolder}`])
    expect(second.exitCode).toBe(0)
    expect(second.output).toContain('open already')
    await expect.poll(isMinimised).toBe(false)
    expect(demo.app.windows()).toHaveLength(1)
  } finally {
    await demo.close()
    removeFolder(demo.dataFolder)
  }
})

test('without a tenant it offers the demo, which starts the app anew', async () => {
  const folder = makeFolder()
  const { app, window } = await launchApp({ userDataDir: folder })
  try {
    // Starting another process is left out; that it is asked for is what counts here.
    await app.evaluate(({ app: electron }) => {
      electron.relaunch = (options) => {
        process.env.TEST_RELAUNCH = JSON.stringify(options?.args)
      }
      electron.quit = () => {}
    })
    await window.getByRole('button', { name: 'Open the demo estate' }).click()
    await expect.poll(() => app.evaluate(() => process.env.TEST_RELAUNCH ?? '')).toContain('"--demo"')
    const relaunched = await app.evaluate(() => process.env.TEST_RELAUNCH ?? '')
    expect(relaunched).not.toContain('--data-folder')
  } finally {
    // Until it has ended it writes into its folder.
    const ended = app.waitForEvent('close')
    await app.evaluate(({ app: electron }) => electron.exit(0)).catch(() => {})
    await ended
    removeFolder(folder)
  }
})

test('a window that crashes comes back by itself', async () => {
  const demo = await openDemo(['--tenants=1', '--rooms=4'])
  try {
    await demo.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
    })
    const log = () => readFileSync(`${demo.dataFolder}/logs/main.log`, 'utf8')
    // Before it is gone, a question to the page would never be answered.
    await expect.poll(log).toContain('The window ended unexpectedly')
    const state = () =>
      demo.app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        if (contents === undefined || contents.isCrashed() || contents.isLoading()) return 'not there'
        return contents.executeJavaScript('document.documentElement.dataset.wall')
      })
    await expect.poll(state).toBe('live')
  } finally {
    await demo.close()
    removeFolder(demo.dataFolder)
  }
})

test('a data file of a newer Roomwall is left alone, and the window says so', async () => {
  const folder = makeFolder()
  const first = await launchApp({ userDataDir: folder })
  await expect(first.window.getByRole('button', { name: 'Open the demo estate' })).toBeVisible()
  await first.app.close()
  const file = path.join(folder, 'roomwall.db')
  const database = new Database(file)
  database.pragma('user_version = 9999')
  database.close()
  const second = await launchApp({ userDataDir: folder })
  try {
    await expect(
      second.window.getByText(describeFailure({ code: 'store.newerFile' }).happened).first(),
    ).toBeVisible()
    expect(await ask(second.window, 'app.readStatus', null)).toMatchObject({
      store: { state: 'unavailable', error: { code: 'store.newerFile' } },
    })
  } finally {
    await second.app.close()
    removeFolder(folder)
  }
})
