import type { Impact } from '../../shared/model/incident'
import type { Trouble, Weight } from './alert-facts'
import type { AlertRules } from './alert-rules'

/**
 * A meeting running or soon raises one level; a VIP's within minutes makes it critical (alerting rule R20). `base` is how it was
 * before, null when the meeting changes nothing.
 */
export function raise(
  base: Weight,
  impact: Impact | null,
  { impact: limits }: AlertRules,
  now: number,
): Pick<Trouble, 'severity' | 'urgency' | 'base'> {
  if (impact === null || impact.endsAt <= now || impact.startsAt - now > limits.soonMs) {
    return { ...base, base: null }
  }
  if (impact.isVip && impact.startsAt - now <= limits.nowMs) {
    return { severity: 'critical', urgency: 'high', base }
  }
  if (base.severity === 'info') return { severity: 'warning', urgency: base.urgency, base }
  return { severity: 'critical', urgency: 'high', base }
}

/** Does a meeting run, or begin within minutes? */
export function isMeetingNow(impact: Impact | null, { impact: limits }: AlertRules, now: number): boolean {
  return impact !== null && impact.endsAt > now && impact.startsAt - now <= limits.nowMs
}
