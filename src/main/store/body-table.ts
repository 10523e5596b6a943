import type { z } from 'zod'
import type { Logger } from '../lib/logger'
import { shapeOf } from '../lib/shape'
import { type Database, readText, type SqlRow, type SqlValue } from './database'

/** Parsing 100 rows takes 1-2 ms: a page of reading is about as long as a page of writing. */
export const readPageRows = 100
const writePageRows = 50

/** A tenant's rows of one noun, each stored as JSON in `body` beside its id. */
export class BodyTable<T> {
  readonly #upsert: string
  readonly #remove: string
  readonly #list: string

  constructor(
    private readonly database: Database,
    private readonly logger: Logger,
    private readonly table: string,
    idColumn: string,
    private readonly schema: z.ZodType<T>,
  ) {
    // An unchanged body is not written again: most polls change little.
    this.#upsert = `INSERT INTO ${table} (tenant_key, ${idColumn}, body) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET body = excluded.body WHERE body <> excluded.body`
    this.#remove = `DELETE FROM ${table} WHERE tenant_key = ? AND ${idColumn} = ?`
    this.#list = `SELECT ${idColumn} AS id, body FROM ${table}
      WHERE tenant_key = ? AND ${idColumn} > ? ORDER BY ${idColumn} LIMIT ${readPageRows}`
  }

  /** Every good row of a tenant, by id. */
  *list(tenantKey: string): Generator<undefined, T[]> {
    const found: T[] = []
    yield* readPages(this.database, this.#list, [tenantKey], (row) => {
      const value = this.parse(tenantKey, row)
      if (value !== null) found.push(value)
    })
    return found
  }

  /** Reads `id` and `body` of a row; null, with a line in the log, when the body does not parse. */
  parse(tenantKey: string, row: SqlRow): T | null {
    return readBody(row, this.schema, this.logger, { table: this.table, tenantKey })
  }

  upsert(tenantKey: string, id: string, value: T): void {
    this.database.run(this.#upsert, tenantKey, id, JSON.stringify(value))
  }

  remove(tenantKey: string, id: string): void {
    this.database.run(this.#remove, tenantKey, id)
  }
}

/** The good ones of some rows of a table (`id` and `body`), in their order; the log names the others. */
export function readBodies<T>(
  rows: readonly SqlRow[],
  schema: z.ZodType<T>,
  logger: Logger,
  table: string,
): T[] {
  return rows.flatMap((row) => readBody(row, schema, logger, { table }) ?? [])
}

function readBody<T>(
  row: SqlRow,
  schema: z.ZodType<T>,
  logger: Logger,
  origin: { table: string; tenantKey?: string },
): T | null {
  const value = parseBody(row, schema)
  if (value === null)
    logger.warn('stored row does not parse, left out', { ...origin, id: readText(row, 'id') })
  return value
}

/** Reads `body` by a schema; null when it is not JSON or not of that shape. */
export function parseBody<T>(row: SqlRow, schema: z.ZodType<T>): T | null {
  try {
    const value: unknown = JSON.parse(readText(row, 'body'))
    if (shapeOf(schema)(value)) return value
    const parsed = schema.safeParse(value)
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/**
 * Reads rows page by page, giving way after each. `sql` takes the values and last the `id` to go on after,
 * orders by that `id` and is limited to {@link readPageRows}.
 */
export function* readPages(
  database: Database,
  sql: string,
  values: readonly SqlValue[],
  visit: (row: SqlRow) => void,
): Generator<undefined, void> {
  for (let after = ''; ; ) {
    const rows = database.all(sql, ...values, after)
    rows.forEach(visit)
    const last = rows.at(-1)
    if (rows.length < readPageRows || last === undefined) return
    after = readText(last, 'id')
    yield
  }
}

/** Writes rows in short transactions, giving way after each. */
export function* writePages<T>(
  database: Database,
  rows: readonly T[],
  write: (row: T) => void,
  pageRows = writePageRows,
): Generator<undefined, void> {
  for (let start = 0; start < rows.length; start += pageRows) {
    if (start > 0) yield
    const page = rows.slice(start, start + pageRows)
    database.transaction(() => {
      for (const row of page) write(row)
    })
  }
}
