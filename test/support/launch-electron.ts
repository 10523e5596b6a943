import { type ChildProcess, spawn } from 'node:child_process'
import {
  type Browser,
  chromium,
  type ElectronApplication,
  _electron as electron,
  expect,
  type Page,
} from '@playwright/test'
import { z } from 'zod'
import { quietSwitches, sandboxSwitches } from '../../build/chromium-switches'
import { packagedExecutable } from '../../build/packaged-app'
import { projectFolder } from '../../build/project-folder'

/** What a test starts the app with. */
export interface LaunchOptions {
  /** Switches of the app, such as `--demo`. */
  readonly args?: readonly string[]
  /** Folder for everything this run writes; a test makes a fresh one. */
  readonly userDataDir: string
  readonly env?: Readonly<Record<string, string>>
}

/** The app built in `out/`, driven through Electron's main process and its window. */
export interface LaunchedApp {
  readonly app: ElectronApplication
  readonly window: Page
}

/** The packaged app, driven through its window only: its fuses close the way into the main process. */
export interface PackagedApp {
  readonly process: ChildProcess
  readonly window: Page
  /** Ends the app and waits until it is gone. */
  close(): Promise<void>
}

/** Starts the app from `out/` and waits for its first window. Sandboxed unless the tests run as root. */
export async function launchApp({ args = [], userDataDir, env = {} }: LaunchOptions): Promise<LaunchedApp> {
  const app = await electron.launch({
    args: [...quietSwitches(true), projectFolder, `--data-folder=${userDataDir}`, ...args],
    chromiumSandbox: sandboxSwitches().length === 0,
    cwd: projectFolder,
    env: { ...definedVariables(), ...env },
  })
  return { app, window: await app.firstWindow() }
}

/**
 * Starts the packaged app and attaches to its first window over the debugging port.
 *
 * @param asUser numeric user to run as (Linux, from root only); such a run is sandboxed.
 */
export async function launchPackaged({
  args = [],
  userDataDir,
  env = {},
  executable = packagedExecutable,
  asUser,
}: LaunchOptions & { readonly executable?: string; readonly asUser?: number }): Promise<PackagedApp> {
  const switches = [
    ...quietSwitches(true),
    ...sandboxSwitches(asUser),
    '--remote-debugging-port=0',
    `--data-folder=${userDataDir}`,
    ...args,
  ]
  const [program, leading] =
    asUser === undefined
      ? [executable, []]
      : ['setpriv', [`--reuid=${asUser}`, `--regid=${asUser}`, '--clear-groups', executable]]
  const child = spawn(program, [...leading, ...switches], {
    env: { ...definedVariables(), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const close = async () => {
    child.kill()
    await ended
  }
  try {
    const address = await debuggingAddress(child)
    // Attaching to a page that is just being made can hang for ever.
    await expect
      .poll(() => titlesOfPages(address), { timeout: 30_000 })
      .toContainEqual(expect.stringMatching(/./))
    const browser = await chromium.connectOverCDP(address)
    return { process: child, window: await firstPage(browser), close }
  } catch (error) {
    await close()
    throw error
  }
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let words = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      words += text
      const address = /DevTools listening on (ws:\/\/\S+)/.exec(words)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('error', reject)
    child.once('close', (code) =>
      reject(new Error(`The packaged app ended with ${code}. It said:\n${words}`)),
    )
  })
}

/** Titles of the pages that are open there; a page that is still being made has none. */
async function titlesOfPages(address: string): Promise<string[]> {
  const answer = await fetch(`http://${new URL(address).host}/json/list`)
  return z
    .array(z.object({ title: z.string() }))
    .parse(await answer.json())
    .map(({ title }) => title)
}

async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('The packaged app offers no browser context')
  return context.pages()[0] ?? context.waitForEvent('page')
}

function definedVariables(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
