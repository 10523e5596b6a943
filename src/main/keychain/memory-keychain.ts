import { succeed } from '../../shared/errors'
import type { TenantKey } from '../../shared/model/tenant'
import { type Credential, type Keychain, pendingPrefix } from './keychain'

/** A keychain that forgets at exit: the demo's, and the tests'. */
export function createMemoryKeychain(): Keychain {
  const entries = new Map<TenantKey, Credential>()
  return {
    read: async (tenant) => succeed(entries.get(tenant) ?? null),
    async write(tenant, credential) {
      entries.set(tenant, { ...credential })
      return succeed(undefined)
    },
    async remove(tenant) {
      entries.delete(tenant)
      return succeed(undefined)
    },
    async removePending() {
      for (const key of entries.keys()) if (key.startsWith(pendingPrefix)) entries.delete(key)
      return succeed(undefined)
    },
    probe: async () => succeed(undefined),
  }
}
