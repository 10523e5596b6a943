import { appWide, compareSeverity, type Incident, isMuted } from '../../shared/model/incident'
import type { AlertFacts } from './alert-facts'
import type { AlertRules } from './alert-rules'
import type { Notice, NoticeKind } from './alert-state'
import { isDeadline } from './credential-expiry'
import { hashText, hasWorsened, withEntry } from './incident-life'

/** What is told, and the incidents as they are once it is. */
export interface Telling {
  notices: Notice[]
  told: Incident[]
}

/**
 * Decides who is told what now, one message a group of tenant, site and kind (alerting rule R8):
 * - a new high one at once, unless a neighbour is still in doubt, then after one re-ask;
 * - more of the same group at most every five minutes; what nobody handles again every four hours;
 * - a deadline once a step, with no repeats in between (R33);
 * - a recovery only if the problem was announced (R5). Low ones wait in the list (R12), children speak through their parent.
 */
export function tell(
  incidents: Iterable<Incident>,
  facts: AlertFacts,
  rules: AlertRules,
  now: number,
): Telling {
  const groups = new Map<string, Incident[]>()
  for (const incident of incidents) {
    const key = groupOf(incident)
    const group = groups.get(key)
    if (group) group.push(incident)
    else groups.set(key, [incident])
  }
  const telling: Telling = { notices: [], told: [] }
  absorb(groups, telling, now)
  for (const [key, group] of groups) {
    tellProblems(key, group, facts, rules, now, telling)
    tellRecoveries(key, group, rules, now, telling)
  }
  return telling
}

function groupOf({ tenantKey, site, type, dedupKey }: Incident): string {
  if (type === 'roomOffline' || type === 'computeOffline') return `${tenantKey}|${site}|down`
  if (type === 'flapping' || type.startsWith('device') || type === 'connectionLost') {
    return `${tenantKey}|${site}|${type}`
  }
  return dedupKey
}

/** Children told so often speak for their parent: a site outage makes at most one follow-up (alerting rule R10). */
const mostMessages = 2

/**
 * A site outage that opens after two messages about its rooms makes no third one: it counts as told by them. The groups get the
 * incident as it is then.
 */
function absorb(groups: Map<string, Incident[]>, telling: Telling, now: number): void {
  for (const [key, group] of groups) {
    const outages = group.map((incident) => {
      if (incident.type !== 'siteOutage' || incident.isAnnounced || !mayBeTold(incident, now)) return incident
      const children = toldChildren(incident, groups)
      const times = new Set(children.map(({ toldAt }) => toldAt))
      if (times.size < mostMessages) return incident
      const toldAt = Math.max(...times)
      // Whoever heard of its rooms hears of its end.
      const channels = [...new Set(children.flatMap((child) => child.channels))]
      const known = {
        ...incident,
        isAnnounced: true,
        toldAt: incident.toldAt ?? toldAt,
        lastToldAt: toldAt,
        channels,
      }
      const absorbed = withEntry(known, 'told', now, { params: { notice: 'absorbed' } })
      telling.told.push(absorbed)
      return absorbed
    })
    groups.set(key, outages)
  }
}

/** Its rooms that were told since it began, each with when. */
function toldChildren(
  parent: Incident,
  groups: Map<string, Incident[]>,
): { toldAt: number; channels: Incident['channels'] }[] {
  return [...groups.values()].flat().flatMap(({ parentId, toldAt, state, channels }) => {
    const isChild = parentId === parent.incidentId && state !== 'resolved'
    return isChild && toldAt !== null && toldAt >= parent.firstBadAt ? { toldAt, channels } : []
  })
}

/** Does it speak for itself, and is there nobody who has taken it on? */
export function mayBeTold(incident: Incident, now: number): boolean {
  return (
    incident.state === 'open' &&
    incident.urgency === 'high' &&
    !isMuted(incident) &&
    (incident.quietUntil === null || now >= incident.quietUntil)
  )
}

function tellProblems(
  key: string,
  group: readonly Incident[],
  facts: AlertFacts,
  rules: AlertRules,
  now: number,
  telling: Telling,
): void {
  const { waitMs, updateMs, repeatMs } = rules.grouping
  const candidates = group.filter((incident) => mayBeTold(incident, now))
  const due = candidates.filter(
    (one) => isNews(one) || one.lastToldAt === null || (!isDeadline(one) && now - one.lastToldAt >= repeatMs),
  )
  const [first] = due.toSorted(byWeight)
  if (!first) return
  const isAtRisk = due.some((one) => one.impact?.isVip && isNews(one))
  const lastToldAt = latest(group.filter(({ state }) => state !== 'resolved').map(lastMessageAt))
  if (!isAtRisk && lastToldAt !== null && now - lastToldAt < updateMs) return
  const waitsSince = Math.min(...due.map(({ hardAt }) => hardAt))
  if (!isAtRisk && now - waitsSince < waitMs && hasDoubtfulNeighbour(first, facts)) return
  const kind: NoticeKind = !due.some(isNews)
    ? 'repeat'
    : due.some(({ toldAt }) => toldAt === null)
      ? 'opened'
      : 'worsened'
  send(key, kind, due, now, telling, (incident) => ({
    ...incident,
    isAnnounced: true,
    toldAt: incident.toldAt ?? now,
    lastToldAt: now,
  }))
}

/** When people last got a message of it: repeats may count from a later time (R31). */
function lastMessageAt({ lastToldAt, timeline }: Incident): number | null {
  const told = timeline.findLast(({ event }) => event === 'told')
  return lastToldAt === null || told === undefined ? lastToldAt : Math.min(lastToldAt, told.at)
}

/** Do people not know of it yet, or not how bad it is? */
export function isNews(incident: Incident): boolean {
  return !incident.isAnnounced || hasWorsened(incident)
}

/** Is another room of the same site still in doubt (R8)? */
function hasDoubtfulNeighbour({ tenantKey, site, type }: Incident, facts: AlertFacts): boolean {
  if (type !== 'roomOffline' && type !== 'computeOffline') return false
  const tenant = facts.tenants.find((one) => one.tenantKey === tenantKey)
  for (const signal of tenant?.rooms.values() ?? []) if (signal.isSoft && signal.site === site) return true
  return false
}

function tellRecoveries(
  key: string,
  group: readonly Incident[],
  rules: AlertRules,
  now: number,
  telling: Telling,
): void {
  const resolved = group.filter(({ state }) => state === 'resolved')
  const due = resolved.filter(({ recoveryDueAt }) => recoveryDueAt !== null && now >= recoveryDueAt)
  const [first] = due
  if (!first) return
  const lastToldAt = latest(resolved.flatMap((one) => (one.isAnnounced ? [] : [one.lastToldAt])))
  if (lastToldAt !== null && now - lastToldAt < rules.grouping.updateMs) return
  const isOutage = first.type === 'siteOutage'
  send(key, isOutage ? 'closed' : 'recovered', due, now, telling, (incident) => ({
    ...incident,
    isAnnounced: false,
    recoveryDueAt: null,
    lastToldAt: now,
  }))
}

function send(
  key: string,
  kind: NoticeKind,
  due: readonly Incident[],
  now: number,
  telling: Telling,
  change: (incident: Incident) => Incident,
): void {
  const incidents = due.toSorted(byWeight).map((incident) => {
    const told = withEntry(change(incident), 'told', now, { params: { notice: kind } })
    telling.told.push(told)
    return told
  })
  telling.notices.push({
    idempotencyKey: `${kind}-${now.toString(36)}-${hashText(key)}`,
    kind,
    tenantKey: incidents[0]?.tenantKey ?? appWide,
    at: now,
    incidents,
    params: {},
  })
}

/** A meeting first, then severity, then the oldest. */
function byWeight(a: Incident, b: Incident): number {
  const meeting = Number(b.impact !== null) - Number(a.impact !== null)
  return meeting || compareSeverity(a.severity, b.severity) || a.firstBadAt - b.firstBadAt
}

function latest(times: readonly (number | null)[]): number | null {
  const known = times.flatMap((time) => time ?? [])
  return known.length === 0 ? null : Math.max(...known)
}
