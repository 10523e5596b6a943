import { z } from 'zod'
import type { Outcome } from '../../shared/errors'
import { Incident } from '../../shared/model/incident'
import type { Delivery } from '../../shared/model/notification'
import { RoomId } from '../../shared/model/room'
import { TenantKey } from '../../shared/model/tenant'
import { type Access, appLane } from './access'
import { BodyTable, readBodies, readPageRows, readPages, writePages } from './body-table'
import { readNumber } from './database'
import { saveDelivery } from './delivery-store'
import { saveIncident } from './incident-row'
import { onePage } from './lanes'

const RoomMemory = z.object({
  firstKnownAt: z.number(),
  spells: z.array(z.number()),
  lastBadAt: z.number().nullable(),
})

/** What the alerting rules remember of one room. */
export interface StoredMemory {
  tenantKey: TenantKey
  roomId: RoomId
  memory: z.infer<typeof RoomMemory>
}

/** What one evaluation writes. */
interface AlertChange {
  incidents: readonly Incident[]
  memory: readonly StoredMemory[]
  forgottenRooms: readonly { tenantKey: TenantKey; roomId: RoomId }[]
  /** Messages that are about to be sent. */
  deliveries: readonly Delivery[]
  /** The evaluation saw the world as it was then. */
  watchedUntil: number
}

export interface IncidentStore {
  /** Unresolved incidents, and those resolved after `resolvedSince`. */
  list(resolvedSince: number): Promise<Incident[]>
  memories(): Promise<StoredMemory[]>
  /** Until when the rules were last evaluated; null before the first time. */
  watchedUntil(): Promise<number | null>
  /**
   * Writes an evaluation. Messages and the incidents they name are one transaction, on the disk when this resolves: a message
   * is never sent unrecorded.
   */
  save(change: AlertChange): Promise<Outcome<void>>
  /** Removes everything of a tenant. */
  removeTenant(tenantKey: TenantKey): Promise<Outcome<void>>
}

const listSql = `
SELECT incident_id AS id, body FROM incident
WHERE (resolved_at IS NULL OR resolved_at > ?) AND incident_id > ? ORDER BY incident_id LIMIT ${readPageRows}`

const memorySql = `
SELECT room_id AS id, body FROM alert_memory
WHERE tenant_key = ? AND room_id > ? ORDER BY room_id LIMIT ${readPageRows}`

export function createIncidentStore(access: Access): IncidentStore {
  const { database, logger } = access
  const memories = new BodyTable(database, logger, 'alert_memory', 'room_id', RoomMemory)
  return {
    list: (resolvedSince) =>
      access.read<Incident[]>(appLane, [], function* () {
        const found: Incident[] = []
        yield* readPages(database, listSql, [resolvedSince], (row) =>
          found.push(...readBodies([row], Incident, logger, 'incident')),
        )
        return found
      }),

    memories: () =>
      access.read<StoredMemory[]>(appLane, [], function* () {
        const found: StoredMemory[] = []
        for (const { tenant_key } of database.all('SELECT DISTINCT tenant_key FROM alert_memory')) {
          const tenantKey = TenantKey.parse(tenant_key)
          yield* readPages(database, memorySql, [tenantKey], (row) => {
            const memory = memories.parse(tenantKey, row)
            if (memory) found.push({ tenantKey, roomId: RoomId.parse(row.id), memory })
          })
        }
        return found
      }),

    watchedUntil: () =>
      access.read<number | null>(
        appLane,
        null,
        onePage(() => {
          const row = database.first('SELECT watched_until FROM alert_watch')
          return row && readNumber(row, 'watched_until')
        }),
      ),

    save: (change) =>
      access.write(appLane, function* () {
        const named = new Set(
          change.deliveries.flatMap(({ notification }) =>
            notification.incidents.map(({ incidentId }) => incidentId),
          ),
        )
        const others = change.incidents.filter(({ incidentId }) => !named.has(incidentId))
        yield* writePages(database, others, (incident) => saveIncident(database, incident))
        yield* writePages(database, change.memory, ({ tenantKey, roomId, memory }) =>
          memories.upsert(tenantKey, roomId, memory),
        )
        yield* writePages(database, change.forgottenRooms, ({ tenantKey, roomId }) =>
          memories.remove(tenantKey, roomId),
        )
        const finish = () => {
          for (const incident of change.incidents) {
            if (named.has(incident.incidentId)) saveIncident(database, incident)
          }
          for (const delivery of change.deliveries) saveDelivery(database, delivery)
          database.run(
            `INSERT INTO alert_watch (only_row, watched_until) VALUES (1, ?)
              ON CONFLICT DO UPDATE SET watched_until = excluded.watched_until`,
            change.watchedUntil,
          )
        }
        if (change.deliveries.length > 0) database.durableTransaction(finish)
        else database.transaction(finish)
      }),

    removeTenant: (tenantKey) =>
      access.write(appLane, function* () {
        for (const table of ['incident', 'alert_memory', 'delivery', 'site_contacts']) {
          database.run(`DELETE FROM ${table} WHERE tenant_key = ?`, tenantKey)
          yield
        }
      }),
  }
}
