import { RoomAlias, type RoomId } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import { shapeOf } from '../lib/shape'
import type { Access } from './access'
import { writePages } from './body-table'
import { type Database, readText } from './database'

/** One room became part of another, or came out of it. */
export interface RoomLineage {
  from: RoomId
  into: RoomId
}

/** What a join of the sources came to. */
interface Join {
  aliases: readonly RoomAlias[]
  merges: readonly RoomLineage[]
  splits: readonly RoomLineage[]
  at: number
}

const pageRows = 500
const isAlias = shapeOf(RoomAlias)

const listSql = `
SELECT kind, value, room_id AS roomId FROM room_alias
WHERE tenant_key = ? AND (kind, value) > (?, ?) ORDER BY kind, value LIMIT ${pageRows}`

/** A tenant's aliases; a row that does not parse is left out, with a line in the log. */
export function* readAliases(
  { database, logger }: Access,
  tenantKey: TenantKey,
): Generator<undefined, RoomAlias[]> {
  const aliases: RoomAlias[] = []
  let after: readonly [kind: string, value: string] = ['', '']
  for (;;) {
    const rows = database.all(listSql, tenantKey, ...after)
    for (const row of rows) {
      if (isAlias(row)) aliases.push(row)
      else logger.warn('stored alias does not parse, left out', { tenantKey })
    }
    const last = rows.at(-1)
    if (rows.length < pageRows || last === undefined) return aliases
    after = [readText(last, 'kind'), readText(last, 'value')]
    yield
  }
}

/**
 * Writes the difference to what is stored. The first page is the record of merges and splits with up to 500
 * changes, which is all of an ordinary join; only the first join of a large tenant takes more.
 */
export function* replaceAliases(
  access: Access,
  tenantKey: TenantKey,
  join: Join,
): Generator<undefined, void> {
  const { database } = access
  const stale = new Map((yield* readAliases(access, tenantKey)).map((alias) => [aliasKey(alias), alias]))
  yield
  const changed: RoomAlias[] = []
  for (const alias of join.aliases) {
    const known = stale.get(aliasKey(alias))
    stale.delete(aliasKey(alias))
    if (known?.roomId !== alias.roomId) changed.push(alias)
  }
  const writes = [
    ...join.merges.map((merge) => () => insertLineage(database, tenantKey, join.at, 'merge', merge)),
    ...join.splits.map((split) => () => insertLineage(database, tenantKey, join.at, 'split', split)),
    ...changed.map((alias) => () => upsertAlias(database, tenantKey, alias)),
    ...[...stale.values()].map((alias) => () => removeAlias(database, tenantKey, alias)),
  ]
  yield* writePages(database, writes, (write) => write(), pageRows)
}

function aliasKey(alias: RoomAlias): string {
  return `${alias.kind} ${alias.value}`
}

function upsertAlias(database: Database, tenantKey: TenantKey, alias: RoomAlias): void {
  database.run(
    `INSERT INTO room_alias (tenant_key, kind, value, room_id) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET room_id = excluded.room_id`,
    tenantKey,
    alias.kind,
    alias.value,
    alias.roomId,
  )
}

function removeAlias(database: Database, tenantKey: TenantKey, alias: RoomAlias): void {
  database.run(
    'DELETE FROM room_alias WHERE tenant_key = ? AND kind = ? AND value = ?',
    tenantKey,
    alias.kind,
    alias.value,
  )
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
