import type { HostTotal, LedgerEntry, LedgerFilter } from '../../shared/model/ledger'
import type { TenantKey } from '../../shared/model/tenant'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import { Loop } from '../lib/loop'
import type { Service } from '../lib/service'
import type { HostTotalStore } from '../store/host-total-store'
import { HostTotals, hasFailed } from './host-totals'

/** How many requests are kept in memory: about ten hours of one tenant, an hour of ten. */
const capacity = 20_000
/** Totals go to disk this often, ms. */
const flushEveryMs = 60_000

/** One request as whoever sent it knows it; the ledger numbers it. */
export type NotedRequest = Omit<LedgerEntry, 'sequence'>

/** Where everything that sends something says so. Costs no disk and no JSON: call it for every request. */
export interface RequestNotes {
  note(request: NotedRequest): void
}

interface LedgerQuery extends LedgerFilter {
  /** The newest this many. */
  limit: number
}

/**
 * Every request this app made: the newest in memory, in a ring, and per host and day on disk, so that the list of
 * hosts outlives the run. Days are those of `zone` (IANA).
 */
export class RequestLedger implements RequestNotes, Service {
  readonly name = 'request ledger'
  private readonly ring: LedgerEntry[] = []
  /** Where the next entry goes. */
  private head = 0
  private sequence = 0
  private readonly totals: HostTotals
  private readonly loop: Loop

  constructor(
    private readonly clock: Clock,
    logger: Logger,
    store: HostTotalStore,
    zone: string,
  ) {
    this.totals = new HostTotals(store, zone)
    const turn = () => this.totals.flush()
    this.loop = new Loop({ name: this.name, clock, logger, everyMs: () => flushEveryMs, turn })
  }

  note(request: NotedRequest): void {
    this.sequence += 1
    this.ring[this.head] = { ...request, sequence: this.sequence }
    this.head = (this.head + 1) % capacity
    this.totals.add(request)
  }

  /** Reads the totals of earlier runs; from here on they are written every minute. */
  async start(): Promise<void> {
    await this.totals.load()
    await this.loop.start()
  }

  async stop(): Promise<void> {
    await this.loop.stop()
    await this.totals.flush()
  }

  /** The newest matching entries first, how many match, and how many there are. */
  list(query: LedgerQuery): { entries: LedgerEntry[]; matching: number; kept: number } {
    const isWanted = matcher(query)
    const entries: LedgerEntry[] = []
    let matching = 0
    for (const entry of this.newestFirst()) {
      if (!isWanted(entry)) continue
      matching += 1
      if (entries.length < query.limit) entries.push(entry)
    }
    return { entries, matching, kept: this.ring.length }
  }

  /** What each host was sent, the last contacted first. */
  hosts(): HostTotal[] {
    return this.totals.list(this.clock.now())
  }

  /** A tenant was removed: nothing of it is kept. */
  forgetTenant(tenantKey: TenantKey): void {
    const kept = [...this.newestFirst()].filter((entry) => entry.tenantKey !== tenantKey).reverse()
    this.ring.length = 0
    this.ring.push(...kept)
    this.head = kept.length % capacity
    this.totals.forgetTenant(tenantKey)
  }

  private *newestFirst(): Generator<LedgerEntry> {
    const { ring, head } = this
    for (let back = 1; back <= ring.length; back += 1) {
      const entry = ring[(head - back + ring.length) % ring.length]
      if (entry !== undefined) yield entry
    }
  }
}

function matcher({ tenantKey, host, outcome, text }: LedgerFilter): (entry: LedgerEntry) => boolean {
  const wanted = text.trim().toLowerCase()
  return (entry) =>
    (tenantKey === null || entry.tenantKey === tenantKey) &&
    (host === null || entry.host === host) &&
    (outcome === null || outcome === outcomeOf(entry)) &&
    (wanted === '' || wordsOf(entry).includes(wanted))
}

function outcomeOf(entry: LedgerEntry): 'good' | 'failed' | 'refused' {
  if (!entry.isExpected) return 'refused'
  return hasFailed(entry) ? 'failed' : 'good'
}

function wordsOf({ host, path, purpose, channel, method, status, error }: LedgerEntry): string {
  return [host, path, purpose, channel, method, status, error].join(' ').toLowerCase()
}
