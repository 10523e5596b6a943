import type { Logger } from '../lib/logger'
import type { AppPage } from '../security/app-page'
import type { AppSwitches } from './app-switches'
import type { GracefulQuit } from './graceful-quit'

/** What every part of the Electron ring is given. */
export interface Desktop {
  switches: AppSwitches
  /** Absolute; holds the database, the log and what Chromium keeps. */
  dataFolder: string
  page: AppPage
  logger: Logger
  ending: GracefulQuit
}
