import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { makeFolder, removeFolder } from './demo-app'
import { runApp } from './run-app'

// `nobody`: owns nothing, may do nothing.
const nobody = 65_534

test('an ordinary user runs it with the sandbox on', async () => {
  test.skip(process.platform !== 'linux', 'elsewhere every run is an ordinary, sandboxed one')
  const folder = makeFolder()
  const picture = path.join(folder, 'wall.png')
  try {
    const isRoot = process.getuid?.() === 0
    const home = path.join(folder, 'home')
    mkdirSync(home)
    const { XAUTHORITY } = process.env
    const displayKey = path.join(home, 'display-key')
    if (XAUTHORITY !== undefined) copyFileSync(XAUTHORITY, displayKey)
    if (isRoot) {
      chmodSync(folder, 0o777)
      for (const file of [home, ...(XAUTHORITY === undefined ? [] : [displayKey])]) {
        chownSync(file, nobody, nobody)
      }
    }
    const environment = {
      HOME: home,
      XDG_CONFIG_HOME: path.join(home, '.config'),
      TMPDIR: home,
      ...(XAUTHORITY === undefined ? {} : { XAUTHORITY: displayKey }),
    }
    const run = await runApp(
      ['--demo', '--tenants=1', '--rooms=4', `--snapshot=${picture}`],
      isRoot ? { asUser: nobody, env: environment } : { env: environment },
    )
    expect(run.complaints).not.toContain('sandbox')
    expect(run.exitCode).toBe(0)
    expect(existsSync(picture)).toBe(true)
  } finally {
    removeFolder(folder)
  }
})
