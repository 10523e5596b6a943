import { RoomId } from '../../shared/model/room'
import { HealthLevel, Reason } from '../../shared/model/room-health'
import type { TenantKey } from '../../shared/model/tenant'
import { type Database, readNumber, type SqlRow } from './database'
import { type PresenceGap, readPresenceGaps } from './presence-gaps'
import type { RoomTransition } from './room-store'

/** What is asked of a room's past; `from` and `until` are epoch ms. */
export interface RoomHistoryQuery {
  tenantKey: TenantKey
  roomId: RoomId
  from: number
  until: number
}

export interface RoomHistory {
  /** The believed level at `from`; null = nothing was known yet. */
  initialLevel: HealthLevel | null
  /** After `from` and before `until`, oldest first, soft ones too. */
  transitions: RoomTransition[]
  /** When presence was not watched, cut to the asked time, oldest first. */
  gaps: PresenceGap[]
}

/** Reads a room's past; the same code runs on the worker thread and, in tests, in-process. */
export function readRoomHistory(
  database: Database,
  { tenantKey, roomId, from, until }: RoomHistoryQuery,
): RoomHistory {
  const initial = database.first(
    `SELECT level FROM room_transition
      WHERE tenant_key = ? AND room_id = ? AND at <= ? AND is_soft = 0 ORDER BY at DESC LIMIT 1`,
    tenantKey,
    roomId,
    from,
  )
  const transitions = database.all(
    `SELECT room_id, at, is_soft, level, from_level, reason FROM room_transition
      WHERE tenant_key = ? AND room_id = ? AND at > ? AND at < ? ORDER BY at, is_soft DESC`,
    tenantKey,
    roomId,
    from,
    until,
  )
  return {
    initialLevel: initial && (HealthLevel.safeParse(initial.level).data ?? null),
    transitions: transitions.flatMap((row) => readTransition(row) ?? []),
    gaps: readPresenceGaps(database, tenantKey, from, until),
  }
}

/** null for a row whose level this version does not know. */
function readTransition(row: SqlRow): RoomTransition | null {
  const level = HealthLevel.safeParse(row.level)
  if (!level.success) return null
  return {
    roomId: RoomId.parse(row.room_id),
    at: readNumber(row, 'at'),
    from: HealthLevel.safeParse(row.from_level).data ?? null,
    level: level.data,
    isSoft: row.is_soft === 1,
    reason: typeof row.reason === 'string' ? (Reason.safeParse(JSON.parse(row.reason)).data ?? null) : null,
  }
}
