import type { Expiring } from '../../shared/model/handover'
import {
  type Incident,
  type IncidentSummary,
  type Silence,
  summariseIncident,
} from '../../shared/model/incident'
import type { ListedMaintenance } from '../../shared/model/maintenance'
import type { CredentialFacts, TenantKey } from '../../shared/model/tenant'
import type { Cover } from './digest-schedule'
import { byWeight, endingBy } from './handover'

/** A silence with how many incidents it mutes now and how many it hid. */
export type CountedSilence = Silence & { muted: number; hid: number }

/** Everything a digest is made of, of all tenants; `inScope` says which of them it tells of. */
export interface DigestFacts {
  cover: Cover
  /** What ends by then ends soon. */
  soonUntil: number
  inScope: ReadonlySet<TenantKey>
  /** Does it tell of every tenant, and so of what concerns all of them? */
  isOfAll: boolean
  /** null = every site. */
  site: string | null
  incidents: readonly Incident[]
  silences: readonly CountedSilence[]
  windows: readonly ListedMaintenance[]
  credentials: readonly { tenantKey: TenantKey; credential: CredentialFacts | null }[]
}

/** One incident of a digest. */
export interface DigestEntry {
  incident: IncidentSummary
  /** It opened or came back in the time that is covered. */
  isNew: boolean
}

export interface DigestSummary {
  /** Open and heard, the worst first: those of low urgency, too (alerting rule R12). */
  open: DigestEntry[]
  cleared: DigestEntry[]
  muted: DigestEntry[]
  begun: number
  silences: CountedSilence[]
  windows: ListedMaintenance[]
  expiring: Expiring[]
  credentials: { tenantKey: TenantKey; credential: CredentialFacts; at: number }[]
}

/** Credentials are named so long before they end: as early as their first warning (alerting rule R33). */
const credentialMs = 30 * 24 * 60 * 60_000

/** What a digest says beside the minutes down (alerting rule R13). Rooms of a larger incident are told by it alone. */
export function digestOf(facts: DigestFacts): DigestSummary {
  const { cover, inScope, isOfAll, site } = facts
  const isMeant = (tenantKey: TenantKey | null, place: string | null): boolean =>
    (isOfAll || (tenantKey !== null && inScope.has(tenantKey))) && (site === null || place === site)
  const told = facts.incidents.filter(
    (incident) => incident.parentId === null && isMeant(incident.tenantKey, incident.site),
  )
  const entryOf = (incident: Incident): DigestEntry => ({
    incident: summariseIncident(incident),
    isNew: hasBegun(incident, cover),
  })
  const unresolved = told.filter(({ state }) => state !== 'resolved').toSorted(byWeight)
  const silences = facts.silences.filter(({ matcher, startsAt, endsAt }) => {
    const isInForce = startsAt <= cover.until && endsAt > cover.until
    return isInForce && (matcher.tenantKey === null || isMeant(matcher.tenantKey, matcher.site ?? site))
  })
  const windows = facts.windows.filter(({ scope }) =>
    isMeant(scope.tenantKey, scope.kind === 'site' ? scope.site : site),
  )
  return {
    open: unresolved.filter((incident) => whyMuted(incident) === null).map(entryOf),
    muted: unresolved.filter((incident) => whyMuted(incident) !== null).map(entryOf),
    cleared: told
      .filter(({ state, resolvedAt }) => state === 'resolved' && isWithin(resolvedAt, cover))
      .toSorted((a, b) => (b.resolvedAt ?? 0) - (a.resolvedAt ?? 0))
      .map(entryOf),
    begun: told.filter((incident) => hasBegun(incident, cover)).length,
    silences,
    windows: windows.filter(({ isActive }) => isActive),
    expiring: endingBy(unresolved, silences, windows, cover.until, facts.soonUntil),
    credentials: facts.credentials
      .flatMap(({ tenantKey, credential }) => {
        const at = credential?.expiresAt ?? null
        return credential && at !== null && inScope.has(tenantKey) ? [{ tenantKey, credential, at }] : []
      })
      .filter(({ at }) => at > cover.until && at <= cover.until + credentialMs)
      .toSorted((a, b) => a.at - b.at),
  }
}

/** Why nobody is told of an unresolved incident, and until when; null = people are. */
export function whyMuted(
  incident: IncidentSummary,
): { by: 'maintenance' | 'silence' | 'snooze'; until: number } | null {
  const { state, maintenanceUntil, silencedUntil, snoozedUntil } = incident
  if (maintenanceUntil !== null) return { by: 'maintenance', until: maintenanceUntil }
  if (silencedUntil !== null) return { by: 'silence', until: silencedUntil }
  return state === 'snoozed' && snoozedUntil !== null ? { by: 'snooze', until: snoozedUntil } : null
}

function hasBegun({ timeline }: Incident, cover: Cover): boolean {
  return timeline.some(({ event, at }) => (event === 'opened' || event === 'reopened') && isWithin(at, cover))
}

function isWithin(at: number | null, { from, until }: Cover): boolean {
  return at !== null && at >= from && at < until
}
