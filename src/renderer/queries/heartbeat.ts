import { useQuery } from '@tanstack/react-query'
import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'
import { useRequest } from './request'

/** How the heartbeat to a monitor outside fares. */
export function useHeartbeat() {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.heartbeat,
    queryFn: () => bridge.request('heartbeat.read', null),
  })
}

/** Changes or tries it; its state is read again by the event that follows. */
export const useHeartbeatDeed = <N extends 'heartbeat.save' | 'heartbeat.test'>(name: N) => useRequest(name)
