import type { Outcome } from '../../shared/errors'
import type { PresenceAnswer } from '../../shared/model/presence'
import { PresenceState } from '../../shared/model/presence-state'
import type { TenantKey } from '../../shared/model/tenant'
import type { Access } from './access'
import { BodyTable, writePages } from './body-table'
import { readNumber, readText } from './database'
import { onePage } from './lanes'

export interface PresenceStore {
  list(tenantKey: TenantKey): Promise<PresenceState[]>
  /** Keeps states read at `at`, and their words as samples: the last 20 an account. */
  save(tenantKey: TenantKey, states: readonly PresenceState[], at: number): Promise<Outcome<void>>
  /** The last samples of an account, newest first. */
  recentSamples(tenantKey: TenantKey, accountId: string): Promise<PresenceAnswer[]>
}

const samplesKept = 20

export function createPresenceStore(access: Access): PresenceStore {
  const { database, logger } = access
  const presence = new BodyTable(database, logger, 'presence', 'account_id', PresenceState)
  return {
    list: (tenantKey) => access.read<PresenceState[]>(tenantKey, [], () => presence.list(tenantKey)),

    save: (tenantKey, states, at) =>
      access.write(tenantKey, () =>
        writePages(database, states, (state) => {
          const { accountId, availability, activity } = state
          presence.upsert(tenantKey, accountId, state)
          database.run(
            'INSERT OR REPLACE INTO presence_sample (tenant_key, account_id, at, availability, activity) VALUES (?, ?, ?, ?, ?)',
            tenantKey,
            accountId,
            at,
            availability,
            activity,
          )
          database.run(
            `DELETE FROM presence_sample WHERE tenant_key = ?1 AND account_id = ?2 AND at <=
              (SELECT at FROM presence_sample WHERE tenant_key = ?1 AND account_id = ?2
                ORDER BY at DESC LIMIT 1 OFFSET ${samplesKept})`,
            tenantKey,
            accountId,
          )
        }),
      ),

    recentSamples: (tenantKey, accountId) =>
      access.read<PresenceAnswer[]>(
        tenantKey,
        [],
        onePage(() =>
          database
            .all(
              `SELECT at, availability, activity FROM presence_sample
                WHERE tenant_key = ? AND account_id = ? ORDER BY at DESC LIMIT ${samplesKept}`,
              tenantKey,
              accountId,
            )
            .map((row) => ({
              at: readNumber(row, 'at'),
              availability: readText(row, 'availability'),
              activity: readText(row, 'activity'),
            })),
        ),
      ),
  }
}
