import type { Outcome } from '../../shared/errors'
import type { TenantKey } from '../../shared/model/tenant'
import { Workload } from '../../shared/model/tenant-status'
import type { Access } from './access'
import { readNumber } from './database'
import { onePage } from './lanes'

/** When each workload was last read well, and when nobody was watching. Times are epoch ms. */
export interface CoverageStore {
  freshness(tenantKey: TenantKey): Promise<Map<Workload, number>>
  markGood(tenantKey: TenantKey, workload: Workload, at: number): Promise<Outcome<void>>
  /** Records that nobody was watching; a gap that begins at the same time is made longer. */
  addGap(tenantKey: TenantKey, workload: Workload, from: number, until: number): Promise<Outcome<void>>
}

export function createCoverageStore(access: Access): CoverageStore {
  const { database } = access
  return {
    freshness: (tenantKey) =>
      access.read<Map<Workload, number>>(
        tenantKey,
        new Map(),
        onePage(() => {
          const freshness = new Map<Workload, number>()
          const sql = 'SELECT workload, good_at FROM workload_freshness WHERE tenant_key = ?'
          for (const row of database.all(sql, tenantKey)) {
            const workload = Workload.safeParse(row.workload)
            if (workload.success) freshness.set(workload.data, readNumber(row, 'good_at'))
          }
          return freshness
        }),
      ),

    markGood: (tenantKey, workload, at) =>
      access.write(
        tenantKey,
        onePage(() => {
          database.run(
            `INSERT INTO workload_freshness (tenant_key, workload, good_at) VALUES (?, ?, ?)
              ON CONFLICT DO UPDATE SET good_at = excluded.good_at`,
            tenantKey,
            workload,
            at,
          )
        }),
      ),

    addGap: (tenantKey, workload, from, until) =>
      access.write(
        tenantKey,
        onePage(() => {
          database.run(
            `INSERT INTO coverage_gap (tenant_key, workload, from_at, until_at) VALUES (?, ?, ?, ?)
              ON CONFLICT DO UPDATE SET until_at = max(until_at, excluded.until_at)`,
            tenantKey,
            workload,
            from,
            until,
          )
        }),
      ),
  }
}
