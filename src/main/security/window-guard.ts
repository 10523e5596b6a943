import { app, protocol, session } from 'electron'
import type { Logger } from '../lib/logger'
import { type AppPage, builtPage } from './app-page'
import { serveAppFiles } from './app-protocol'
import { confineNavigation } from './navigation'
import { denyBluetooth, denyPermissions } from './permissions'
import { cutOffNetwork, silenceSpellChecker } from './window-network'

/** Every page of this process, also one that should not exist, stays in its place and gets no permission. */
export function guardPages(page: AppPage, logger: Logger): void {
  app.on('session-created', (created) => {
    denyPermissions(created, page)
    silenceSpellChecker(created)
  })
  app.on('web-contents-created', (_event, contents) => {
    confineNavigation(contents, page, logger)
    denyBluetooth(contents)
  })
}

/**
 * The window's own session reads its files from disk and has no network. Called once the app is ready.
 *
 * @param folder absolute path of the built window.
 */
export function guardWindowSession(page: AppPage, folder: string): void {
  // The system's resolver only: Chromium would ask some providers over HTTPS on its own account.
  app.configureHostResolver({ secureDnsMode: 'off' })
  serveAppFiles(protocol, folder)
  // The development server's page comes over the network.
  if (page === builtPage) cutOffNetwork(session.defaultSession)
}
