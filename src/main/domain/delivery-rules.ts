import type { Delivery } from '../../shared/model/notification'

const minuteMs = 60_000

/** Pauses after the first, second, ... failed try; the last one again and again. */
const pausesMs = [10_000, 30_000, minuteMs, 2 * minuteMs, 5 * minuteMs, 10 * minuteMs, 15 * minuteMs]

/** After four hours the repeat of the incident speaks anew (alerting rule R8); what is older is a dead letter. */
const patienceMs = 4 * 60 * minuteMs

/** When a message that was refused for now is tried again (epoch ms); null when that has gone on for too long. */
export function nextTryAt(
  delivery: Pick<Delivery, 'attempts' | 'queuedAt' | 'error'>,
  now: number,
): number | null {
  const pauseMs = pausesMs[Math.min(delivery.attempts, pausesMs.length) - 1] ?? minuteMs
  const nextAt = now + Math.max(pauseMs, delivery.error?.retryAfterMs ?? 0)
  return nextAt - delivery.queuedAt > patienceMs ? null : nextAt
}
