import type { TenantKey } from '../../shared/model/tenant'
import { type Database, readNumber } from './database'

/** A time in which a tenant's presence was not watched, epoch ms. */
export interface PresenceGap {
  from: number
  until: number
}

/** The gaps within a time, cut to it, oldest first. A room's level rests on presence above all, and every tenant has it: its gaps are the rooms'. */
export function readPresenceGaps(
  database: Database,
  tenantKey: TenantKey,
  from: number,
  until: number,
): PresenceGap[] {
  return database
    .all(
      `SELECT max(from_at, ?1) AS from_at, min(until_at, ?2) AS until_at FROM coverage_gap
        WHERE tenant_key = ?3 AND workload = 'presence' AND until_at > ?1 AND from_at < ?2 ORDER BY from_at`,
      from,
      until,
      tenantKey,
    )
    .map((row) => ({ from: readNumber(row, 'from_at'), until: readNumber(row, 'until_at') }))
}
