import type { Incident } from '../../shared/model/incident'
import type { TenantKey } from '../../shared/model/tenant'
import type { AlertRules } from './alert-rules'

/** Many accounts are called offline at once, so the service itself may be wrong (alerting rule R10a). Times are epoch ms. */
export interface PresenceDoubt {
  /** What went offline before this is believed all the same. */
  since: number
  /** Too many for a coincidence and too early to tell: nobody is believed before this. null = while the outage lasts. */
  until: number | null
}

/** Tenants of which presence is not believed without a device that confirms it; all of them during an outage. */
export type PresenceDoubts = ReadonlyMap<TenantKey, PresenceDoubt>

/** What an open presence outage makes doubtful: what it was begun by, too. */
export function doubtOf({ firstBadAt }: Pick<Incident, 'firstBadAt'>, rules: AlertRules): PresenceDoubt {
  return { since: firstBadAt - rules.presenceOutage.withinMs, until: null }
}

/** Is an account's offline spell, begun at `since`, in doubt at `now`? One that was there at first sight (null) is not. */
export function isInDoubt(doubt: PresenceDoubt | null, since: number | null, now: number): boolean {
  if (doubt === null || since === null || since < doubt.since) return false
  return doubt.until === null || now < doubt.until
}

/** Do two doubts mean the same? */
export function sameDoubt(a: PresenceDoubt | null, b: PresenceDoubt | null): boolean {
  return a?.since === b?.since && a?.until === b?.until
}
