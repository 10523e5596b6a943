import type { Outcome } from '../../shared/errors'
import { RoomId } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import type { Access } from './access'
import { onePage } from './lanes'

/** Which rooms somebody marked as very important. */
export interface VipStore {
  list(tenantKey: TenantKey): Promise<RoomId[]>
  /** Marks a room at a time (epoch ms), or takes the mark back; on the disk when this resolves. */
  save(tenantKey: TenantKey, roomId: RoomId, isVip: boolean, at: number): Promise<Outcome<void>>
}

export function createVipStore(access: Access): VipStore {
  const { database } = access
  return {
    list: (tenantKey) =>
      access.read<RoomId[]>(
        tenantKey,
        [],
        onePage(() =>
          database
            .all('SELECT room_id FROM vip_room WHERE tenant_key = ? ORDER BY room_id', tenantKey)
            .map((row) => RoomId.parse(row.room_id)),
        ),
      ),

    save: (tenantKey, roomId, isVip, at) =>
      access.write(
        tenantKey,
        onePage(() => {
          database.durableTransaction(() => {
            if (isVip) {
              const sql =
                'INSERT INTO vip_room (tenant_key, room_id, marked_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
              database.run(sql, tenantKey, roomId, at)
            } else
              database.run('DELETE FROM vip_room WHERE tenant_key = ? AND room_id = ?', tenantKey, roomId)
          })
        }),
      ),
  }
}
