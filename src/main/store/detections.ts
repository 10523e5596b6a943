import type { TenantKey } from '../../shared/model/tenant'
import { type Database, readNumber } from './database'

/** Of one tenant, opened since then (epoch ms). */
export interface DetectionQuery {
  tenantKey: TenantKey
  since: number
}

/** The measured times of an incident, epoch ms. */
interface StoredDetection {
  lastGoodAt: number
  firstBadAt: number
  hardAt: number
  toldAt: number | null
}

/** More than this tell nothing new about a median. */
const mostDetections = 5_000

/** The times of a tenant's incidents of offline rooms that were seen going, newest first. */
export function readDetections(database: Database, { tenantKey, since }: DetectionQuery): StoredDetection[] {
  return database
    .all(
      `SELECT body ->> 'lastGoodAt' AS last_good_at, body ->> 'firstBadAt' AS first_bad_at,
          body ->> 'hardAt' AS hard_at, body ->> 'toldAt' AS told_at
        FROM incident
        WHERE tenant_key = ? AND opened_at >= ? AND type IN ('roomOffline', 'computeOffline')
          AND body ->> 'isFirstSight' = 0 AND body ->> 'lastGoodAt' IS NOT NULL
        ORDER BY opened_at DESC LIMIT ${mostDetections}`,
      tenantKey,
      since,
    )
    .map((row) => ({
      lastGoodAt: readNumber(row, 'last_good_at'),
      firstBadAt: readNumber(row, 'first_bad_at'),
      hardAt: readNumber(row, 'hard_at'),
      toldAt: row.told_at === null ? null : readNumber(row, 'told_at'),
    }))
}
