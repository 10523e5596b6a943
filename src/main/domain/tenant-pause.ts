import type { Incident } from '../../shared/model/incident'
import type { TenantKey } from '../../shared/model/tenant'
import type { AlertFacts, TenantFacts } from './alert-facts'
import { isDeadline } from './credential-expiry'
import { withEntry } from './incident-life'
import { isStale } from './poll-schedule'

/** Tenants whose troubles are as old as the last answer: paused ones, and those that go on but have not been asked yet. */
export interface UnaskedTenants {
  paused: ReadonlySet<TenantKey>
  resuming: ReadonlySet<TenantKey>
}

export function unaskedTenants({ tenants }: AlertFacts, now: number): UnaskedTenants {
  const keys = (isMeant: (tenant: TenantFacts) => boolean) =>
    new Set(tenants.filter(isMeant).map(({ tenantKey }) => tenantKey))
  return {
    paused: keys(({ isPaused }) => isPaused),
    resuming: keys((tenant) => !tenant.isPaused && isWaiting(tenant, now)),
  }
}

function isWaiting({ presence, access }: TenantFacts, now: number): boolean {
  return (
    isStale(presence.lastGoodAt, presence.everyMs, now) &&
    presence.error === null &&
    access.state !== 'failed'
  )
}

/**
 * Nobody is told of an unresolved incident while its tenant is paused, nor before the tenant has been asked again: like under a
 * larger trouble, without repeats and escalation (decision 0036). A deadline runs on all the same (alerting rule R33).
 */
export function applyPause(incident: Incident, { paused, resuming }: UnaskedTenants, now: number): Incident {
  const { tenantKey, isPaused, lastToldAt } = incident
  if (isDeadline(incident)) return incident
  const isUnasked = paused.has(tenantKey) || (isPaused && resuming.has(tenantKey))
  if (isUnasked === isPaused) return incident
  if (isUnasked) return withEntry({ ...incident, isPaused: true }, 'tenantPaused', now)
  // What is known is repeated after the usual time, not for the time of the pause.
  const resumed: Incident = { ...incident, isPaused: false, lastToldAt: lastToldAt === null ? null : now }
  return withEntry(resumed, 'tenantResumed', now)
}
