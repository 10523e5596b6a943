import type { Failure } from '../../../shared/errors'
import type { TenantKey } from '../../../shared/model/tenant'
import type { TenantStatus } from '../../../shared/model/tenant-status'
import { accessTrouble, isAwaited } from '../../ui/tenant-freshness'

/** A tenant that cannot be read, and why. */
export interface UnseenTenant {
  status: TenantStatus
  failure: Failure
}

/** How much of the tenants on the wall can be seen at all. */
export interface WallSight {
  all: readonly TenantStatus[]
  unseen: readonly UnseenTenant[]
  awaited: readonly TenantStatus[]
  paused: readonly TenantStatus[]
}

/** Sorts the tenants on the wall (all where none is chosen) by what keeps their rooms from being known. */
export function sightOf(tenants: readonly TenantStatus[], chosen: ReadonlySet<TenantKey>): WallSight {
  const all = chosen.size === 0 ? tenants : tenants.filter(({ tenant }) => chosen.has(tenant.tenantKey))
  const unseen: UnseenTenant[] = []
  const awaited: TenantStatus[] = []
  const paused: TenantStatus[] = []
  for (const status of all) {
    const failure = accessTrouble(status)
    if (status.tenant.paused) paused.push(status)
    else if (failure !== null) unseen.push({ status, failure })
    else if (isAwaited(status)) awaited.push(status)
  }
  return { all, unseen, awaited, paused }
}
