import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import path from 'node:path'
import { app, BrowserWindow, clipboard, ipcMain, protocol, session, shell } from 'electron'
import type { Outcome } from '../shared/errors'
import { appWideKey } from '../shared/ipc/revision'
import type { IncidentId } from '../shared/model/incident'
import { defaultPreferences } from '../shared/model/preferences'
import { sendBySmtp } from './alerts/channels/smtp'
import { type Core, composeCore } from './compose-core'
import type { Handlers } from './ipc/handler'
import { pushEvents } from './ipc/push'
import { registerRequests } from './ipc/register'
import type { Keychain } from './keychain/keychain'
import { createKeychainWatch } from './keychain/keychain-watch'
import { createKeytarKeychain } from './keychain/keytar-keychain'
import { createMemoryKeychain } from './keychain/memory-keychain'
import { systemClock } from './lib/clock'
import { createLogger } from './lib/electron-log-logger'
import type { Logger } from './lib/logger'
import { type AppPage, builtPage, choosePage } from './security/app-page'
import { serveAppFiles } from './security/app-protocol'
import { confineNavigation } from './security/navigation'
import { denyBluetooth, denyPermissions } from './security/permissions'
import { createTrustedSenders } from './security/trusted-senders'
import { cutOffNetwork, silenceSpellChecker } from './security/window-network'
import { createAppHandlers } from './shell/app-handlers'
import { type AppStatusBoard, createAppStatusBoard, readRuntime } from './shell/app-status'
import type { AppSwitches, SnapshotOrder } from './shell/app-switches'
import { systemFileChooser } from './shell/choose-file'
import { logSurprises, reloadAfterCrash } from './shell/crash-watch'
import { defineDemoTenants } from './shell/demo'
import { type DemoSimulator, startDemoSimulator } from './shell/demo-simulator'
import { createGracefulQuit, type GracefulQuit } from './shell/graceful-quit'
import { handlersWithoutCore } from './shell/handlers-without-core'
import { focusWindow, openMainWindow } from './shell/main-window'
import { setUpMenu } from './shell/menu'
import { createDesktopNotifier } from './shell/notifications'
import { createPowerWatch } from './shell/power'
import { ProxyLogins } from './shell/proxy-logins'
import { relaunchArguments } from './shell/relaunch-arguments'
import { saveTextFile } from './shell/save-text-file'
import { openSnapshotWindow, takeSnapshot } from './shell/snapshot'
import { openMessageNetwork, openTenantNetwork } from './shell/tenant-network'
import { applyTheme } from './shell/theme'
import { ChangeFeed } from './store/change-feed'

/** What every part of the ring is given. */
interface Desktop {
  switches: AppSwitches
  /** Absolute; holds the database, the log and what Chromium keeps. */
  dataFolder: string
  page: AppPage
  logger: Logger
  ending: GracefulQuit
}

/**
 * Puts the Electron ring round the core and starts everything. Called once, before the app is ready.
 *
 * @param dataFolder absolute path of an existing folder.
 */
export async function composeDesktop(switches: AppSwitches, dataFolder: string): Promise<void> {
  const logger = createLogger({ folder: path.join(dataFolder, 'logs') })
  logSurprises(logger)
  logger.info('Roomwall starts', { version: app.getVersion(), ...readRuntime(), isDemo: switches.isDemo })
  const page = choosePage(process.env.ELECTRON_RENDERER_URL, app.isPackaged)
  guardPages(page, logger.child('security'))
  const ending = createGracefulQuit(app, systemClock, logger)
  const desktop: Desktop = { switches, dataFolder, page, logger, ending }
  await app.whenReady()
  guardWindowSession(page)

  // First, so that it comes up while the window does; ended last, after those who ask it.
  const simulator = switches.isDemo ? openSimulator(desktop) : null
  const keychain = openKeychain(desktop)
  const proxyLogins = new ProxyLogins(keychain, (asked) => {
    void opening.then(({ status }) => status.change({ proxyLogins: asked }))
  })
  // The window loads while the core does; its requests wait.
  const opening = openCore(desktop, keychain, proxyLogins).then((composed) => {
    const feed = composed.ok ? composed.value.feed : new ChangeFeed(randomUUID(), logger.child('feed'))
    const status = composeStatus(desktop, composed, feed, simulator)
    const handlers = composeHandlers(desktop, composed, { status, proxyLogins }, feed)
    return { core: composed.ok ? composed.value : null, feed, status, handlers }
  })
  const senders = createTrustedSenders(page)
  registerRequests({
    receiver: ipcMain,
    handlers: opening.then(({ handlers }) => handlers),
    isTrusted: senders.isTrusted,
    logger: logger.child('requests'),
    checksAnswers: !app.isPackaged,
  })
  const window = openWindow(desktop)
  const contents = window.webContents
  senders.trust(contents.id)
  reloadAfterCrash(contents, systemClock, logger.child('window'))
  app.on('second-instance', () => focusWindow(window))
  app.on('window-all-closed', () => app.quit())
  const { core, feed, status, handlers } = await opening
  const endPush = pushEvents(feed, () => [contents], logger.child('window'))
  ending.add({ name: 'push', stop: async () => endPush() })
  setUpMenu(status.read(), !app.isPackaged)
  await followTheme(desktop, handlers)
  if (core !== null && simulator !== null) await defineDemo(desktop, core, simulator)
  if (core !== null && simulator === null) await watchComputer(desktop, core, keychain, status)
  // The operator may have closed it again meanwhile.
  if (ending.isEnding()) return
  await core?.start()
  if (switches.snapshot !== null) await finishSnapshot(desktop, switches.snapshot, window, core)
}

/** Every page of this process, also one that should not exist, stays in its place and gets no permission. */
function guardPages(page: AppPage, logger: Logger): void {
  app.on('session-created', (created) => {
    denyPermissions(created, page)
    silenceSpellChecker(created)
  })
  app.on('web-contents-created', (_event, contents) => {
    confineNavigation(contents, page, logger)
    denyBluetooth(contents)
  })
}

function guardWindowSession(page: AppPage): void {
  // The system's resolver only: Chromium would ask some providers over HTTPS on its own account.
  app.configureHostResolver({ secureDnsMode: 'off' })
  serveAppFiles(protocol, builtFile('renderer'))
  // The development server's page comes over the network.
  if (page === builtPage) cutOffNetwork(session.defaultSession)
}

function openKeychain({ switches, dataFolder }: Desktop): Keychain {
  if (switches.isDemo) return createMemoryKeychain()
  return createKeytarKeychain({
    // Another data folder is another console: it must not touch this one's credentials.
    profile: switches.dataFolder === null ? 'default' : path.basename(switches.dataFolder),
    envelopeFolder: path.join(dataFolder, 'credentials'),
  })
}

async function openCore(
  desktop: Desktop,
  keychain: Keychain,
  proxyLogins: ProxyLogins,
): Promise<Outcome<Core>> {
  const composed = await composeCore({
    clock: systemClock,
    logger: desktop.logger,
    keychain,
    openNetwork: (tenant, onProxyLogIn) => openTenantNetwork(tenant, { logins: proxyLogins, onProxyLogIn }),
    files: systemFileChooser,
    about: { version: app.getVersion(), runtime: readRuntime() },
    dataFolder: desktop.dataFolder,
    historyWorker: builtFile('main/history-worker.js'),
    replayWorker: builtFile('main/replay-worker.js'),
    userName: userInfo().username,
    messages: {
      notifier: createDesktopNotifier(openIncident),
      fetch: openMessageNetwork(),
      sendMail: sendBySmtp,
    },
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    meetings: null,
  })
  if (composed.ok) desktop.ending.add({ name: 'core', stop: () => composed.value.stop() })
  else desktop.logger.error('The database could not be opened', { error: composed.error })
  return composed
}

function composeStatus(
  { switches, dataFolder }: Desktop,
  composed: Outcome<Core>,
  feed: ChangeFeed,
  simulator: DemoSimulator | null,
): AppStatusBoard {
  const board = createAppStatusBoard(
    {
      version: app.getVersion(),
      mode: switches.isDemo ? 'demo' : 'real',
      runtime: readRuntime(),
      dataFolder,
      keychain: { state: switches.isDemo ? 'memory' : 'ready', error: null },
      store: composed.ok
        ? composed.value.storeCondition()
        : { state: 'unavailable', setAsidePath: null, error: composed.error },
      isOffline: false,
      proxyLogins: [],
      simulator: simulator?.state() ?? null,
    },
    (status) => feed.publish('app.changed', appWideKey, { status }),
  )
  if (composed.ok) {
    const core = composed.value
    core.onStoreCondition(() => board.change({ store: core.storeCondition() }))
  }
  simulator?.onState((state) => board.change({ simulator: state }))
  return board
}

function composeHandlers(
  { switches, ending }: Desktop,
  composed: Outcome<Core>,
  { status, proxyLogins }: { status: AppStatusBoard; proxyLogins: ProxyLogins },
  feed: ChangeFeed,
): Handlers {
  const coreHandlers = composed.ok ? composed.value.handlers : handlersWithoutCore(composed.error)
  const appHandlers = createAppHandlers({
    readStatus: status.read,
    revision: () => feed.revision('app.changed', appWideKey),
    relaunch(mode) {
      // An AppImage runs from a mount that goes away with it; the image itself is what starts again.
      const execPath = process.env.APPIMAGE ?? process.execPath
      app.relaunch({ execPath, args: relaunchArguments(process.argv.slice(1), mode) })
      ending.quit(0)
    },
    copyText: (text) => clipboard.writeText(text),
    openInBrowser: (url) => shell.openExternal(url),
    saveText: saveTextFile,
    proxyLogins,
    askAgain: () => composed.ok && composed.value.askAgain(),
  })
  return {
    ...coreHandlers,
    ...appHandlers,
    async 'preferences.write'(changes) {
      const written = await coreHandlers['preferences.write'](changes)
      if (written.ok) applyTheme(switches.theme ?? written.value.theme)
      return written
    },
  }
}

/** The looks of menus, dialogs and the window's edge by the preference, once it can be read. */
async function followTheme({ switches }: Desktop, handlers: Handlers): Promise<void> {
  const preferences = await handlers['preferences.read'](null)
  applyTheme(switches.theme ?? (preferences.ok ? preferences.value : defaultPreferences).theme)
}

function openWindow({ switches, dataFolder, page, logger }: Desktop): BrowserWindow {
  const options = {
    url: switches.theme === null ? page.url : `${page.url}?theme=${switches.theme}`,
    preloadFile: builtFile('preload/index.cjs'),
    theme: switches.theme,
    logger: logger.child('window'),
  }
  if (switches.snapshot !== null) return openSnapshotWindow(switches.snapshot, options)
  return openMainWindow({ ...options, stateFile: path.join(dataFolder, 'window.json') })
}

/** Real tenants only: the keychain must be there, and the network may come and go. */
async function watchComputer(
  { ending }: Desktop,
  core: Core,
  keychain: Keychain,
  status: AppStatusBoard,
): Promise<void> {
  const keychainWatch = createKeychainWatch({
    keychain,
    clock: systemClock,
    onChange(error) {
      const isBack = error === null && status.read().keychain.state === 'unavailable'
      status.change({ keychain: { state: error === null ? 'ready' : 'unavailable', error } })
      if (isBack) core.askAgain()
    },
  })
  await keychainWatch.start()
  ending.add(keychainWatch)
  const power = createPowerWatch(systemClock, {
    onResume: () => core.askAgain(),
    onNetwork(isOnline) {
      if (isOnline && status.read().isOffline) core.askAgain()
      core.setOnline(isOnline)
      status.change({ isOffline: !isOnline })
    },
  })
  await power.start()
  ending.add(power)
}

function openSimulator({ switches, dataFolder, logger, ending }: Desktop): DemoSimulator {
  // Tests change the simulated world from outside; a packaged app has no such door.
  const opensControl = switches.opensSimulatorControl && !app.isPackaged
  const simulator = startDemoSimulator({
    file: builtFile('main/simulator.js'),
    estate: switches.estate,
    controlFile: opensControl ? path.join(dataFolder, 'simulator-control.json') : null,
    clock: systemClock,
    logger: logger.child('simulator'),
  })
  ending.add({ name: 'simulator', stop: () => simulator.stop() })
  return simulator
}

/** Waits for the simulator; until it listens the wall shows what is on disk. */
async function defineDemo({ switches, logger, ending }: Desktop, core: Core, simulator: DemoSimulator) {
  const beginning = await defineDemoTenants(simulator, core.tenants, logger)
  if (beginning.ok) return
  process.stderr.write(`roomwall: ${beginning.complaint}\n`)
  // Somebody at a terminal asked for this very estate; elsewhere the window says that there is no simulator.
  const isOrdered = switches.snapshot !== null || Object.values(switches.estate).some((part) => part !== null)
  if (isOrdered) ending.quit(2)
}

async function finishSnapshot(
  { ending, logger }: Desktop,
  order: SnapshotOrder,
  window: BrowserWindow,
  core: Core | null,
): Promise<void> {
  const problem = await takeSnapshot(window, order, {
    clock: systemClock,
    isSettled: () => core?.tenants.isSettled() ?? false,
  })
  if (problem !== null) {
    logger.error('No picture was taken', { problem })
    process.stderr.write(`roomwall: ${problem}
`)
  }
  ending.quit(problem === null ? 0 : 1)
}

/** Brings the window to the operator, with the incident open. */
function openIncident(incidentId: IncidentId | null): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window === undefined) return
  focusWindow(window)
  const hash = incidentId === null ? '#/incidents' : `#/incidents/${encodeURIComponent(incidentId)}`
  void window.webContents.executeJavaScript(`location.hash = ${JSON.stringify(hash)}`)
}

/** A file of the build; the same in the project's folder and in a packaged app. */
function builtFile(name: string): string {
  return path.join(app.getAppPath(), 'out', name)
}
