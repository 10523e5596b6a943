import { app } from 'electron'
import type { Outcome } from '../../shared/errors'
import { appWideKey } from '../../shared/ipc/revision'
import type { Core } from '../compose-core'
import type { ChangeFeed } from '../store/change-feed'
import { type AppStatusBoard, createAppStatusBoard, readRuntime } from './app-status'
import type { DemoSimulator } from './demo-simulator'
import type { Desktop } from './desktop'

/** The app's own condition, kept up to date by the store and the simulator and told to the window. */
export function openAppStatus(
  { switches, dataFolder }: Pick<Desktop, 'switches' | 'dataFolder'>,
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
