import type { Outcome } from '../../shared/errors'
import { Tenant, type TenantKey } from '../../shared/model/tenant'
import { type Access, appLane } from './access'
import { readBodies } from './body-table'
import type { Database } from './database'
import { onePage } from './lanes'

export interface TenantStore {
  list(): Promise<Tenant[]>
  save(tenant: Tenant): Promise<Outcome<void>>
  /** Removes the tenant and its rows in every other table. */
  remove(tenantKey: TenantKey): Promise<Outcome<void>>
}

export function createTenantStore(access: Access): TenantStore {
  const { database, logger } = access
  return {
    list: () =>
      access.read<Tenant[]>(
        appLane,
        [],
        onePage(() =>
          readBodies(
            database.all('SELECT tenant_key AS id, body FROM tenant ORDER BY tenant_key'),
            Tenant,
            logger,
            'tenant',
          ),
        ),
      ),

    save: (tenant) =>
      access.write(
        tenant.tenantKey,
        onePage(() => {
          database.durableTransaction(() => {
            database.run(
              `INSERT INTO tenant (tenant_key, body) VALUES (?, ?)
                ON CONFLICT DO UPDATE SET body = excluded.body`,
              tenant.tenantKey,
              JSON.stringify(tenant),
            )
          })
        }),
      ),

    remove: (tenantKey) => access.write(tenantKey, () => removePages(database, tenantKey)),
  }
}

/** Tables that can hold many rows of one tenant, with the rest of their key; children before parents. */
const largeTables = [
  ['host_day', 'channel, host, day'],
  ['delivery', 'delivery_id'],
  ['site_contacts', 'site'],
  ['alert_memory', 'room_id'],
  ['incident', 'incident_id'],
  ['room_transition', 'room_id, at, is_soft, level'],
  ['presence_sample', 'account_id, at'],
  ['device_health', 'device_id'],
  ['device_reading', 'device_id'],
  ['device', 'device_id'],
  ['room_alias', 'kind, value'],
  ['room', 'room_id'],
] as const

const removePageRows = 200

/** Empties the large tables page by page, so that the cascade of the last statement is short. */
function* removePages(database: Database, tenantKey: TenantKey): Generator<undefined, void> {
  for (const [table, key] of largeTables) {
    const sql = `DELETE FROM ${table} WHERE tenant_key = ? AND (${key}) IN
      (SELECT ${key} FROM ${table} WHERE tenant_key = ? LIMIT ${removePageRows})`
    let removed: number
    do {
      removed = 0
      database.transaction(() => {
        removed = database.run(sql, tenantKey, tenantKey)
      })
      yield
    } while (removed === removePageRows)
  }
  database.durableTransaction(() => {
    database.run('DELETE FROM tenant WHERE tenant_key = ?', tenantKey)
  })
}
