import { useMutation } from '@tanstack/react-query'
import type { RequestInput, RequestOutput } from '../../shared/ipc/contract'
import type { RequestName } from '../../shared/ipc/names'
import { useBridge } from '../bridge/bridge-context'

/** One request as a mutation: nothing in the cache changes by it, events do that. */
export function useRequest<N extends RequestName>(name: N) {
  const bridge = useBridge()
  return useMutation({
    mutationFn: (input: RequestInput<N>): Promise<RequestOutput<N>> => bridge.request(name, input),
  })
}
