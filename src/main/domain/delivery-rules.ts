import type { Delivery } from '../../shared/model/notification'

const minuteMs = 60_000

/** Pauses after the first, second, ... failed try; the last one again and again. */
const pausesMs = [10_000, 30_000, minuteMs, 2 * minuteMs, 5 * minuteMs, 10 * minuteMs, 15 * minuteMs]

/** After four hours the repeat of the incident speaks anew (alerting rule R8); what is older is a dead letter. */
const patienceMs = 4 * 60 * minuteMs

type Tried = Pick<Delivery, 'attempts' | 'error'>

function pauseMs({ attempts, error }: Tried): number {
  const oursMs = attempts === 0 ? 0 : (pausesMs[Math.min(attempts, pausesMs.length) - 1] ?? minuteMs)
  return Math.max(oursMs, error?.retryAfterMs ?? 0)
}

/** When a waiting message may go, epoch ms. Further away than any pause made it, the clock was set back: then it goes now. */
export function dueAt(delivery: Tried & Pick<Delivery, 'nextAt'>, now: number): number {
  return delivery.nextAt - now > pauseMs(delivery) ? now : delivery.nextAt
}

/** When a message that was refused for now is tried again (epoch ms); null when that has gone on for too long. */
export function nextTryAt(delivery: Tried & Pick<Delivery, 'queuedAt'>, now: number): number | null {
  const nextAt = now + pauseMs(delivery)
  return nextAt - delivery.queuedAt > patienceMs ? null : nextAt
}
