import type { z } from 'zod'
import type { Logger } from '../lib/logger'
import { type Database, readText, type SqlRow } from './database'

// Parsing 200 rows takes 1-3 ms: a page of reading is about as long as a page of writing.
const readPageRows = 200
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
    private readonly idColumn: string,
    private readonly schema: z.ZodType<T>,
  ) {
    // An unchanged body is not written again: most polls change little.
    this.#upsert = `INSERT INTO ${table} (tenant_key, ${idColumn}, body) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET body = excluded.body WHERE body <> excluded.body`
    this.#remove = `DELETE FROM ${table} WHERE tenant_key = ? AND ${idColumn} = ?`
    this.#list = `SELECT ${idColumn} AS id, body FROM ${table}
      WHERE tenant_key = ? AND ${idColumn} > ? ORDER BY ${idColumn} LIMIT ${readPageRows}`
  }

  /** Every good row of a tenant, by id. A row that does not parse is left out, with a line in the log. */
  *list(tenantKey: string): Generator<undefined, T[]> {
    const found: T[] = []
    for (let after = ''; ; ) {
      const rows = this.database.all(this.#list, tenantKey, after)
      for (const row of rows) {
        const value = parseBody(row, this.schema)
        if (value === null) this.#reportBadRow(tenantKey, readText(row, 'id'))
        else found.push(value)
      }
      const last = rows.at(-1)
      if (rows.length < readPageRows || last === undefined) return found
      after = readText(last, 'id')
      yield
    }
  }

  upsert(tenantKey: string, id: string, value: T): void {
    this.database.run(this.#upsert, tenantKey, id, JSON.stringify(value))
  }

  remove(tenantKey: string, id: string): void {
    this.database.run(this.#remove, tenantKey, id)
  }

  #reportBadRow(tenantKey: string, id: string): void {
    this.logger.warn('stored row does not parse, left out', {
      table: this.table,
      tenantKey,
      [this.idColumn]: id,
    })
  }
}

/** Reads `body` by a schema; null when it is not JSON or not of that shape. */
export function parseBody<T>(row: SqlRow, schema: z.ZodType<T>): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(readText(row, 'body')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Writes rows in short transactions, giving way after each. */
export function* writePages<T>(
  database: Database,
  rows: readonly T[],
  write: (row: T) => void,
): Generator<undefined, void> {
  for (let start = 0; start < rows.length; start += writePageRows) {
    if (start > 0) yield
    const page = rows.slice(start, start + writePageRows)
    database.transaction(() => {
      for (const row of page) write(row)
    })
  }
}
