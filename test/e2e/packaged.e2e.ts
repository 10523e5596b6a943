import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { packagedExecutable } from '../../build/packaged-app'
import { launchPackaged } from '../support/launch-electron'

/** The Unix user `nobody`: owns nothing and may do nothing special. */
const nobody = 65_534

let folder: string
test.beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'roomwall-packaged-'))
})
test.afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('the packaged app opens the demo wall', async () => {
  const app = await launchPackaged({ args: ['--demo'], userDataDir: folder })
  try {
    await expect(app.window.getByRole('main')).toBeVisible()
    await expect(app.window).toHaveTitle(/Roomwall/)
    expect(app.window.url()).toMatch(/^app:\/\/roomwall\//)
  } finally {
    await app.close()
  }
})

test('an ordinary user gets a sandboxed window', async () => {
  test.skip(process.platform !== 'linux' || process.getuid?.() !== 0, 'needs root to become somebody else')
  test.skip(!mayMakeNamespaces(nobody), 'this machine (a container, perhaps) denies namespaces to users')
  // A clone in root's home is closed to others, so that user gets a copy.
  const copy = path.join(folder, 'app')
  await cp(path.dirname(packagedExecutable), copy, { recursive: true })
  const dataFolder = path.join(folder, 'data')
  await mkdir(dataFolder)
  for (const owned of [folder, dataFolder]) await chown(owned, nobody, nobody)
  const app = await launchPackaged({
    args: ['--demo'],
    userDataDir: dataFolder,
    env: { HOME: dataFolder },
    executable: path.join(copy, path.basename(packagedExecutable)),
    asUser: nobody,
  })
  try {
    await expect(app.window.getByRole('main')).toBeVisible()
    const renderers = processesOf(copy).filter((status) => status.commandLine.includes('--type=renderer'))
    expect(renderers.length).toBeGreaterThan(0)
    for (const renderer of renderers) {
      expect(renderer.commandLine).not.toContain('--no-sandbox')
      expect(renderer.isFiltered, 'system calls of the window are filtered').toBe(true)
    }
  } finally {
    await app.close()
  }
})

test('every fuse that opens a way around the app is closed', async () => {
  const wire = await getCurrentFuseWire(packagedExecutable)
  const stateOf = (fuse: FuseV1Options) => wire[fuse]
  const closed = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ]
  const on = [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ]
  expect(closed.map(stateOf)).toEqual(closed.map(() => FuseState.DISABLE))
  expect(on.map(stateOf)).toEqual(on.map(() => FuseState.ENABLE))
})

/** Chromium's sandbox is made of user namespaces; a container or a chroot may deny them. */
function mayMakeNamespaces(user: number): boolean {
  const identity = [`--reuid=${user}`, `--regid=${user}`, '--clear-groups']
  return spawnSync('setpriv', [...identity, 'unshare', '--user', 'true']).status === 0
}

/** Command line and system call filter of the processes that run a program below `programFolder`. */
function processesOf(programFolder: string): { commandLine: string; isFiltered: boolean }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        const commandLine = readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ')
        if (!commandLine.startsWith(programFolder)) return []
        return [
          { commandLine, isFiltered: /^Seccomp:\s+2$/m.test(readFileSync(`/proc/${id}/status`, 'utf8')) },
        ]
      } catch {
        // The process ended while we were reading.
        return []
      }
    })
}
