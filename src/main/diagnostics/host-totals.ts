import type { HostTotal, LedgerEntry } from '../../shared/model/ledger'
import type { TenantKey } from '../../shared/model/tenant'
import { dayNumber } from '../domain/zoned-time'
import type { HostDay, HostTotalStore } from '../store/host-total-store'

/** Midnight falls on a quarter of an hour everywhere: the calendar is read once a quarter, not for each request. */
const quarterMs = 15 * 60_000

type Counted = Pick<LedgerEntry, 'host' | 'tenantKey' | 'channel' | 'at' | 'status' | 'error' | 'isExpected'>

interface Sum extends Omit<HostTotal, 'requestsToday'> {
  /** The day that `requestsOfDay` counts, in days since 1970. */
  day: number
  requestsOfDay: number
}

/** How often each host was contacted, for which tenant or channel: since ever in memory, by day on disk. */
export class HostTotals {
  private readonly sums = new Map<string, Sum>()
  private unsaved = new Map<string, HostDay>()

  private quarter = Number.NaN
  private day = 0

  /** @param zone IANA zone by whose calendar days are counted. */
  constructor(
    private readonly store: HostTotalStore,
    private readonly zone: string,
  ) {}

  async load(): Promise<void> {
    for (const row of await this.store.list()) this.sum(row)
  }

  add(request: Counted): void {
    const row: HostDay = {
      tenantKey: request.tenantKey,
      channel: request.channel,
      host: request.host,
      day: this.dayOf(request.at),
      requests: 1,
      failed: hasFailed(request) ? 1 : 0,
      refused: request.isExpected ? 0 : 1,
      lastAt: request.at,
    }
    this.sum(row)
    this.keep(row)
  }

  /** The last contacted first. */
  list(now: number): HostTotal[] {
    const today = this.dayOf(now)
    return [...this.sums.values()]
      .map(({ day, requestsOfDay, ...sum }) => ({
        ...sum,
        requestsToday: day === today ? requestsOfDay : 0,
      }))
      .sort((a, b) => b.lastAt - a.lastAt || a.host.localeCompare(b.host))
  }

  /** What could not be written is written with the next flush. */
  async flush(): Promise<void> {
    if (this.unsaved.size === 0) return
    const rows = [...this.unsaved.values()]
    this.unsaved = new Map()
    const saved = await this.store.add(rows)
    if (!saved.ok) for (const row of rows) this.keep(row)
  }

  forgetTenant(tenantKey: TenantKey): void {
    for (const [key, sum] of this.sums) if (sum.tenantKey === tenantKey) this.sums.delete(key)
    for (const [key, row] of this.unsaved) if (row.tenantKey === tenantKey) this.unsaved.delete(key)
  }

  private dayOf(at: number): number {
    const quarter = Math.floor(at / quarterMs)
    if (quarter !== this.quarter) {
      this.quarter = quarter
      this.day = dayNumber(at, this.zone)
    }
    return this.day
  }

  private sum(row: HostDay): void {
    const key = keyOf(row)
    const known = this.sums.get(key)
    if (known === undefined) {
      const { day, requests, ...rest } = row
      this.sums.set(key, { ...rest, requests, day, requestsOfDay: requests })
      return
    }
    known.requestsOfDay = (known.day === row.day ? known.requestsOfDay : 0) + row.requests
    known.day = row.day
    known.requests += row.requests
    known.failed += row.failed
    known.refused += row.refused
    known.lastAt = Math.max(known.lastAt, row.lastAt)
  }

  private keep(row: HostDay): void {
    const key = `${row.day} ${keyOf(row)}`
    const known = this.unsaved.get(key)
    if (known === undefined) {
      this.unsaved.set(key, { ...row })
      return
    }
    known.requests += row.requests
    known.failed += row.failed
    known.refused += row.refused
    known.lastAt = Math.max(known.lastAt, row.lastAt)
  }
}

/** Did a request end without a good answer? What the caller itself gave up is no failure. */
export function hasFailed({ status, error }: Pick<Counted, 'status' | 'error'>): boolean {
  if (error !== null) return error !== 'request.cancelled'
  return status !== null && status >= 400
}

function keyOf({ tenantKey, channel, host }: Pick<HostDay, 'tenantKey' | 'channel' | 'host'>): string {
  return `${host} ${tenantKey ?? ''} ${channel ?? ''}`
}
