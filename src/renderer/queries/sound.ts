import { useMutation, useQuery } from '@tanstack/react-query'
import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'

/** Until when the console is muted, and when it last had something to say. */
export function useSound() {
  const bridge = useBridge()
  return useQuery({ queryKey: queryKeys.sound, queryFn: () => bridge.request('sound.read', null) })
}

/** Mutes for so many minutes, at most 60; 0 ends it. */
export function useMute() {
  const bridge = useBridge()
  return useMutation({ mutationFn: (minutes: number) => bridge.request('sound.mute', { minutes }) })
}
