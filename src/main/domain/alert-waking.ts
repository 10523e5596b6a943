import type { AlertFacts, TenantFacts } from './alert-facts'
import type { AlertRules } from './alert-rules'
import type { AlertState, Waking } from './alert-state'

/**
 * Nobody watched for longer than two intervals (sleep, a stopped app, a clock that jumped, forth or back): everything waits until
 * each tenant has been asked again and no room is in doubt, but not for ever (alerting rule R31). null = watching.
 */
export function judgeWaking(
  state: AlertState,
  facts: AlertFacts,
  rules: AlertRules,
  now: number,
): Waking | null {
  const { evaluatedAt, waking } = state
  const { gapMs, capMs } = rules.waking
  if (evaluatedAt === null) return null
  if (Math.abs(now - evaluatedAt) > gapMs) {
    return { since: Math.min(now, waking?.since ?? evaluatedAt), wokeAt: now }
  }
  if (waking === null || now - waking.wokeAt >= capMs) return null
  return facts.tenants.every((tenant) => isFresh(tenant, waking.wokeAt, now)) ? null : waking
}

function isFresh(
  { isPaused, isRead, access, presence, rooms }: TenantFacts,
  wokeAt: number,
  now: number,
): boolean {
  if (isPaused || access.state === 'failed') return true
  if (!isRead) return false
  const { lastGoodAt, lastTriedAt, error } = presence
  // An answer of the time to come was noted before the clock was set back.
  const isSince = (at: number | null) => at !== null && at >= wokeAt && at <= now
  if (error !== null && isSince(lastTriedAt)) return true
  if (!isSince(lastGoodAt)) return false
  for (const signal of rooms.values()) if (signal.isSoft) return false
  return true
}
