import type { Failure } from '../../shared/errors'
import type { HealthLevel } from '../../shared/model/room-health'
import type { TenantStatus, WorkloadStatus } from '../../shared/model/tenant-status'
import { agoWords, clockWords } from '../../shared/text/en/time'
import { freshnessText } from '../../shared/text/en/wall'

/** Older than so many polling intervals is stale (alerting rule R3). */
const staleIntervals = 3

export const presenceOf = (status: TenantStatus): WorkloadStatus | undefined =>
  status.workloads.find(({ workload }) => workload === 'presence')

/** After how long without an answer a tenant's presence is stale, ms. */
export const staleAfterMs = (status: TenantStatus): number =>
  staleIntervals * (presenceOf(status)?.everyMs ?? Number.POSITIVE_INFINITY)

/** Is what the wall shows of this tenant too old to rely on? A tenant that never answered has nothing to be stale. */
export function isStale(status: TenantStatus, now: number): boolean {
  const presence = presenceOf(status)
  if (presence === undefined || presence.lastGoodAt === null) return false
  return now - presence.lastGoodAt > staleAfterMs(status)
}

/** Freshness in words, with the level whose mark stands beside it. */
export function freshnessWords(status: TenantStatus, now: number): { level: HealthLevel; words: string } {
  const presence = presenceOf(status)
  if (status.access.state === 'paused' || presence?.state === 'paused') {
    return { level: 'maintenance', words: freshnessText.paused }
  }
  if (presence === undefined) return { level: 'unknown', words: freshnessText.waiting }
  const { lastGoodAt, state } = presence
  if (lastGoodAt !== null && isStale(status, now)) {
    return { level: 'critical', words: freshnessText.stale(clockWords(lastGoodAt)) }
  }
  if (status.access.state === 'failed') return { level: 'critical', words: freshnessText.noAccess }
  if (state === 'forbidden') return { level: 'critical', words: freshnessText.forbidden }
  if (lastGoodAt === null) {
    const isWaiting = state === 'waiting' || state === 'live'
    return { level: 'unknown', words: isWaiting ? freshnessText.waiting : freshnessText.never }
  }
  const ago = agoWords(lastGoodAt, now)
  if (state === 'throttled') return { level: 'degraded', words: freshnessText.throttled(ago) }
  if (state === 'failing' || state === 'unavailable') {
    return { level: 'degraded', words: freshnessText.failing(ago) }
  }
  if (state === 'late') return { level: 'degraded', words: freshnessText.late(ago) }
  return { level: 'healthy', words: freshnessText.live(ago) }
}

/** Has one of the pollers that make the wall's picture not answered yet since the start, well or badly? */
export function isAwaited({ workloads }: TenantStatus): boolean {
  return workloads.some(
    ({ workload, state }) => (workload === 'presence' || workload === 'devices') && state === 'waiting',
  )
}

/** What keeps a tenant's rooms from being known: its sign-in, or its presence poller; null when neither. */
export function accessTrouble(status: TenantStatus): Failure | null {
  if (status.access.state === 'failed') return status.access.error
  const presence = presenceOf(status)
  const isTroubled =
    presence?.state === 'forbidden' || presence?.state === 'failing' || presence?.state === 'throttled'
  return isTroubled ? presence.error : null
}
