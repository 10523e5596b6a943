import {
  compareSeverity,
  type Incident,
  type IncidentId,
  type IncidentSummary,
  isMuted,
} from '../../../shared/model/incident'
import type { TenantKey } from '../../../shared/model/tenant'
import { incidentTitle, incidentTypeWords } from '../../../shared/text/en/incidents'

export type IncidentFilter = 'unresolved' | 'unhandled' | 'low' | 'resolved'
export const incidentFilters: readonly IncidentFilter[] = ['unresolved', 'unhandled', 'low', 'resolved']

/** A row of the table: an incident, or one folded into the row above it. */
export interface IncidentRowModel {
  incident: IncidentSummary
  depth: 0 | 1
  children: number
}

const stateOrder: Record<Incident['state'], number> = { open: 0, acknowledged: 1, snoozed: 2, resolved: 3 }

/** Unhandled first, then urgency and severity, a meeting first, what touches many, then the newest; resolved ones by their end. */
export function compareIncidents(a: IncidentSummary, b: IncidentSummary): number {
  return (
    stateOrder[a.state] - stateOrder[b.state] ||
    Number(a.urgency === 'low') - Number(b.urgency === 'low') ||
    compareSeverity(a.severity, b.severity) ||
    Number(a.impact === null) - Number(b.impact === null) ||
    breadth(a) - breadth(b) ||
    (b.resolvedAt ?? b.hardAt) - (a.resolvedAt ?? a.hardAt) ||
    (a.incidentId < b.incidentId ? -1 : 1)
  )
}

/** What touches many comes before what touches one. */
function breadth({ subject }: IncidentSummary): number {
  return subject.kind === 'app' || subject.kind === 'tenant' ? 0 : subject.kind === 'site' ? 1 : 2
}

/** The columns the list can be sorted by. */
export type IncidentColumn = 'severity' | 'room' | 'tenant' | 'since' | 'owner'

/** The order of the list: that of {@link compareIncidents}, which no column shows, or a column's. */
export type IncidentSort = 'urgency' | { column: IncidentColumn; isReversed: boolean }

/** What of the incidents is shown, and in which order. */
export interface IncidentView {
  filter: IncidentFilter
  /** Every word of it must occur. */
  text: string
  /** Empty = all. */
  tenants: ReadonlySet<TenantKey>
  nameOf: (tenantKey: TenantKey) => string
  unfolded: ReadonlySet<IncidentId>
  sort: IncidentSort
}

const collator = new Intl.Collator('en', { numeric: true })

function comparerOf({ sort, nameOf }: IncidentView) {
  if (sort === 'urgency') return compareIncidents
  const { column, isReversed } = sort
  const wordOf = ({ roomName, subject, site, tenantKey, owner }: IncidentSummary): string => {
    if (column === 'room') return `${site ?? ''} ${roomName ?? subject.name}`
    return column === 'tenant' ? nameOf(tenantKey) : (owner ?? '\uffff')
  }
  const orderOf = (a: IncidentSummary, b: IncidentSummary): number => {
    if (column === 'severity') return compareSeverity(a.severity, b.severity)
    return column === 'since' ? b.firstBadAt - a.firstBadAt : collator.compare(wordOf(a), wordOf(b))
  }
  const compare = (a: IncidentSummary, b: IncidentSummary): number => orderOf(a, b) || compareIncidents(a, b)
  return isReversed ? (a: IncidentSummary, b: IncidentSummary) => compare(b, a) : compare
}

const searchTexts = new WeakMap<IncidentSummary, string>()

/** Everything of an incident that somebody might type, in small letters. An incident that changes is another object. */
function searchText(incident: IncidentSummary): string {
  const known = searchTexts.get(incident)
  if (known !== undefined) return known
  const { roomName, site, model, owner, type } = incident
  const parts = [incidentTitle(incident), incidentTypeWords[type], roomName, site, model, owner]
  const text = parts
    .filter((part) => part !== null)
    .join(' ')
    .toLowerCase()
  searchTexts.set(incident, text)
  return text
}

function isShown(incident: IncidentSummary, filter: IncidentFilter): boolean {
  switch (filter) {
    case 'unresolved':
      return incident.state !== 'resolved'
    case 'unhandled':
      return incident.state === 'open' && incident.urgency === 'high' && !isMuted(incident)
    case 'low':
      return incident.state !== 'resolved' && incident.urgency === 'low'
    case 'resolved':
      return incident.state === 'resolved'
  }
}

/** Children by the incident that mutes them. */
export function groupChildren(
  incidents: readonly IncidentSummary[],
): ReadonlyMap<IncidentId, readonly IncidentSummary[]> {
  const groups = new Map<IncidentId, IncidentSummary[]>()
  for (const incident of incidents) {
    if (incident.parentId === null || incident.state === 'resolved') continue
    const group = groups.get(incident.parentId)
    if (group) group.push(incident)
    else groups.set(incident.parentId, [incident])
  }
  return groups
}

/** How many rows of the table a filter has without words, with everything folded. */
export function countShown(incidents: readonly IncidentSummary[], filter: IncidentFilter): number {
  return incidents.filter((incident) => incident.parentId === null && isShown(incident, filter)).length
}

/** The rows of the table; children only beneath a parent that is unfolded. A parent is there for its children's words, too. */
export function listRows(incidents: readonly IncidentSummary[], view: IncidentView): IncidentRowModel[] {
  const { filter, text, tenants, nameOf, unfolded } = view
  const children = groupChildren(incidents)
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const hasWords = (incident: IncidentSummary): boolean => {
    const own = `${searchText(incident)} ${nameOf(incident.tenantKey).toLowerCase()}`
    return words.every((word) => own.includes(word))
  }
  const top = incidents.filter(
    (incident) =>
      incident.parentId === null &&
      isShown(incident, filter) &&
      (tenants.size === 0 || incident.tenantKey === 'app' || tenants.has(incident.tenantKey)) &&
      (words.length === 0 ||
        hasWords(incident) ||
        (children.get(incident.incidentId)?.some(hasWords) ?? false)),
  )
  const compare = comparerOf(view)
  return top.toSorted(compare).flatMap((incident): IncidentRowModel[] => {
    const own = children.get(incident.incidentId) ?? []
    const row = { incident, depth: 0 as const, children: own.length }
    if (!unfolded.has(incident.incidentId)) return [row]
    const below = own.toSorted(compare)
    return [row, ...below.map((child) => ({ incident: child, depth: 1 as const, children: 0 }))]
  })
}

/** With the incident if it was not among them, else without it. */
export function toggled(ids: ReadonlySet<IncidentId>, incidentId: IncidentId): ReadonlySet<IncidentId> {
  const next = new Set(ids)
  if (!next.delete(incidentId)) next.add(incidentId)
  return next
}
