import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { LedgerFilter } from '../../shared/model/ledger'
import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'
import { useRequest } from './request'

/** Requests come by the dozen a second: the list is read again rather than told of each, ms. */
const readAgainMs = 2_000
/** What one reading brings; the export has all. */
const mostShown = 1_000

/** The hosts contacted, read again every other second. */
export function useHosts() {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.hosts,
    queryFn: () => bridge.request('network.listHosts', null),
    refetchInterval: readAgainMs,
    staleTime: 0,
  })
}

/** The newest requests that fit, read again every other second unless paused. */
export function useRequests(filter: LedgerFilter, isPaused: boolean) {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.requests(filter),
    queryFn: () => bridge.request('network.listRequests', { filter, limit: mostShown }),
    refetchInterval: isPaused ? false : readAgainMs,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  })
}

/** Writes every request that fits to a file the operator chooses. */
export const useExportRequests = () => useRequest('network.exportRequests')
