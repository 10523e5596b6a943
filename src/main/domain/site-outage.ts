import type { Impact, Incident } from '../../shared/model/incident'
import { type OpenOf, siteKey, type TenantFacts, type Trouble, tenantParents } from './alert-facts'
import type { AlertRules } from './alert-rules'
import { worseImpact } from './inhibition'
import { isSameVersion, type RoomSignal, type RunningVersion } from './room-signal'
import { readDown } from './room-troubles'

interface Site {
  name: string
  rooms: RoomSignal[]
}

/**
 * Sites whose rooms went down together (alerting rule R10). `down` are the rooms that count: those whose trouble is
 * believed by now; `goneBefore` were down when first seen (R32). An open outage lasts until fewer than the closing share are left.
 */
export function findSiteOutages(
  tenant: TenantFacts,
  down: ReadonlySet<RoomSignal>,
  goneBefore: ReadonlySet<RoomSignal>,
  openOf: OpenOf,
  rules: AlertRules,
): Trouble[] {
  const troubles: Trouble[] = []
  for (const site of sitesOf(tenant, down)) {
    const trouble = siteTrouble(
      tenant,
      site,
      { down, goneBefore },
      openOf(siteKey(tenant.tenantKey, site.name)),
      rules,
    )
    if (trouble) troubles.push(trouble)
  }
  return troubles
}

/** The sites where anything is down, each with all its rooms. */
function sitesOf(tenant: TenantFacts, down: ReadonlySet<RoomSignal>): Site[] {
  const sites = new Map<string, Site>()
  for (const { site } of down) if (site !== null) sites.set(site, { name: site, rooms: [] })
  if (sites.size === 0) return []
  for (const signal of tenant.rooms.values()) {
    if (signal.site !== null) sites.get(signal.site)?.rooms.push(signal)
  }
  return [...sites.values()]
}

function siteTrouble(
  tenant: TenantFacts,
  site: Site,
  { down: all, goneBefore }: Record<'down' | 'goneBefore', ReadonlySet<RoomSignal>>,
  open: Incident | null,
  rules: AlertRules,
): Trouble | null {
  const { rooms: fewest, openShare, closeShare, withinMs } = rules.siteOutage
  const down = site.rooms.filter((signal) => all.has(signal))
  const begins = down.map((signal) => readDown(signal)?.since ?? 0)
  const from = open === null ? Math.max(...begins) - withinMs : open.firstBadAt - withinMs
  const together = down.filter((signal) => (readDown(signal)?.since ?? 0) >= from)
  const reachable = site.rooms.filter(
    (signal) => isKnown(signal) && !goneBefore.has(signal) && (readDown(signal)?.since ?? from) >= from,
  )
  const share = together.length / reachable.length
  const isOn = open === null ? together.length >= fewest && share >= openShare : share >= closeShare
  if (!isOn) return null
  const { tenantKey } = tenant
  const since = Math.min(...together.map((signal) => readDown(signal)?.since ?? 0))
  const left = together.map(({ name }) => name).sort()
  return {
    dedupKey: siteKey(tenantKey, site.name),
    tenantKey,
    type: 'siteOutage',
    severity: 'critical',
    urgency: 'high',
    subject: { kind: 'site', key: site.name, name: site.name },
    site: site.name,
    model: null,
    roomId: null,
    roomName: null,
    params: {
      rooms: together.length,
      of: reachable.length,
      names: nameSome(left),
      ...sharedTrait(together, reachable),
    },
    firstBadAt: open?.firstBadAt ?? since,
    lastGoodAt: null,
    isFirstSight: false,
    impact: worstImpact(site.rooms),
    openAt: 0,
    parentKeys: tenantParents(tenantKey),
  }
}

/** The meeting of the site that matters most: rooms that still answer lose theirs, too, when the site is dark (R9). */
function worstImpact(rooms: readonly RoomSignal[]): Impact | null {
  return rooms.reduce<Impact | null>((worst, { impact }) => worseImpact(worst, impact), null)
}

function isKnown({ presence, compute }: RoomSignal): boolean {
  return presence !== null || compute !== null
}

/**
 * What those that are down share and the others of the site do not (alerting rule R10): the model, else a version of what their
 * computers run. Their subnet is not read from Graph.
 */
function sharedTrait(
  down: readonly RoomSignal[],
  all: readonly RoomSignal[],
): { model?: string } | Partial<RunningVersion> {
  const [first] = down
  if (first === undefined) return {}
  const isTelling = (has: (signal: RoomSignal) => boolean) => down.every(has) && !all.every(has)
  const { model, versions } = first
  if (model !== null && isTelling((signal) => signal.model === model)) return { model }
  const shared = versions.find((running) =>
    isTelling((signal) => signal.versions.some((other) => isSameVersion(running, other))),
  )
  return shared ?? {}
}

const mostNames = 12

/** Names in a row; many are cut and counted. */
export function nameSome(names: readonly string[]): string {
  const rest = names.length - mostNames
  return rest > 0 ? `${names.slice(0, mostNames).join(', ')} +${rest}` : names.join(', ')
}
