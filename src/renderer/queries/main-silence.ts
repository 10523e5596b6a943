import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { queryKeys } from '../bridge/query-keys'
import { createDeadMan } from './dead-man'

const lookEveryMs = 1_000

/** Since when main has been silent (epoch ms); null while its heart beats (alerting rule R27). */
export function useMainSilence(): number | null {
  const [deadMan] = useState(createDeadMan)
  const [silentSince, setSilentSince] = useState<number | null>(null)
  const { dataUpdatedAt } = useQuery({
    queryKey: queryKeys.mainBeat,
    queryFn: () => null,
    enabled: false,
    structuralSharing: false,
  })
  useEffect(() => {
    if (dataUpdatedAt === 0) return
    deadMan.hear(dataUpdatedAt)
    setSilentSince(null)
  }, [deadMan, dataUpdatedAt])
  useEffect(() => {
    const timer = window.setInterval(() => setSilentSince(deadMan.look(performance.now())), lookEveryMs)
    return () => window.clearInterval(timer)
  }, [deadMan])
  return silentSince
}
