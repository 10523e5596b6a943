import type { Failure } from '../../shared/errors'
import type { Clock } from '../lib/clock'
import type { Service } from '../lib/service'
import type { KeychainDoor } from './keychain-door'
import type { KeychainTrouble } from './keychain-trouble'

/** How soon an unusable keychain is tried again, ms. One that puts a question on the screen each time: seldom. */
const againMs = { usual: 15_000, asking: 5 * 60_000 }
const asks: ReadonlySet<unknown> = new Set<KeychainTrouble>(['denied', 'dismissed'])

interface KeychainWatchParts {
  keychain: Pick<KeychainDoor, 'probe' | 'onFinding'>
  clock: Clock
  /** Called with the first finding, then at each change; null = it can be used. */
  onChange(trouble: Failure | null): void
}

/**
 * Hears what every use of the keychain finds, tries it at the start, and again and again while it cannot be used:
 * unlocking it is enough, nothing is lost.
 */
export function createKeychainWatch({ keychain, clock, onChange }: KeychainWatchParts): Service {
  let told: string | null = null
  let cancelNext = () => {}
  let leave = () => {}

  const hear = (trouble: Failure | null): void => {
    cancelNext()
    const finding = JSON.stringify(trouble)
    if (finding !== told) {
      told = finding
      onChange(trouble)
    }
    // While the system's question is open, its answer is waited for.
    if (trouble === null || trouble.params?.reason === ('asking' satisfies KeychainTrouble)) return
    const waitMs = asks.has(trouble.params?.reason) ? againMs.asking : againMs.usual
    cancelNext = clock.schedule(waitMs, () => void keychain.probe())
  }

  return {
    name: 'keychain watch',
    async start() {
      leave = keychain.onFinding(hear)
      // Not awaited: a system may ask the operator to unlock it first, and the wall shows the last known meanwhile.
      void keychain.probe()
    },
    async stop() {
      leave()
      cancelNext()
    },
  }
}
