import type { Failure } from '../../shared/errors'
import type { Clock } from '../lib/clock'
import type { Service } from '../lib/service'
import type { Keychain } from './keychain'

/** How soon an unusable keychain is tried again, ms. One that refused us may ask the operator each time: seldom. */
const againMs = { usual: 15_000, denied: 5 * 60_000 }

interface KeychainWatchParts {
  keychain: Pick<Keychain, 'probe'>
  clock: Clock
  /** Called with the first finding, then at each change; null = it can be used. */
  onChange(trouble: Failure | null): void
}

/** Tries the keychain at the start, and again and again while it cannot be used: unlocking it is enough, nothing is lost. */
export function createKeychainWatch({ keychain, clock, onChange }: KeychainWatchParts): Service {
  let isStopped = false
  let told: string | null = null
  let cancelNext = () => {}

  const look = async (): Promise<void> => {
    const probe = await keychain.probe()
    if (isStopped) return
    const trouble = probe.ok ? null : probe.error
    const finding = JSON.stringify(trouble)
    if (finding !== told) {
      told = finding
      onChange(trouble)
    }
    if (trouble === null) return
    const waitMs = trouble.params?.reason === 'denied' ? againMs.denied : againMs.usual
    cancelNext = clock.schedule(waitMs, () => void look())
  }

  return {
    name: 'keychain watch',
    async start() {
      // Not awaited: a system may ask the operator to unlock it first, and rooms are watched meanwhile.
      void look()
    },
    async stop() {
      isStopped = true
      cancelNext()
    },
  }
}
