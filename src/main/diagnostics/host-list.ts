import { draftTenantKey, type HostTotal, type ListedHost } from '../../shared/model/ledger'
import type { TenantKey } from '../../shared/model/tenant'

/** A tenant and the hosts its requests may go to. */
export interface AllowedHosts {
  tenantKey: TenantKey
  hosts: readonly string[]
}

/**
 * Hosts for the screen: those contacted, the last contacted first, then those that are allowed but were not needed
 * yet. What was ever held back, or belongs to a tenant that does not have this host any more, is not allowed.
 */
export function listHosts(
  totals: readonly HostTotal[],
  allowed: readonly AllowedHosts[],
): Omit<ListedHost, 'proxy'>[] {
  const isAllowed = ({ tenantKey, channel, host }: Pick<HostTotal, 'tenantKey' | 'channel' | 'host'>) =>
    channel !== null || allowed.some((each) => each.tenantKey === tenantKey && each.hosts.includes(host))
  const contacted = totals.map((total) => ({
    ...total,
    isAllowed: total.refused === 0 && (isAllowed(total) || total.tenantKey === draftTenantKey),
  }))
  const waiting = allowed.flatMap(({ tenantKey, hosts }) =>
    hosts
      .filter((host) => !totals.some((total) => total.tenantKey === tenantKey && total.host === host))
      .map((host) => ({
        ...{ host, tenantKey, channel: null, isAllowed: true, lastAt: null },
        ...{ requests: 0, requestsToday: 0, failed: 0, refused: 0 },
      })),
  )
  return [...contacted, ...waiting]
}
