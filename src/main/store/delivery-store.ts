import type { Outcome } from '../../shared/errors'
import type { Incident } from '../../shared/model/incident'
import { Delivery } from '../../shared/model/notification'
import { type Access, appLane } from './access'
import { parseBody, readPageRows } from './body-table'
import { type Database, readText } from './database'
import { saveIncident } from './incident-row'
import { onePage } from './lanes'

/** Messages to channels, written before they are sent (alerting rule R11). */
export interface DeliveryStore {
  /** Those that have not come to an end: waiting, being sent, uncertain or dead; oldest first. */
  open(): Promise<Delivery[]>
  /** Writes where a message stands, with the incidents as they are after it; on the disk when this resolves. */
  save(delivery: Delivery, incidents: readonly Incident[]): Promise<Outcome<void>>
}

export function createDeliveryStore(access: Access): DeliveryStore {
  const { database, logger } = access
  return {
    open: () =>
      access.read<Delivery[]>(appLane, [], function* () {
        const found: Delivery[] = []
        for (let offset = 0; ; offset += readPageRows) {
          const rows = database.all(
            `SELECT delivery_id, body FROM delivery WHERE state IN ('waiting', 'sending', 'uncertain', 'dead')
              ORDER BY queued_at, delivery_id LIMIT ${readPageRows} OFFSET ?`,
            offset,
          )
          for (const row of rows) {
            const delivery = parseBody(row, Delivery)
            if (delivery) found.push(delivery)
            else logger.warn('stored message does not parse, left out', { id: readText(row, 'delivery_id') })
          }
          if (rows.length < readPageRows) return found
          yield
        }
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
