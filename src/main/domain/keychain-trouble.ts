import type { Incident } from '../../shared/model/incident'
import type { TenantKey } from '../../shared/model/tenant'
import { type AlertFacts, consoleTrouble, keychainKey, type TenantFacts, type Trouble } from './alert-facts'
import { isDeadline } from './credential-expiry'
import { nameSome } from './site-outage'

/** A question of the system on the screen is left so long to whoever sits there, ms. */
const askingMs = 60_000

/** Is it this computer's keychain, and nothing of the tenant's own, that keeps us out? */
export function isLockedOut({ isPaused, access }: TenantFacts): boolean {
  return !isPaused && access.state === 'failed' && access.error?.code === 'keychain.unavailable'
}

/** The tenants that {@link isLockedOut} holds for. */
export function lockedOutTenants(facts: AlertFacts): ReadonlySet<TenantKey> {
  return new Set(facts.tenants.filter(isLockedOut).map(({ tenantKey }) => tenantKey))
}

/** A keychain that lets nobody in is one trouble of the console, whatever the number of tenants (decision 0027). */
export function keychainTrouble({ tenants }: AlertFacts): Trouble | null {
  const lockedOut = tenants.filter(isLockedOut)
  const [first] = lockedOut
  if (first === undefined) return null
  const reason = first.access.error?.params?.reason
  const firstBadAt = Math.min(...lockedOut.map(({ access }) => access.since))
  const seen = lockedOut.flatMap(({ presence }) => presence.lastGoodAt ?? [])
  return {
    ...consoleTrouble,
    dedupKey: keychainKey,
    type: 'keychainUnavailable',
    params: {
      tenants: lockedOut.length,
      names: nameSome(lockedOut.map(({ name }) => name).sort()),
      ...(reason !== undefined && { reason }),
    },
    firstBadAt,
    lastGoodAt: seen.length > 0 ? Math.max(...seen) : null,
    openAt: reason === 'asking' ? firstBadAt + askingMs : 0,
    parentKeys: [],
  }
}

/** Has every tenant been let in, or kept out for another reason? While one still signs in nobody can tell. */
export function isKeychainOpen({ tenants }: AlertFacts): boolean {
  return tenants.every((tenant) => tenant.isPaused || tenant.access.state !== 'signingIn')
}

/** What mutes an incident of a tenant that is locked out: the keychain before all else (R9). A deadline runs on all the same. */
export function underKeychain(
  { tenantKey, type }: Pick<Incident, 'tenantKey' | 'type'>,
  keys: readonly string[],
  lockedOut: ReadonlySet<TenantKey>,
): readonly string[] {
  return lockedOut.has(tenantKey) && !isDeadline({ type }) ? [keychainKey, ...keys] : keys
}
