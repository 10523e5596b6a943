import Connection from 'libsql'

/** What may be bound. A boolean is not among them: libsql aborts the whole process on one. */
export type SqlValue = string | number | null
export type SqlRow = Record<string, unknown>

type Statement = ReturnType<InstanceType<typeof Connection>['prepare']>

/** A failure SQLite reported, with its result code (`SQLITE_FULL`) and the code's family (extended bits cut off). */
export interface SqliteFailure {
  code: string
  family: 'full' | 'damaged' | 'refused' | 'other'
}

const families = new Map<number, SqliteFailure['family']>([
  [11, 'damaged'], // SQLITE_CORRUPT
  [13, 'full'], // SQLITE_FULL
  [19, 'refused'], // SQLITE_CONSTRAINT: a row against the schema, e.g. of a tenant that was removed meanwhile
  [26, 'damaged'], // SQLITE_NOTADB
])

/** One connection: prepared statements kept by their text, transactions that report the first error. */
export class Database {
  readonly #connection: InstanceType<typeof Connection>
  readonly #statements = new Map<string, Statement>()

  /** Opens or creates the file at `path`. Throws when that is not possible. */
  constructor(readonly path: string) {
    this.#connection = new Connection(path)
  }

  /** Runs SQL without values and without rows; leaves no statement behind, so `close` frees the file at once. */
  execute(sql: string): void {
    this.#connection.exec(sql)
  }

  /** Changes rows; returns how many. */
  run(sql: string, ...values: SqlValue[]): number {
    return this.#prepare(sql).run(values).changes
  }

  all(sql: string, ...values: SqlValue[]): SqlRow[] {
    return this.#prepare(sql).all(values).map(toRow)
  }

  first(sql: string, ...values: SqlValue[]): SqlRow | null {
    return this.all(sql, ...values)[0] ?? null
  }

  /** The version of the schema in the file; 0 = new. */
  userVersion(): number {
    return readNumber(this.first('PRAGMA user_version') ?? {}, 'user_version')
  }

  /**
   * Runs `work` as one write transaction. Not libsql's own wrapper: when SQLite has rolled back by itself
   * (disk full), that one fails in its ROLLBACK and hides the reason.
   */
  transaction(work: () => void): void {
    this.#connection.exec('BEGIN IMMEDIATE')
    try {
      work()
      this.#connection.exec('COMMIT')
    } catch (error) {
      if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK')
      throw error
    }
  }

  /** Runs `work` as one transaction that is on the disk, not only with the operating system, when this returns. */
  durableTransaction(work: () => void): void {
    this.#connection.exec('PRAGMA synchronous = FULL')
    try {
      this.transaction(work)
    } finally {
      this.#connection.exec('PRAGMA synchronous = NORMAL')
    }
  }

  close(): void {
    this.#statements.clear()
    this.#connection.close()
  }

  #prepare(sql: string): Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#connection.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}

/** Reads SQLite's failure out of a thrown value; null when it was something else (then it is a bug of ours). */
export function readSqliteFailure(error: unknown): SqliteFailure | null {
  if (!(error instanceof Connection.SqliteError)) return null
  return { code: error.code, family: families.get((error.rawCode ?? 0) & 0xff) ?? 'other' }
}

/** A column that the table declares as text; throws a `TypeError` on anything else. */
export function readText(row: SqlRow, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw new TypeError(`Column ${column} is not text`)
  return value
}

/** A column that the table declares as a number; throws a `TypeError` on anything else, NULL too. */
export function readNumber(row: SqlRow, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') throw new TypeError(`Column ${column} is not a number`)
  return value
}

function toRow(value: unknown): SqlRow {
  if (!isRow(value)) throw new TypeError('A row is not an object')
  return value
}

function isRow(value: unknown): value is SqlRow {
  return typeof value === 'object' && value !== null
}
