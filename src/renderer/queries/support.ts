import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { FileWork } from '../../shared/model/support'
import type { Bridge } from '../bridge/bridge'
import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'

/** How far a piece of work on files is (0 to 1; null before it has begun), and the way to call it off. */
export function useFileWork(work: FileWork) {
  const bridge = useBridge()
  const { data } = useQuery<number | null>({ queryKey: queryKeys.fileWork(work), queryFn: () => null })
  const cancel = (): void => void bridge.request('fileWork.cancel', { work })
  return { done: data ?? null, cancel }
}

/** A request that is such work: it has not begun while a file is being chosen. */
function useFileMutation<T>(work: FileWork, run: (bridge: Bridge) => Promise<T>) {
  const bridge = useBridge()
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => run(bridge),
    onMutate: () => client.setQueryData<number | null>(queryKeys.fileWork(work), null),
  })
}

/** Reads what the support bundle would hold now. */
export function usePreviewBundle() {
  return useFileMutation('bundle', (bridge) => bridge.request('support.preview', null))
}

export function useSaveBundle() {
  return useFileMutation('bundle', (bridge) => bridge.request('support.save', null))
}

export function useWriteBackup() {
  return useFileMutation('backup', (bridge) => bridge.request('backup.write', null))
}

/** Unpacks and checks a backup; then restart with it, or discard it. Until one agrees, nothing is restored. */
export function useRestore() {
  const bridge = useBridge()
  return {
    prepare: useFileMutation('restore', (own) => own.request('backup.prepareRestore', null)),
    discard: useMutation({ mutationFn: () => bridge.request('backup.discardRestore', null) }),
    restart: useMutation({
      async mutationFn() {
        await bridge.request('backup.agreeToRestore', null)
        return bridge.request('app.restart', null)
      },
    }),
  }
}
