import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AlertSettings } from '../../shared/model/alert-settings'
import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'

/** The alerting rules as people changed them. */
export function useRules() {
  const bridge = useBridge()
  return useQuery({ queryKey: queryKeys.rules, queryFn: () => bridge.request('rules.read', null) })
}

export function useSaveRules() {
  const bridge = useBridge()
  return useMutation({
    mutationFn: (settings: AlertSettings) => bridge.request('rules.save', { settings }),
  })
}

/** Tries rules on the stored past; says how far it is (0 to 1) and can be called off. */
export function useReplay() {
  const bridge = useBridge()
  const [replayId, setReplayId] = useState('')
  const { data: done } = useQuery({
    queryKey: queryKeys.replay(replayId),
    queryFn: () => 0,
  })
  const run = useMutation({
    mutationFn: (settings: AlertSettings) => {
      const id = crypto.randomUUID()
      setReplayId(id)
      return bridge.request('rules.replay', { replayId: id, settings })
    },
  })
  const cancel = (): void => void bridge.request('rules.cancelReplay', { replayId })
  return { run, done: done ?? 0, cancel }
}
