import { RoomId } from '../../shared/model/room'
import { HealthLevel } from '../../shared/model/room-health'
import type { TenantKey } from '../../shared/model/tenant'
import { type Database, readNumber } from './database'
import { type PresenceGap, readPresenceGaps } from './presence-gaps'

/** What is asked of the past of a tenant's rooms; `from` and `until` are epoch ms. */
export interface RoomLevelsQuery {
  tenantKey: TenantKey
  from: number
  until: number
}

interface LevelChange {
  at: number
  level: HealthLevel
}

export interface TenantLevels {
  rooms: { roomId: RoomId; initial: HealthLevel | null; changes: LevelChange[] }[]
  /** When presence was not watched, cut to the asked time, oldest first. */
  gaps: PresenceGap[]
}

/** Reads the believed levels of a tenant's rooms over a time; suspicions are left out, and rooms that are no more. */
export function readRoomLevels(
  database: Database,
  { tenantKey, from, until }: RoomLevelsQuery,
): TenantLevels {
  const changes = new Map<unknown, LevelChange[]>()
  const changed = database.all(
    `SELECT room_id, at, level FROM room_transition
      WHERE tenant_key = ? AND at > ? AND at < ? AND is_soft = 0 ORDER BY at`,
    tenantKey,
    from,
    until,
  )
  for (const row of changed) {
    const level = HealthLevel.safeParse(row.level)
    if (!level.success) continue
    const change = { at: readNumber(row, 'at'), level: level.data }
    const known = changes.get(row.room_id)
    if (known) known.push(change)
    else changes.set(row.room_id, [change])
  }
  const rooms = database
    .all('SELECT room_id FROM room WHERE tenant_key = ?', tenantKey)
    .map(({ room_id: roomId }) => {
      const initial = database.first(
        `SELECT level FROM room_transition
          WHERE tenant_key = ? AND room_id = ? AND at <= ? AND is_soft = 0 ORDER BY at DESC LIMIT 1`,
        tenantKey,
        String(roomId),
        from,
      )
      return {
        roomId: RoomId.parse(roomId),
        initial: HealthLevel.safeParse(initial?.level).data ?? null,
        changes: changes.get(roomId) ?? [],
      }
    })
  return { rooms, gaps: readPresenceGaps(database, tenantKey, from, until) }
}
