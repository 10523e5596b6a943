import { useMutation } from '@tanstack/react-query'
import { useBridge } from '../bridge/bridge-context'

/** Reads what the support bundle would hold now. */
export function usePreviewBundle() {
  const bridge = useBridge()
  return useMutation({ mutationFn: () => bridge.request('support.preview', null) })
}

export function useSaveBundle() {
  const bridge = useBridge()
  return useMutation({ mutationFn: () => bridge.request('support.save', null) })
}

export function useWriteBackup() {
  const bridge = useBridge()
  return useMutation({ mutationFn: () => bridge.request('backup.write', null) })
}

/** Checks a backup and lays it ready; then restart, or discard it. */
export function useRestore() {
  const bridge = useBridge()
  return {
    prepare: useMutation({ mutationFn: () => bridge.request('backup.prepareRestore', null) }),
    discard: useMutation({ mutationFn: () => bridge.request('backup.discardRestore', null) }),
    restart: useMutation({ mutationFn: () => bridge.request('app.restart', null) }),
  }
}
