import { useQuery } from '@tanstack/react-query'
import type { RequestOutput } from '../../shared/ipc/contract'
import type { RequestName } from '../../shared/ipc/names'
import type { DetectionLatency } from '../../shared/model/detection-latency'
import type { TenantKey } from '../../shared/model/tenant'
import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'
import { useRequest } from './request'

/** How fast the tenant's offline rooms were found; read again each minute while shown. */
export function useDetectionLatency(tenantKey: TenantKey) {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.latency(tenantKey),
    queryFn: () => bridge.request('tenants.readLatency', { tenantKey }),
    refetchInterval: 60_000,
    staleTime: 60_000,
  })
}

const byTenant = (all: RequestOutput<'tenants.listLatencies'>): ReadonlyMap<TenantKey, DetectionLatency> =>
  new Map(all.map(({ tenantKey, latency }) => [tenantKey, latency]))

const noLatencies: ReadonlyMap<TenantKey, DetectionLatency> = new Map()

/** The same of every tenant at once, read again each minute while shown. */
export function useDetectionLatencies(): ReadonlyMap<TenantKey, DetectionLatency> {
  const bridge = useBridge()
  const { data } = useQuery({
    queryKey: queryKeys.latencies,
    queryFn: () => bridge.request('tenants.listLatencies', null),
    select: byTenant,
    refetchInterval: 60_000,
    staleTime: 60_000,
  })
  return data ?? noLatencies
}

/** The unplug test that runs, then results, newest first. */
export function useUnplugTests() {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.unplugTests,
    queryFn: () => bridge.request('unplugTests.list', null),
  })
}

type Deed = Extract<RequestName, 'unplugTests.start' | 'unplugTests.markPulled' | 'unplugTests.cancel'>

/** Does something to an unplug test; how it goes comes back as events. */
export const useUnplugDeed = <N extends Deed>(name: N) => useRequest(name)
