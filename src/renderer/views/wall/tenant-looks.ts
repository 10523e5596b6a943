import { useState } from 'react'
import type { RoomSummary } from '../../../shared/model/room'
import type { TenantKey } from '../../../shared/model/tenant'
import type { TenantStatus } from '../../../shared/model/tenant-status'
import { useTenants } from '../../queries/tenants'
import { isStale, presenceOf, staleAfterMs } from '../../ui/tenant-freshness'
import { useClock } from '../../ui-state/clock'

/** What a tile shows of its tenant. */
export interface TenantLook {
  tenantKey: TenantKey
  badge: string
  colour: number
  name: string
  /** A sample older than this is stale (alerting rule R3), ms. */
  staleAfterMs: number
  /** When the tenant last answered, if that is so long ago that all its tiles are stale; else null. */
  staleSince: number | null
}

export type TenantLooks = ReadonlyMap<TenantKey, TenantLook>

function lookOf(status: TenantStatus, isTenantStale: boolean): TenantLook {
  return {
    tenantKey: status.tenant.tenantKey,
    badge: status.tenant.badge,
    colour: status.tenant.colour,
    name: status.tenant.displayName,
    staleAfterMs: staleAfterMs(status),
    staleSince: isTenantStale ? (presenceOf(status)?.lastGoodAt ?? null) : null,
  }
}

/** Takes over the earlier looks where nothing changed, so that tiles keep what they have. */
function keepIdentities(before: TenantLooks, now: readonly TenantLook[]): TenantLooks {
  const kept = now.map((look) => {
    const earlier = before.get(look.tenantKey)
    return earlier !== undefined && JSON.stringify(earlier) === JSON.stringify(look) ? earlier : look
  })
  const isSame = kept.length === before.size && kept.every((look) => before.get(look.tenantKey) === look)
  return isSame ? before : new Map(kept.map((look) => [look.tenantKey, look]))
}

/** The looks of all tenants, by name. Keeps its identity while pollers only report success: tiles need not render. */
export function useTenantLooks(): TenantLooks {
  const { tenants } = useTenants()
  const [looks, setLooks] = useState<TenantLooks>(() => new Map())
  const staleKeys = useClock((now) =>
    tenants.map((status) => (isStale(status, now) ? status.tenant.tenantKey : '')).join(' '),
  )
  const current = keepIdentities(
    looks,
    tenants.map((status) => lookOf(status, staleKeys.split(' ').includes(status.tenant.tenantKey))),
  )
  if (current !== looks) setLooks(current)
  return current
}

/** When a room was last known, if that is too long ago to rely on (alerting rule R3); else null. */
export function useStaleAt({ asOf }: RoomSummary, { staleSince, staleAfterMs }: TenantLook): number | null {
  return useClock((now) => {
    if (staleSince !== null) return asOf ?? staleSince
    return asOf !== null && now - asOf > staleAfterMs ? asOf : null
  })
}
