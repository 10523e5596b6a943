import { useEffect, useRef } from 'react'
import type { Failure } from '../../../../shared/errors'
import { useAppStatus } from '../../../queries/app-status'

/** Calls `again` once a proxy was given the log-in that `failure` was about: nobody has to press the same button twice. */
export function useAfterProxyLogin(failure: Failure | null, again: () => void): void {
  const { data: app } = useAppStatus()
  const isAsked = app !== undefined && app.proxyLogins.length > 0
  const isWaiting = failure?.code === 'network.proxyAuthRequired'
  const wasAsked = useRef(false)
  const latest = useRef(again)
  latest.current = again
  useEffect(() => {
    if (isWaiting && wasAsked.current && !isAsked) latest.current()
    wasAsked.current = isWaiting && isAsked
  }, [isWaiting, isAsked])
}
