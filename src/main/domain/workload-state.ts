import type { Failure } from '../../shared/errors'
import type { WorkloadState } from '../../shared/model/tenant-status'
import { isStale } from './poll-schedule'

/** What is known of one poller. Times are epoch ms. */
export interface WorkloadRecord {
  lastGoodAt: number | null
  everyMs: number
  /** Why the last try failed; null when it was good or none was made. */
  lastError: Failure | null
  paused: boolean
  startedAt: number
  now: number
}

/**
 * One word for a poller's condition. An error shows at once, with its kind; without one the poller is `live` while its
 * last answer is younger than three intervals (alerting rule R3), `waiting` until it had time for a first one, else `late`.
 */
export function judgeWorkload(record: WorkloadRecord): WorkloadState {
  const { lastGoodAt, everyMs, lastError, paused, startedAt, now } = record
  if (paused) return 'paused'
  switch (lastError?.code) {
    case 'graph.permissionMissing':
      return 'forbidden'
    case 'graph.throttled':
      return 'throttled'
    case 'graph.gone':
    case 'graph.notOffered':
    case 'graph.paymentRequired':
    case 'action.unsupported':
      return 'unavailable'
    case undefined:
    case 'request.cancelled': // our own doing (stop, sleep), says nothing of the service
      break
    default:
      return 'failing'
  }
  if (!isStale(lastGoodAt, everyMs, now)) return 'live'
  const hasAnsweredThisRun = lastGoodAt !== null && lastGoodAt >= startedAt
  return hasAnsweredThisRun || isStale(startedAt, everyMs, now) ? 'late' : 'waiting'
}
