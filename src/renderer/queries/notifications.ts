import { useQuery } from '@tanstack/react-query'
import type { RequestName } from '../../shared/ipc/names'
import type { IncidentId } from '../../shared/model/incident'
import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'
import { useRequest } from './request'

/** Channels, routes and what was not delivered. */
export function useNotifications() {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.notifications,
    queryFn: () => bridge.request('notifications.read', null),
  })
}

/** Where an incident would go now, by the saved routes. */
export function useRoutePreview(incidentId: IncidentId | null) {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.routePreview(incidentId),
    queryFn: () =>
      incidentId === null ? null : bridge.request('notifications.previewRoute', { incidentId }),
    staleTime: 0,
  })
}

type Deed = Extract<
  RequestName,
  | 'notifications.saveChannel'
  | 'notifications.removeChannel'
  | 'notifications.testChannel'
  | 'notifications.saveRoutes'
  | 'notifications.retry'
  | 'notifications.discard'
>

/** Changes something around notifications; the lists are read again by the event that follows. */
export const useNotificationDeed = <N extends Deed>(name: N) => useRequest(name)
