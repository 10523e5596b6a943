import type { PollingProfile } from '../../shared/model/tenant'
import type { Workload } from '../../shared/model/tenant-status'

const secondMs = 1_000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs

interface Schedule {
  everyMs: Record<Workload, number>
  suspectEveryMs: number
}

const usual = {
  devices: 5 * minuteMs,
  deviceHealth: 60 * minuteMs,
  accounts: 6 * hourMs,
  places: 6 * hourMs,
}

/**
 * How often each profile asks. `strict` keeps to Microsoft's words that an app may ask a Teams resource for changes
 * once a day only; presence has its own page that describes polling.
 */
const schedules = {
  fast: { everyMs: { ...usual, presence: 10 * secondMs }, suspectEveryMs: 5 * secondMs },
  default: { everyMs: { ...usual, presence: 30 * secondMs }, suspectEveryMs: 10 * secondMs },
  calm: { everyMs: { ...usual, presence: 120 * secondMs }, suspectEveryMs: 10 * secondMs },
  strict: {
    everyMs: { ...usual, presence: 120 * secondMs, devices: 24 * hourMs, deviceHealth: 24 * hourMs },
    suspectEveryMs: 10 * secondMs,
  },
} as const satisfies Record<PollingProfile, Schedule>

/** First pause after a failure, ms: a daily read that failed once is not put off until tomorrow. */
const firstRetryMs = 30 * secondMs

/** Longest pause that our own backing off makes, ms, between these two: presence must be back soon after the service is. */
const longestBackoffMs = { atLeast: minuteMs, atMost: 30 * minuteMs }

/** A source is silent after this many intervals (alerting rule R3). */
const staleAfterIntervals = 3

/** Interval of a workload's full read, ms; for device health, the time one sweep is spread over. */
export function cadenceOf(profile: PollingProfile, workload: Workload): number {
  return schedules[profile].everyMs[workload]
}

/** Interval at which suspects are asked again, ms (alerting rule R1). */
export function suspectEveryMs(profile: PollingProfile): number {
  return schedules[profile].suspectEveryMs
}

/**
 * How many devices' health to read in each slice of a sweep. One entry a slice; they add up to `deviceCount`
 * and differ by at most one, so the load is even even when there are fewer devices than slices.
 */
export function healthBatchPlan(sweep: { deviceCount: number; sweepMs: number; sliceMs: number }): number[] {
  const slices = Math.max(1, Math.floor(sweep.sweepMs / sweep.sliceMs))
  const readBefore = (slice: number) => Math.floor((slice * sweep.deviceCount) / slices)
  return Array.from({ length: slices }, (_, slice) => readBefore(slice + 1) - readBefore(slice))
}

/** First delay of the n-th tenant's poller, in [0, everyMs): golden-ratio steps keep any number of tenants apart. */
export function tenantOffsetMs(tenantIndex: number, everyMs: number): number {
  const goldenRatio = 0.6180339887498949
  const share = (tenantIndex * goldenRatio) % 1
  return Math.floor((share < 0 ? share + 1 : share) * everyMs)
}

/**
 * Delay until the next try after `failuresInARow` failures, ms: the cadence but at most 30 s, doubled from the second
 * failure on up to the cadence (kept within 1 and 30 min), and never before the service's own `Retry-After`.
 */
export function backoffMs(failuresInARow: number, everyMs: number, retryAfterMs?: number): number {
  const doublings = Math.min(Math.max(failuresInARow - 1, 0), 20)
  const longestMs = Math.min(Math.max(everyMs, longestBackoffMs.atLeast), longestBackoffMs.atMost)
  const ours = Math.min(Math.min(everyMs, firstRetryMs) * 2 ** doublings, longestMs)
  return Math.max(ours, retryAfterMs ?? 0)
}

/** Is the last good answer older than three intervals, or was there never one (alerting rule R3)? */
export function isStale(lastGoodAt: number | null, everyMs: number, now: number): boolean {
  return lastGoodAt === null || now - lastGoodAt > staleAfterIntervals * everyMs
}
