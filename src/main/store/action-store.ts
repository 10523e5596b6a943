import type { Outcome } from '../../shared/errors'
import { ActionRecord, finalActionStates } from '../../shared/model/action'
import type { RoomId } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import { type Access, appLane } from './access'
import { readBodies } from './body-table'
import type { SqlRow } from './database'
import { onePage } from './lanes'

/** The journal of commands. */
export interface ActionStore {
  /** Newest first; null = of every tenant, of every room. */
  list(wanted: { tenantKey: TenantKey | null; roomId: RoomId | null; limit: number }): Promise<ActionRecord[]>
  /** Writes a row and its steps; on the disk when this resolves, so that a command is never sent unrecorded. */
  save(record: ActionRecord): Promise<Outcome<void>>
  /** Rows that were not in a final state when last written, oldest first. */
  unfinished(): Promise<ActionRecord[]>
}

export function createActionStore(access: Access): ActionStore {
  const { database, logger } = access
  const parse = (rows: readonly SqlRow[]) => readBodies(rows, ActionRecord, logger, 'action')
  return {
    list: ({ tenantKey, roomId, limit }) =>
      access.read<ActionRecord[]>(
        tenantKey ?? appLane,
        [],
        onePage(() =>
          parse(
            database.all(
              `SELECT action_id AS id, body FROM action
                WHERE (?1 IS NULL OR tenant_key = ?1) AND (?2 IS NULL OR room_id = ?2)
                ORDER BY requested_at DESC, action_id DESC LIMIT ?3`,
              tenantKey,
              roomId,
              limit,
            ),
          ),
        ),
      ),

    save: (record) =>
      access.write(
        record.tenantKey,
        onePage(() => {
          database.durableTransaction(() => {
            database.run(
              `INSERT INTO action (tenant_key, action_id, room_id, requested_at, is_finished, body)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET room_id = excluded.room_id, requested_at = excluded.requested_at,
                  is_finished = excluded.is_finished, body = excluded.body`,
              record.tenantKey,
              record.actionId,
              record.roomId,
              record.requestedAt,
              finalActionStates.has(record.state) ? 1 : 0,
              JSON.stringify(record),
            )
          })
        }),
      ),

    unfinished: () =>
      access.read<ActionRecord[]>(
        appLane,
        [],
        onePage(() =>
          parse(
            database.all(
              'SELECT action_id AS id, body FROM action WHERE is_finished = 0 ORDER BY requested_at, action_id',
            ),
          ),
        ),
      ),
  }
}
