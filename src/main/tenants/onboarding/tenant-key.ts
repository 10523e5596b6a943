import { channelPrefix } from '../../../shared/model/channel-entry'
import { draftTenantKey } from '../../../shared/model/ledger'
import { TenantKey } from '../../../shared/model/tenant'
import { pendingPrefix, proxyPrefix } from '../../keychain/keychain'

const longest = 32

/** A key for a new tenant that tells in the log and the keychain which one it is, and that no other has. */
export function freeTenantKey(displayName: string, taken: ReadonlySet<string>): TenantKey {
  const plain = displayName
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, '')
  // Names that mean something else: the app-wide key, the screen that adds a tenant, tenants being added, certificates without a tenant, secrets of channels, log-ins at proxies.
  const isReserved =
    ['', 'app', 'add', draftTenantKey].includes(plain) ||
    [pendingPrefix, channelPrefix, proxyPrefix].some((prefix) => plain.startsWith(prefix))
  const base = isReserved ? `tenant-${plain}`.replace(/-$/, '') : plain
  let key = base
  for (let number = 2; taken.has(key); number += 1) key = `${base}-${number}`
  return TenantKey.parse(key)
}
