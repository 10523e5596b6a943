import { z } from 'zod'
import type { Outcome } from '../../shared/errors'
import { type RoomAlias, type RoomId, RoomIdentity, RoomSummary } from '../../shared/model/room'
import { type HealthLevel, type Reason, RoomHealth } from '../../shared/model/room-health'
import type { TenantKey } from '../../shared/model/tenant'
import type { Access } from './access'
import { BodyTable, writePages } from './body-table'
import type { Database } from './database'
import { type RoomLineage, readAliases, replaceAliases } from './room-aliases'

const StoredRoom = z.object({ identity: RoomIdentity, health: RoomHealth, summary: RoomSummary })
export type StoredRoom = z.infer<typeof StoredRoom>

/** A change of a room's level; soft = it was suspected and never believed (alerting rule R1). */
export interface RoomTransition {
  roomId: RoomId
  at: number
  /** null = the first level ever known. */
  from: HealthLevel | null
  level: HealthLevel
  isSoft: boolean
  reason: Reason | null
}

export interface RoomStore {
  list(tenantKey: TenantKey): Promise<StoredRoom[]>
  /** A room and its transitions are written together; a crash may lose whole pages of rooms, never half a room. */
  save(
    tenantKey: TenantKey,
    rooms: readonly StoredRoom[],
    removed: readonly RoomId[],
    transitions: readonly RoomTransition[],
  ): Promise<Outcome<void>>
  aliases(tenantKey: TenantKey): Promise<RoomAlias[]>
  /**
   * Replaces the tenant's aliases and records merges and splits. To be called before the rooms they name are saved:
   * a new room whose alias a crash has lost gets another id, and then nothing must refer to the old one.
   */
  saveAliases(
    tenantKey: TenantKey,
    aliases: readonly RoomAlias[],
    merges: readonly RoomLineage[],
    splits: readonly RoomLineage[],
    at: number,
  ): Promise<Outcome<void>>
}

export function createRoomStore(access: Access): RoomStore {
  const { database, logger } = access
  const rooms = new BodyTable(database, logger, 'room', 'room_id', StoredRoom)
  return {
    list: (tenantKey) => access.read<StoredRoom[]>(tenantKey, [], () => rooms.list(tenantKey)),

    save: (tenantKey, saved, removed, transitions) =>
      access.write(tenantKey, function* () {
        const byRoom = groupByRoom(transitions)
        const units = [
          ...saved.map((room) => {
            const { roomId } = room.identity
            const own = byRoom.get(roomId) ?? []
            byRoom.delete(roomId)
            return { roomId, room, transitions: own }
          }),
          ...[...byRoom].map(([roomId, own]) => ({ roomId, room: null, transitions: own })),
        ]
        yield* writePages(database, units, (unit) => {
          if (unit.room) rooms.upsert(tenantKey, unit.roomId, unit.room)
          for (const transition of unit.transitions) insertTransition(database, tenantKey, transition)
        })
        yield* writePages(database, removed, (roomId) => rooms.remove(tenantKey, roomId))
      }),

    aliases: (tenantKey) => access.read<RoomAlias[]>(tenantKey, [], () => readAliases(access, tenantKey)),

    saveAliases: (tenantKey, aliases, merges, splits, at) =>
      access.write(tenantKey, () => replaceAliases(access, tenantKey, { aliases, merges, splits, at })),
  }
}

function groupByRoom(transitions: readonly RoomTransition[]): Map<RoomId, RoomTransition[]> {
  const byRoom = new Map<RoomId, RoomTransition[]>()
  for (const transition of transitions) {
    const own = byRoom.get(transition.roomId)
    if (own) own.push(transition)
    else byRoom.set(transition.roomId, [transition])
  }
  return byRoom
}

function insertTransition(database: Database, tenantKey: TenantKey, transition: RoomTransition): void {
  database.run(
    `INSERT INTO room_transition (tenant_key, room_id, at, is_soft, level, from_level, reason)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET from_level = excluded.from_level, reason = excluded.reason`,
    tenantKey,
    transition.roomId,
    transition.at,
    transition.isSoft ? 1 : 0,
    transition.level,
    transition.from,
    transition.reason && JSON.stringify(transition.reason),
  )
}
