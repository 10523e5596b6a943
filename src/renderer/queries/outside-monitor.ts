import { useMutation, useQuery } from '@tanstack/react-query'
import type { RequestInput, RequestOutput } from '../../shared/ipc/contract'
import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'

/** How the heartbeat to a monitor outside fares. */
export function useOutsideMonitor() {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.outsideMonitor,
    queryFn: () => bridge.request('heartbeat.read', null),
  })
}

/** Changes or tries it; its state is read again by the event that follows. */
export function useHeartbeatDeed<N extends 'heartbeat.save' | 'heartbeat.test'>(name: N) {
  const bridge = useBridge()
  return useMutation({
    mutationFn: (input: RequestInput<N>): Promise<RequestOutput<N>> => bridge.request(name, input),
  })
}
