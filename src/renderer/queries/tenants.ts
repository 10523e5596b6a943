import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Tenant, TenantKey } from '../../shared/model/tenant'
import type { RevisedTenant } from '../bridge/bridge'

export type { RevisedTenant }

import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'
import { useRequest } from './request'

const noKeys: readonly TenantKey[] = []
const none: readonly RevisedTenant[] = []

/**
 * Statuses come with every poll and are put in one by one: what did not change is known by its identity, and need not be compared
 * member by member.
 */
function keepIfSame(before: unknown, now: unknown): unknown {
  if (!Array.isArray(before) || !Array.isArray(now) || before.length !== now.length) return now
  return before.every((entry, index) => entry === now[index]) ? before : now
}

const { compare } = new Intl.Collator()
const sorted = new WeakMap<readonly RevisedTenant[], readonly RevisedTenant[]>()

/** Many places ask, and each asks again at every change: one answer for all of them. */
function byName(tenants: readonly RevisedTenant[]): readonly RevisedTenant[] {
  const known = sorted.get(tenants)
  if (known) return known
  const made = tenants.toSorted((a, b) => compare(a.tenant.displayName, b.tenant.displayName))
  sorted.set(tenants, made)
  return made
}

/** Every tenant's condition, by name. */
export function useTenants() {
  const bridge = useBridge()
  const query = useQuery({
    queryKey: queryKeys.tenants,
    queryFn: () => bridge.readTenants(),
    select: byName,
    structuralSharing: keepIfSame,
  })
  return { tenants: query.data ?? none, isRead: query.data !== undefined, error: query.error }
}

const keysOf = (tenants: readonly RevisedTenant[]): TenantKey[] =>
  tenants.map(({ tenant }) => tenant.tenantKey).toSorted()

/** The keys of all tenants. Keeps its identity while no tenant comes or goes. */
export function useTenantKeys(): readonly TenantKey[] {
  const bridge = useBridge()
  const { data } = useQuery({
    queryKey: queryKeys.tenants,
    queryFn: () => bridge.readTenants(),
    select: keysOf,
    structuralSharing: keepIfSame,
  })
  return data ?? noKeys
}

/** What tells a tenant from others in a list. */
export type TenantFace = Pick<Tenant, 'displayName' | 'badge' | 'colour'>
export type TenantFaces = ReadonlyMap<TenantKey, TenantFace>

const facesOf = (tenants: readonly RevisedTenant[]): (TenantFace & { tenantKey: TenantKey })[] =>
  tenants.map(({ tenant: { tenantKey, displayName, badge, colour } }) => ({
    tenantKey,
    displayName,
    badge,
    colour,
  }))

/** What every tenant looks like in a list. Keeps its identity while pollers only report. */
export function useTenantFaces(): TenantFaces {
  const bridge = useBridge()
  const { data } = useQuery({
    queryKey: queryKeys.tenants,
    queryFn: () => bridge.readTenants(),
    select: facesOf,
  })
  return useMemo(() => new Map(data?.map((face) => [face.tenantKey, face])), [data])
}

/** One tenant's condition; undefined when there is none of that key. */
export function useTenant(tenantKey: TenantKey): RevisedTenant | undefined {
  const { tenants } = useTenants()
  return tenants.find(({ tenant }) => tenant.tenantKey === tenantKey)
}

/** Asks a tenant's pollers to run now. */
export function usePollNow() {
  const bridge = useBridge()
  return useMutation({
    mutationFn: (tenantKey: TenantKey) => bridge.request('tenants.pollNow', { tenantKey }),
  })
}

/** Has a tenant's permissions tried live; the results come with its status. */
export function useCheckPermissions() {
  const bridge = useBridge()
  return useMutation({
    mutationFn: (tenantKey: TenantKey) => bridge.request('tenants.checkPermissions', { tenantKey }),
  })
}

/** Group, profile or pause of many tenants. */
export const useChangeTenants = () => useRequest('tenants.change')

/** What each polling profile would cost these tenants. Worked out anew each time it is looked at. */
export function useProfileCosts(tenantKeys: readonly TenantKey[]) {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.profileCosts(tenantKeys),
    queryFn: () => bridge.request('tenants.previewProfiles', { tenantKeys: [...tenantKeys] }),
    gcTime: 0,
  })
}

/** Forgets a tenant, its rooms, its history and its credential. */
export const useRemoveTenant = () => useRequest('tenants.remove')
