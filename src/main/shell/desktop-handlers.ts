import { app, clipboard, shell } from 'electron'
import { type Outcome, succeed } from '../../shared/errors'
import { appWideKey } from '../../shared/ipc/revision'
import { defaultPreferences } from '../../shared/model/preferences'
import type { Core } from '../compose-core'
import { FileWorks } from '../diagnostics/file-works'
import type { Answers } from '../ipc/handler'
import { restoreHandlers } from '../ipc/handlers/restore-handlers'
import type { KeychainDoor } from '../keychain/keychain-door'
import type { ChangeFeed } from '../store/change-feed'
import { restorePlaceIn } from '../store/restore-place'
import { createAppHandlers } from './app-handlers'
import type { AppStatusBoard } from './app-status'
import { systemFileChooser } from './choose-file'
import type { Desktop } from './desktop'
import type { ProxyLogins } from './proxy-logins'
import { relaunchArguments } from './relaunch-arguments'
import { applyTheme } from './theme'

interface DesktopHandlersParts {
  /** Where none could be opened, the window still comes up in its usual looks, a backup can be restored, and every other request to it gets the reason. */
  composed: Outcome<Core>
  status: AppStatusBoard
  feed: ChangeFeed
  proxyLogins: ProxyLogins
  keychain: Pick<KeychainDoor, 'probe'>
}

/** Handlers of all requests: the core's, and those about the app itself. */
export function createDesktopHandlers(
  { switches, dataFolder, ending }: Pick<Desktop, 'switches' | 'dataFolder' | 'ending'>,
  { composed, status, feed, proxyLogins, keychain }: DesktopHandlersParts,
): Answers {
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
    files: systemFileChooser,
    proxyLogins,
    tryKeychain: () => keychain.probe(),
    askAgain: () => composed.ok && composed.value.askAgain(),
  })
  if (!composed.ok) {
    const usual = { 'preferences.read': async () => succeed(defaultPreferences) }
    const works = new FileWorks((work, done) => feed.publish('fileWork.changed', appWideKey, { work, done }))
    ending.add(works)
    const restore = restoreHandlers({ place: restorePlaceIn(dataFolder), files: systemFileChooser, works })
    return { handlers: { ...appHandlers, ...usual, ...restore }, refusal: composed.error }
  }
  const coreHandlers = composed.value.handlers
  return {
    handlers: {
      ...coreHandlers,
      ...appHandlers,
      async 'preferences.write'(changes) {
        const written = await coreHandlers['preferences.write'](changes)
        if (written.ok) applyTheme(switches.theme ?? written.value.theme)
        return written
      },
    },
    refusal: null,
  }
}
