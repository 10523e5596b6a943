import type { Core } from '../compose-core'
import type { KeychainDoor } from '../keychain/keychain-door'
import { createKeychainWatch } from '../keychain/keychain-watch'
import { systemClock } from '../lib/clock'
import type { AppStatusBoard } from './app-status'
import type { Desktop } from './desktop'
import { createPowerWatch } from './power'

/** Real tenants only: the keychain must be there, and the network may come and go. */
export async function watchComputer(
  { ending, logger }: Desktop,
  core: Pick<Core, 'askAgain' | 'setOnline'>,
  keychain: KeychainDoor,
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
  const power = createPowerWatch(systemClock, logger.child('power'), {
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
