import { z } from 'zod'
import type { Outcome } from '../../shared/errors'
import { RoomAlias, type RoomId, RoomIdentity, RoomSummary } from '../../shared/model/room'
import { type HealthLevel, type Reason, RoomHealth } from '../../shared/model/room-health'
import type { TenantKey } from '../../shared/model/tenant'
import type { Access } from './access'
import { BodyTable, writePages } from './body-table'
import type { Database } from './database'
import { onePage } from './lanes'

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

/** One room became part of another, or came out of it. */
export interface RoomLineage {
  from: RoomId
  into: RoomId
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
  /** Replaces the tenant's aliases and records merges and splits, all in one transaction. */
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

    aliases: (tenantKey) =>
      access.read<RoomAlias[]>(
        tenantKey,
        [],
        onePage(() => readAliases(access, tenantKey)),
      ),

    saveAliases: (tenantKey, aliases, merges, splits, at) =>
      access.write(
        tenantKey,
        onePage(() => {
          database.transaction(() => {
            replaceAliases(database, tenantKey, aliases)
            for (const merge of merges) insertLineage(database, tenantKey, at, 'merge', merge)
            for (const split of splits) insertLineage(database, tenantKey, at, 'split', split)
          })
        }),
      ),
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

function readAliases({ database, logger }: Access, tenantKey: TenantKey): RoomAlias[] {
  const aliases: RoomAlias[] = []
  const rows = database.all(
    'SELECT kind, value, room_id AS roomId FROM room_alias WHERE tenant_key = ?',
    tenantKey,
  )
  for (const row of rows) {
    const alias = RoomAlias.safeParse(row)
    if (alias.success) aliases.push(alias.data)
    else logger.warn('stored alias does not parse, left out', { tenantKey })
  }
  return aliases
}

/**
 * Writes the difference only, in one transaction however large: half a new set of aliases would give rooms new
 * ids after a crash. The join runs every few hours and changes little.
 */
function replaceAliases(database: Database, tenantKey: TenantKey, aliases: readonly RoomAlias[]): void {
  const stale = new Map<string, { kind: string; value: string; roomId: string }>()
  const rows = database.all(
    'SELECT kind, value, room_id AS roomId FROM room_alias WHERE tenant_key = ?',
    tenantKey,
  )
  for (const row of rows) {
    const alias = { kind: String(row.kind), value: String(row.value), roomId: String(row.roomId) }
    stale.set(aliasKey(alias), alias)
  }
  for (const alias of aliases) {
    const key = aliasKey(alias)
    const known = stale.get(key)
    stale.delete(key)
    if (known?.roomId === alias.roomId) continue
    database.run(
      `INSERT INTO room_alias (tenant_key, kind, value, room_id) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET room_id = excluded.room_id`,
      tenantKey,
      alias.kind,
      alias.value,
      alias.roomId,
    )
  }
  for (const { kind, value } of stale.values()) {
    database.run(
      'DELETE FROM room_alias WHERE tenant_key = ? AND kind = ? AND value = ?',
      tenantKey,
      kind,
      value,
    )
  }
}

function aliasKey(alias: { kind: string; value: string }): string {
  return `${alias.kind} ${alias.value}`
}

function insertLineage(
  database: Database,
  tenantKey: TenantKey,
  at: number,
  kind: 'merge' | 'split',
  lineage: RoomLineage,
): void {
  database.run(
    `INSERT OR IGNORE INTO room_lineage (tenant_key, at, kind, from_room_id, into_room_id)
      VALUES (?, ?, ?, ?, ?)`,
    tenantKey,
    at,
    kind,
    lineage.from,
    lineage.into,
  )
}
