import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import path from 'node:path'
import { app, type BrowserWindow, ipcMain } from 'electron'
import type { Outcome } from '../shared/errors'
import { sendBySmtp } from './alerts/channels/smtp'
import { type Core, composeCore } from './compose-core'
import { pushEvents } from './ipc/push'
import { registerRequests } from './ipc/register'
import { createKeychainDoor, type KeychainDoor } from './keychain/keychain-door'
import { createKeytarKeychain } from './keychain/keytar-keychain'
import { createMemoryKeychain } from './keychain/memory-keychain'
import { systemClock } from './lib/clock'
import { createLogger } from './lib/electron-log-logger'
import { choosePage } from './security/app-page'
import { createTrustedSenders } from './security/trusted-senders'
import { guardPages, guardWindowSession } from './security/window-guard'
import { readRuntime } from './shell/app-status'
import type { AppSwitches } from './shell/app-switches'
import { builtFile } from './shell/built-file'
import { systemFileChooser } from './shell/choose-file'
import { watchComputer } from './shell/computer-watch'
import { ConnectionUsers } from './shell/connection-users'
import { logSurprises, reloadAfterCrash } from './shell/crash-watch'
import { defineDemo, openSimulator } from './shell/demo'
import type { Desktop } from './shell/desktop'
import { createDesktopHandlers } from './shell/desktop-handlers'
import { openAppStatus } from './shell/desktop-status'
import { createGracefulQuit } from './shell/graceful-quit'
import { focusWindow, openMainWindow } from './shell/main-window'
import { setUpMenu } from './shell/menu'
import { createDesktopNotifier } from './shell/notifications'
import { openIncident } from './shell/open-incident'
import { ProxyLogins } from './shell/proxy-logins'
import { finishSnapshot, openSnapshotWindow } from './shell/snapshot'
import { openMessageNetwork, openTenantNetwork } from './shell/tenant-network'
import { followTheme } from './shell/theme'
import { ChangeFeed } from './store/change-feed'

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
  guardWindowSession(page, builtFile('renderer'))

  // Before everything that takes this thread: the page loads in a process of its own meanwhile, and its requests wait.
  const window = openWindow(desktop)
  // Comes up while the window does; ended last, after those who ask it.
  const simulator = switches.isDemo ? openSimulator(desktop) : null
  const keychain = openKeychain(desktop)
  const proxyLogins = new ProxyLogins(keychain, (asked) => {
    void opening.then(({ status }) => status.change({ proxyLogins: asked }))
  })
  const opening = openCore(desktop, keychain, proxyLogins).then((composed) => {
    const feed = composed.ok ? composed.value.feed : new ChangeFeed(randomUUID(), logger.child('feed'))
    const status = openAppStatus(desktop, composed, feed, simulator)
    const answers = createDesktopHandlers(desktop, { composed, status, feed, proxyLogins, keychain })
    return { core: composed.ok ? composed.value : null, feed, status, answers }
  })
  const senders = createTrustedSenders(page)
  registerRequests({
    receiver: ipcMain,
    answers: opening.then(({ answers }) => answers),
    isTrusted: senders.isTrusted,
    logger: logger.child('requests'),
    checksAnswers: !app.isPackaged,
  })
  const contents = window.webContents
  senders.trust(contents.id)
  reloadAfterCrash(contents, systemClock, logger.child('window'))
  app.on('second-instance', () => focusWindow(window))
  app.on('window-all-closed', () => app.quit())
  const { core, feed, status, answers } = await opening
  const endPush = pushEvents(feed, () => [contents], logger.child('window'))
  ending.add({ name: 'push', stop: async () => endPush() })
  setUpMenu(status.read(), !app.isPackaged)
  await followTheme(switches.theme, answers.handlers)
  if (core !== null && simulator !== null) await defineDemo(desktop, core.tenants, simulator)
  if (core !== null && simulator === null) await watchComputer(desktop, core, keychain, status)
  // The operator may have closed it again meanwhile.
  if (ending.isEnding()) return
  await core?.start()
  if (switches.snapshot === null) return
  await finishSnapshot(desktop, switches.snapshot, window, {
    clock: systemClock,
    isSettled: () => core?.tenants.isSettled() ?? false,
  })
}

function openKeychain({ switches, dataFolder }: Desktop): KeychainDoor {
  if (switches.isDemo) return createKeychainDoor(createMemoryKeychain(), systemClock)
  const keychain = createKeytarKeychain({
    // Another data folder is another console: it must not touch this one's credentials.
    profile: switches.dataFolder === null ? 'default' : path.basename(switches.dataFolder),
    envelopeFolder: path.join(dataFolder, 'credentials'),
  })
  return createKeychainDoor(keychain, systemClock)
}

async function openCore(
  desktop: Desktop,
  keychain: KeychainDoor,
  proxyLogins: ProxyLogins,
): Promise<Outcome<Core>> {
  const connectionUsers = new ConnectionUsers()
  const composed = await composeCore({
    clock: systemClock,
    logger: desktop.logger,
    keychain,
    openNetwork: (tenant, onProxyLogIn) =>
      openTenantNetwork(tenant, { logins: proxyLogins, onProxyLogIn }, connectionUsers),
    files: systemFileChooser,
    about: { version: app.getVersion(), runtime: readRuntime() },
    dataFolder: desktop.dataFolder,
    historyWorker: builtFile('main/history-worker.js'),
    replayWorker: builtFile('main/replay-worker.js'),
    userName: userInfo().username,
    messages: {
      notifier: createDesktopNotifier(openIncident),
      openFetch: (onProxyLogIn) => openMessageNetwork({ logins: proxyLogins, onProxyLogIn }),
      sendMail: sendBySmtp,
    },
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    meetings: null,
  })
  if (composed.ok) desktop.ending.add({ name: 'core', stop: () => composed.value.stop() })
  else desktop.logger.error('The database could not be opened', { error: composed.error })
  return composed
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
