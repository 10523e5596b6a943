import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { BrowserWindow, type NativeImage, screen } from 'electron'
import { type Clock, sleep } from '../lib/clock'
import type { Logger } from '../lib/logger'
import type { SnapshotOrder } from './app-switches'
import type { Desktop } from './desktop'
import { load, webPreferences } from './main-window'

const timeLimitMs = 90_000
const lookAgainMs = 100

export interface SnapshotWindowOptions {
  preloadFile: string
  /** Page address without hash; a theme travels in its query. */
  url: string
  logger: Logger
}

export interface SnapshotWorld {
  clock: Clock
  /** Has every tenant been asked once? */
  isSettled(): boolean
}

/** The outcome for the terminal: null when the picture is written, else why not, in one sentence. */
type SnapshotProblem = string | null

/**
 * Opens a window that nobody sees, in the size of the picture; it may be larger than the screen.
 * Device scale must be 1 (`--force-device-scale-factor=1`), or the picture would be larger than ordered.
 */
export function openSnapshotWindow(order: SnapshotOrder, options: SnapshotWindowOptions): BrowserWindow {
  const { width, height } = order.size
  // Chromium on X11 takes a pixel off a window in exactly a display's size, lest it becomes full screen. One row
  // more prevents that and stays out of the picture.
  const isDisplaySize = screen
    .getAllDisplays()
    .some(({ size }) => size.width === width && size.height === height)
  const window = new BrowserWindow({
    width,
    height: isDisplaySize ? height + 1 : height,
    useContentSize: true,
    enableLargerThanScreen: true,
    frame: false,
    show: false,
    webPreferences: { ...webPreferences(options.preloadFile), backgroundThrottling: false },
  })
  load(window, `${options.url}#/wall`, options.logger)
  return window
}

/** Takes the ordered picture and ends the app: with exit code 0, or with 1 and the reason on stderr. */
export async function finishSnapshot(
  { ending, logger }: Pick<Desktop, 'ending' | 'logger'>,
  order: SnapshotOrder,
  window: BrowserWindow,
  world: SnapshotWorld,
): Promise<void> {
  const problem = await takeSnapshot(window, order, world)
  if (problem !== null) {
    logger.error('No picture was taken', { problem })
    process.stderr.write(`roomwall: ${problem}\n`)
  }
  ending.quit(problem === null ? 0 : 1)
}

/**
 * Waits until the wall is live and every tenant settled, goes to the ordered screen, and writes the picture once
 * two looks in a row are the same (nothing moves any more). Gives up after 90 s.
 */
async function takeSnapshot(
  window: BrowserWindow,
  order: SnapshotOrder,
  world: SnapshotWorld,
): Promise<SnapshotProblem> {
  const until = world.clock.monotonicMs() + timeLimitMs
  if (!(await becomesTrue(() => isLive(window, world), until, world.clock))) {
    return `The wall was not live within ${timeLimitMs / 1000} s, so no picture was taken. The log says why.`
  }
  if (order.view !== 'wall') await window.webContents.executeJavaScript(goTo(order.view))
  const picture = await stillPicture(window, order, until, world.clock)
  const { width, height } = picture.getSize()
  if (width !== order.size.width || height !== order.size.height) {
    return `The picture came out as ${width}x${height} instead of ${order.size.width}x${order.size.height}.`
  }
  mkdirSync(path.dirname(order.file), { recursive: true })
  writeFileSync(order.file, picture.toPNG())
  return null
}

/** Script that goes to a screen and ends once the window had time to draw it: two still looks at the one before would do otherwise. */
function goTo(view: string): string {
  return `new Promise((resolve) => {
    location.hash = '#/${view}'
    setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(resolve)), 500)
  })`
}

async function isLive(window: BrowserWindow, world: SnapshotWorld): Promise<boolean> {
  if (!world.isSettled()) return false
  const state: unknown = await window.webContents.executeJavaScript('document.documentElement.dataset.wall')
  return state === 'live'
}

async function stillPicture(
  window: BrowserWindow,
  order: SnapshotOrder,
  until: number,
  clock: Clock,
): Promise<NativeImage> {
  const capture = () => window.webContents.capturePage({ x: 0, y: 0, ...order.size })
  let before = await capture()
  for (;;) {
    await sleep(clock, lookAgainMs)
    const after = await capture()
    // A wall that never stands still (a clock on it, say) is taken as it is when time is up.
    if (after.toBitmap().equals(before.toBitmap()) || clock.monotonicMs() > until) return after
    before = after
  }
}

async function becomesTrue(fact: () => Promise<boolean>, until: number, clock: Clock): Promise<boolean> {
  while (!(await fact())) {
    if (clock.monotonicMs() > until) return false
    await sleep(clock, lookAgainMs)
  }
  return true
}
