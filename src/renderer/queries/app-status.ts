import { useMutation, useQuery } from '@tanstack/react-query'
import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'
import { useRequest } from './request'

/** The console's own state: mode, runtime, store, keychain. */
export function useAppStatus() {
  const bridge = useBridge()
  return useQuery({ queryKey: queryKeys.app, queryFn: () => bridge.readAppStatus() })
}

/** How much room the data file takes up, looked at anew each time it is shown. */
export function useStorage() {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.storage,
    queryFn: () => bridge.request('storage.read', null),
    gcTime: 0,
  })
}

/** Relaunches into the demo estate. */
export function useOpenDemo() {
  const bridge = useBridge()
  return useMutation({ mutationFn: () => bridge.request('app.openDemo', null) })
}

/** Relaunches out of the demo estate. */
export function useLeaveDemo() {
  const bridge = useBridge()
  return useMutation({ mutationFn: () => bridge.request('app.leaveDemo', null) })
}

/** Uses the keychain once more; what it finds arrives with the app's status. */
export function useTryKeychain() {
  const bridge = useBridge()
  return useMutation({ mutationFn: () => bridge.request('app.tryKeychain', null) })
}

/** Puts text on the clipboard, through main: the window itself has no permission. */
export function useCopyText() {
  const bridge = useBridge()
  return useMutation({ mutationFn: (text: string) => bridge.request('app.copyText', { text }) })
}

/** Asks where, and writes a text file there; the path is null when the operator changed their mind. */
export const useSaveText = () => useRequest('app.saveText')

/** Opens one of the few allowed addresses in the browser. */
export const useOpenLink = () => useRequest('app.openLink')
