import { type Outcome, succeed } from '../../shared/errors'
import type { TenantKey } from '../../shared/model/tenant'
import type { Keychain, ReadManner } from './keychain'

/** Entries that are not to be used any more, until they are out of the keychain. */
interface DisownedEntries {
  list(): readonly TenantKey[]
  has(entry: TenantKey): boolean
  /** It is out of the keychain. */
  settle(entry: TenantKey): Promise<Outcome<void>>
}

/** A keychain without the entries that were disowned. */
export interface DisowningKeychain extends Keychain {
  /** Removes what is disowned. What cannot be removed now stays disowned, and is never read. */
  forgetDisowned(): Promise<void>
}

/** As `keychain`, but a disowned entry is removed before its place is read or written, and where that fails, so does this. */
export function createDisowningKeychain(keychain: Keychain, disowned: DisownedEntries): DisowningKeychain {
  let turn: Promise<unknown> = Promise.resolve()

  /** One at a time: what was entered anew must not be removed for what was there before. */
  function forget(entry: TenantKey, manner?: ReadManner): Promise<Outcome<void>> {
    const mine = turn.then(async () => {
      if (!disowned.has(entry)) return succeed(undefined)
      // Asks in the same manner; what is read is let go of.
      const found = await keychain.read(entry, manner)
      if (!found.ok) return found
      const removed = await keychain.remove(entry)
      return removed.ok ? disowned.settle(entry) : removed
    })
    turn = mine.catch(() => {})
    return mine
  }

  return {
    async read(entry, manner) {
      if (!disowned.has(entry)) return keychain.read(entry, manner)
      const forgotten = await forget(entry, manner)
      return forgotten.ok ? keychain.read(entry, manner) : forgotten
    },
    async write(entry, credential) {
      const forgotten = disowned.has(entry) ? await forget(entry) : succeed(undefined)
      return forgotten.ok ? keychain.write(entry, credential) : forgotten
    },
    async remove(entry) {
      return disowned.has(entry) ? forget(entry) : keychain.remove(entry)
    },
    removePending: () => keychain.removePending(),
    probe: () => keychain.probe(),
    async forgetDisowned() {
      await Promise.all(disowned.list().map((entry) => forget(entry, { quietly: true })))
    },
  }
}
