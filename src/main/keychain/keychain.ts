import type { Outcome } from '../../shared/errors'
import type { TenantKey } from '../../shared/model/tenant'

/** A tenant's credential. Goes in, is read by the token provider, and never leaves main. */
export type Credential =
  | { kind: 'secret'; secret: string }
  | { kind: 'certificate'; thumbprintSha256: string; privateKeyPem: string }

/** Keys of certificates that belong to no tenant yet begin with this. */
export const pendingPrefix = 'pending-'

/** Keys of log-ins at proxies begin with this. */
export const proxyPrefix = 'proxy-'

/** How a credential is asked for. */
export interface ReadManner {
  /** On the console's own account: not where the keychain is known to refuse, for it may ask the operator each time. */
  quietly: boolean
}

/** Where credentials rest. Every failure is `keychain.unavailable`; nothing is lost by retrying. */
export interface Keychain {
  /** Null when the tenant has none. */
  read(tenant: TenantKey, manner?: ReadManner): Promise<Outcome<Credential | null>>
  write(tenant: TenantKey, credential: Credential): Promise<Outcome<void>>
  remove(tenant: TenantKey): Promise<Outcome<void>>
  /** Removes certificates that an earlier run made for no tenant in the end (keys that begin with `pending-`). */
  removePending(): Promise<Outcome<void>>
  /** Can the keychain be used at all? Writes and deletes an entry of its own. */
  probe(): Promise<Outcome<void>>
}
