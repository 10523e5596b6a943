import { useQuery } from '@tanstack/react-query'
import type { RequestInput } from '../../shared/ipc/contract'
import type { RequestName } from '../../shared/ipc/names'
import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'
import { useRequest } from './request'

/** Planned work, the nightly update window and the clocks of sites. */
export function useMaintenance() {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.maintenance,
    queryFn: () => bridge.request('maintenance.list', null),
  })
}

/** What an order would mean; nothing is asked while it is null. */
export function useMaintenancePreview(order: RequestInput<'maintenance.preview'> | null) {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.maintenancePreview(order ?? {}),
    queryFn: () => (order === null ? null : bridge.request('maintenance.preview', order)),
    staleTime: 0,
  })
}

type Deed = Exclude<Extract<RequestName, `maintenance.${string}`>, 'maintenance.list' | 'maintenance.preview'>

/** Does something to planned work; what changes comes back as an event. */
export const useMaintenanceDeed = <N extends Deed>(name: N) => useRequest(name)
