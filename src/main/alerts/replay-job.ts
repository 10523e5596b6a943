import type { AlertSettings, Firing, ReplayCount, ReplayReport } from '../../shared/model/alert-settings'
import type { TenantKey } from '../../shared/model/tenant'
import type { AlertRules } from '../domain/alert-rules'
import { type Replayed, type ReplayedPast, replayRules } from '../domain/rule-replay'
import { policyOf } from '../domain/tenant-policy'
import type { Database } from '../store/database'
import { readTenantPast, type TenantPast } from '../store/tenant-past'

/** What is replayed, as it crosses to a worker thread. */
export interface ReplayJob {
  tenants: readonly { tenantKey: TenantKey; group: string | null }[]
  /** IANA zone by room; a room without goes by the base rules' own. */
  zones: Readonly<Record<string, string>>
  from: number
  until: number
  base: AlertRules
  today: AlertSettings
  changed: AlertSettings
}

const mostShown = 20

/** Replays both sets of rules over every tenant's stored past; yields the share that is done (0 to 1). */
export function* runReplay(database: Database, job: ReplayJob): Generator<number, ReplayReport> {
  const { tenants, from, until, base } = job
  const report: ReplayReport = {
    from,
    until,
    rooms: 0,
    today: { told: 0, low: 0, byType: {} },
    changed: { told: 0, low: 0, byType: {} },
    added: [],
    dropped: [],
    unwatched: [],
  }
  let begins = until
  const steps = Math.max(1, tenants.length * 2)
  for (const [index, { tenantKey, group }] of tenants.entries()) {
    const stored = readTenantPast(database, tenantKey, from, until)
    const rooms = stored.rooms.map((room) => ({ ...room, zone: job.zones[room.roomId] ?? null }))
    const past: ReplayedPast = { ...stored, rooms, tenantKey, from, until }
    report.rooms += rooms.length
    begins = Math.min(begins, beginOf(stored, from))
    const ms = stored.gaps.reduce((sum, gap) => sum + gap.until - gap.from, 0)
    if (ms > 0) report.unwatched.push({ tenantKey, ms })
    const today = yield* inPart(replayRules(past, policyOf(job.today, group, base)), index * 2, steps)
    const changed = yield* inPart(replayRules(past, policyOf(job.changed, group, base)), index * 2 + 1, steps)
    add(report.today, today.count)
    add(report.changed, changed.count)
    report.added.push(...onlyIn(changed.firings, today.firings))
    report.dropped.push(...onlyIn(today.firings, changed.firings))
  }
  const newest = (firings: Firing[]) => firings.toSorted((a, b) => b.at - a.at).slice(0, mostShown)
  return { ...report, from: begins, added: newest(report.added), dropped: newest(report.dropped) }
}

/** When anything was first known: a young console has no 30 days to look back on. */
function beginOf({ rooms, transitions }: TenantPast, from: number): number {
  if (rooms.some(({ initial }) => initial !== null)) return from
  return transitions[0]?.at ?? Number.POSITIVE_INFINITY
}

function* inPart(
  replay: Generator<number, Replayed>,
  step: number,
  steps: number,
): Generator<number, Replayed> {
  for (;;) {
    const { value, done } = replay.next()
    if (done) return value
    yield (step + value) / steps
  }
}

function add(sum: ReplayCount, { told, low, byType }: ReplayCount): void {
  sum.told += told
  sum.low += low
  for (const [type, count] of entriesOf(byType)) sum.byType[type] = (sum.byType[type] ?? 0) + count
}

function entriesOf<K extends string>(counts: Partial<Record<K, number>>): [K, number][] {
  const entries: [K, number][] = []
  for (const type in counts) entries.push([type, counts[type] ?? 0])
  return entries
}

/** A delay moves a firing by minutes: within the hour it is the same one. */
const sameMs = 60 * 60_000

function onlyIn(these: readonly Firing[], others: readonly Firing[]): Firing[] {
  return these.filter(
    (one) =>
      !others.some(
        ({ type, name, at }) => type === one.type && name === one.name && Math.abs(at - one.at) < sameMs,
      ),
  )
}
