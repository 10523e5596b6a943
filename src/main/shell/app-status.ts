import { isDeepStrictEqual } from 'node:util'
import type { AppStatus } from '../../shared/model/app-status'

/** What of the app's condition changes while it runs. */
type ChangingStatus = Pick<AppStatus, 'keychain' | 'store' | 'isOffline' | 'simulator' | 'proxyLogins'>

/** The app's own condition, kept in one place and told whenever it changes. */
export interface AppStatusBoard {
  read(): AppStatus
  /** Tells listeners only when something is different. */
  change(part: Partial<ChangingStatus>): void
}

/** @param tell called with the whole status after each change. */
export function createAppStatusBoard(first: AppStatus, tell: (status: AppStatus) => void): AppStatusBoard {
  let current = first
  return {
    read: () => current,
    change(part) {
      const next = { ...current, ...part }
      if (isDeepStrictEqual(next, current)) return
      current = next
      tell(current)
    },
  }
}

/** The runtime in use, as the log, the About box and the window name it. */
export function readRuntime(): AppStatus['runtime'] {
  const { electron = 'none', chrome = 'none', node } = process.versions
  return { electron, chromium: chrome, node, platform: `${process.platform} ${process.arch}` }
}
