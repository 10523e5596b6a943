import type { Outcome } from '../../shared/errors'
import type { Incident } from '../../shared/model/incident'
import { Delivery } from '../../shared/model/notification'
import { type Access, appLane } from './access'
import { readBodies, readPageRows, readPages } from './body-table'
import type { Database } from './database'
import { saveIncident } from './incident-row'
import { onePage } from './lanes'

/** Messages to channels, written before they are sent (alerting rule R11). */
export interface DeliveryStore {
  /** Those that have not come to an end: waiting, being sent, uncertain or dead; oldest first. */
  open(): Promise<Delivery[]>
  /** Writes where a message stands, with the incidents as they are after it; on the disk when this resolves. */
  save(delivery: Delivery, incidents: readonly Incident[]): Promise<Outcome<void>>
}

const openSql = `
SELECT delivery_id AS id, body FROM delivery
WHERE state IN ('waiting', 'sending', 'uncertain', 'dead') AND delivery_id > ? ORDER BY delivery_id LIMIT ${readPageRows}`

export function createDeliveryStore(access: Access): DeliveryStore {
  const { database, logger } = access
  return {
    open: () =>
      access.read<Delivery[]>(appLane, [], function* () {
        const found: Delivery[] = []
        yield* readPages(database, openSql, [], (row) =>
          found.push(...readBodies([row], Delivery, logger, 'delivery')),
        )
        return found.toSorted((a, b) => a.queuedAt - b.queuedAt)
      }),

    save: (delivery, incidents) =>
      access.write(
        appLane,
        onePage(() => {
          database.durableTransaction(() => {
            saveDelivery(database, delivery)
            for (const incident of incidents) saveIncident(database, incident)
          })
        }),
      ),
  }
}

/** Writes a message's row, within somebody's transaction. */
export function saveDelivery(database: Database, delivery: Delivery): void {
  const { tenantKey, deliveryId, channelId, queuedAt, state } = delivery
  database.run(
    `INSERT INTO delivery (tenant_key, delivery_id, channel_id, queued_at, state, body) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET state = excluded.state, body = excluded.body`,
    tenantKey,
    deliveryId,
    channelId,
    queuedAt,
    state,
    JSON.stringify(delivery),
  )
}
