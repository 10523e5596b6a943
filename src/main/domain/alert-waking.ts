import type { AlertFacts, TenantFacts } from './alert-facts'
import type { AlertRules } from './alert-rules'
import type { AlertState, Waking } from './alert-state'

/**
 * Nobody watched for longer than two intervals (sleep, a stopped app, a clock that jumped): everything waits until each
 * tenant has been asked again and no room is in doubt, but not for ever (alerting rule R31). null = watching.
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
  if (now - evaluatedAt > gapMs) return { since: waking?.since ?? evaluatedAt, wokeAt: now }
  if (waking === null || now - waking.wokeAt >= capMs) return null
  return facts.tenants.every((tenant) => isFresh(tenant, waking.wokeAt)) ? null : waking
}

function isFresh({ isPaused, isRead, access, presence, rooms }: TenantFacts, wokeAt: number): boolean {
  if (isPaused || access.state === 'failed') return true
  if (!isRead) return false
  const { lastGoodAt, lastTriedAt, error } = presence
  if (error !== null && (lastTriedAt ?? 0) >= wokeAt) return true
  if ((lastGoodAt ?? 0) < wokeAt) return false
  for (const signal of rooms.values()) if (signal.isSoft) return false
  return true
}
