import type { DelayRange, DetectionLatency, Spread } from '../../shared/model/detection-latency'

/** The measured times of one incident of an offline room, epoch ms. */
export interface Detection {
  lastGoodAt: number
  firstBadAt: number
  hardAt: number
  toldAt: number | null
}

/** Two samples further apart than this are no neighbours: nobody watched in between (three of the slowest sweeps). */
const longestSweepMs = 6 * 60_000

/**
 * How fast offline rooms were found. Presence carries no time of its own, so each delay is a range between two samples; what
 * went while nobody watched is counted and left out.
 */
export function detectionLatency(detections: readonly Detection[], since: number): DetectionLatency {
  const watched = detections.filter(({ lastGoodAt, firstBadAt }) => firstBadAt - lastGoodAt <= longestSweepMs)
  // A relapse keeps the time of the first message.
  const told = watched.flatMap((one) =>
    one.toldAt !== null && one.toldAt >= one.hardAt ? { ...one, endsAt: one.toldAt } : [],
  )
  return {
    since,
    measured: watched.length,
    unwatched: detections.length - watched.length,
    believed: rangeOf(watched.map((one) => ({ ...one, endsAt: one.hardAt }))),
    toldCount: told.length,
    told: rangeOf(told),
  }
}

function rangeOf(delays: readonly (Detection & { endsAt: number })[]): DelayRange | null {
  const atLeast = spreadOf(delays.map(({ firstBadAt, endsAt }) => endsAt - firstBadAt))
  const atMost = spreadOf(delays.map(({ lastGoodAt, endsAt }) => endsAt - lastGoodAt))
  return atLeast && atMost && { atLeast, atMost }
}

/** Median and 95th percentile by nearest rank; null of nothing. */
function spreadOf(valuesMs: readonly number[]): Spread | null {
  const sorted = valuesMs.toSorted((a, b) => a - b)
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  const medianMs = rank(0.5)
  const p95Ms = rank(0.95)
  return medianMs === undefined || p95Ms === undefined ? null : { medianMs, p95Ms }
}
