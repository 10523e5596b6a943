import { useQuery } from '@tanstack/react-query'
import type { RequestName } from '../../shared/ipc/names'
import type { DigestDraft } from '../../shared/model/digest'
import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'
import { useRequest } from './request'

/** The digests of this console, with when each comes next. */
export function useDigests() {
  const bridge = useBridge()
  return useQuery({ queryKey: queryKeys.digests, queryFn: () => bridge.request('digests.list', null) })
}

/** A digest as it would read now; written anew each time it is looked at. */
export function useDigestPreview(draft: DigestDraft) {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.digestPreview(draft),
    queryFn: () => bridge.request('digests.preview', { draft }),
    gcTime: 0,
  })
}

type Deed = Extract<RequestName, 'digests.save' | 'digests.remove' | 'digests.sendNow'>

/** Changes or sends a digest; the list is read again by the event that follows. */
export const useDigestDeed = <N extends Deed>(name: N) => useRequest(name)
