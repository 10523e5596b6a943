import { BrowserWindow, nativeTheme, screen, type WebPreferences } from 'electron'
import type { Preferences } from '../../shared/model/preferences'
import type { Logger } from '../lib/logger'
import { applyTheme, windowColour } from './theme'
import { placeWindow, readWindowState, smallestWindow, writeWindowState } from './window-state'

export interface MainWindowOptions {
  /** Address to load, with query and hash. */
  url: string
  preloadFile: string
  /** Where its place is remembered. */
  stateFile: string
  /** Null: as it looked last time. */
  theme: Preferences['theme'] | null
  logger: Logger
}

/** Opens the one window, where it was last time; it appears once it has something to show. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const displays = screen.getAllDisplays().map((display) => display.workArea)
  const { isMaximised, theme, ...bounds } = placeWindow(readWindowState(options.stateFile), displays)
  applyTheme(options.theme ?? theme)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: windowColour(),
    webPreferences: webPreferences(options.preloadFile),
  })
  window.once('ready-to-show', () => {
    if (isMaximised) window.maximize()
    window.show()
  })
  window.on('close', () => rememberPlace(window, options))
  load(window, options.url, options.logger)
  return window
}

/** What every window of ours is made of: a sandboxed page that reaches main through the preload script only. */
export function webPreferences(preloadFile: string): WebPreferences {
  return {
    preload: preloadFile,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    spellcheck: false,
    navigateOnDragDrop: false,
  }
}

/** Loads `url`; a failure is logged, and the window stays so that the operator can reload it. */
export function load(window: BrowserWindow, url: string, logger: Logger): void {
  window.loadURL(url).catch((error: unknown) => logger.error('The window did not load', { error }))
}

/** Brings the window to the operator. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function rememberPlace(window: BrowserWindow, { stateFile, logger }: MainWindowOptions): void {
  try {
    writeWindowState(stateFile, {
      ...window.getNormalBounds(),
      isMaximised: window.isMaximized(),
      theme: nativeTheme.themeSource,
    })
  } catch (error) {
    logger.warn('The place of the window could not be remembered', { error })
  }
}
