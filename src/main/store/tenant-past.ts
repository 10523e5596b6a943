import { z } from 'zod'
import { RoomId } from '../../shared/model/room'
import { HealthLevel, Reason } from '../../shared/model/room-health'
import type { TenantKey } from '../../shared/model/tenant'
import { parseBody } from './body-table'
import { type Database, readNumber, type SqlRow } from './database'
import { type PresenceGap, readPresenceGaps } from './presence-gaps'

/** A change of a room's level as it is stored; soft = suspected, not believed. */
interface PastTransition {
  roomId: RoomId
  at: number
  level: HealthLevel
  isSoft: boolean
  reason: Reason | null
}

interface PastRoom {
  roomId: RoomId
  name: string
  site: string | null
  model: string | null
  /** What was believed when the time asked for began; null = nothing was known yet. */
  initial: PastTransition | null
}

/** What is stored of a tenant's rooms over a time. */
export interface TenantPast {
  rooms: PastRoom[]
  /** Oldest first. */
  transitions: PastTransition[]
  /** When presence was not watched, oldest first. */
  gaps: PresenceGap[]
}

const RoomBody = z.object({
  identity: z.object({ name: z.string(), site: z.string().nullable() }),
  summary: z.object({ model: z.string().nullable() }),
})

/** Reads a tenant's past in one go: for a worker thread. Rooms that are no more are left out. */
export function readTenantPast(
  database: Database,
  tenantKey: TenantKey,
  from: number,
  until: number,
): TenantPast {
  const rooms = database
    .all('SELECT room_id, body FROM room WHERE tenant_key = ?', tenantKey)
    .flatMap((row): PastRoom[] => {
      const body = parseBody(row, RoomBody)
      if (!body) return []
      const roomId = RoomId.parse(row.room_id)
      const { name, site } = body.identity
      const initial = readInitial(database, tenantKey, roomId, from)
      return [{ roomId, name, site, model: body.summary.model, initial }]
    })
  const known = new Set(rooms.map(({ roomId }) => roomId))
  const transitions = database
    .all(
      `SELECT room_id, at, is_soft, level, reason FROM room_transition
        WHERE tenant_key = ? AND at > ? AND at < ? ORDER BY at, is_soft DESC`,
      tenantKey,
      from,
      until,
    )
    .flatMap((row) => readTransition(row) ?? [])
    .filter(({ roomId }) => known.has(roomId))
  return { rooms, transitions, gaps: readPresenceGaps(database, tenantKey, from, until) }
}

function readInitial(
  database: Database,
  tenantKey: TenantKey,
  roomId: RoomId,
  from: number,
): PastTransition | null {
  const row = database.first(
    `SELECT room_id, at, is_soft, level, reason FROM room_transition
      WHERE tenant_key = ? AND room_id = ? AND at <= ? AND is_soft = 0 ORDER BY at DESC LIMIT 1`,
    tenantKey,
    roomId,
    from,
  )
  return row && readTransition(row)
}

/** null for a row whose level this version does not know. */
function readTransition(row: SqlRow): PastTransition | null {
  const level = HealthLevel.safeParse(row.level)
  if (!level.success) return null
  const reason = typeof row.reason === 'string' ? Reason.safeParse(JSON.parse(row.reason)) : null
  return {
    roomId: RoomId.parse(row.room_id),
    at: readNumber(row, 'at'),
    level: level.data,
    isSoft: row.is_soft === 1,
    reason: reason?.data ?? null,
  }
}
