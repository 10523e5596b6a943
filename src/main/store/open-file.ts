import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { type Failure, fail, type Outcome, succeed } from '../../shared/errors'
import type { Logger } from '../lib/logger'
import { Database, readSqliteFailure } from './database'
import { type DisownedEntries, readDisowned } from './disowned-entries'
import { latestVersion, migrate, migrations } from './migrations/migrate'
import { databaseIn, restoreWaiting } from './restore-place'
import { damageMarkPath, rescue, setAside } from './set-aside'

export interface OpenedFile {
  database: Database
  /** Where the damaged file was put, when there was one. */
  setAsidePath: string | null
  disowned: DisownedEntries
}

/**
 * Opens the database of a data folder, creating or migrating it. A damaged file is set aside and a new one begun,
 * with the tenants and preferences that can still be read from the old one.
 * Codes: `store.newerFile` (params fileVersion, appVersion; the file is left as it is), `store.diskFull`, `store.failed`.
 */
export function openFile(folder: string, logger: Logger, at: number): Outcome<OpenedFile> {
  const path = databaseIn(folder)
  let setAsidePath: string | null = null
  try {
    mkdirSync(folder, { recursive: true })
    restoreWaiting(folder, at)
    if (existsSync(damageMarkPath(path))) setAsidePath = setAside(path, at)
    let attempt = openOnce(path)
    if (attempt === 'damaged') {
      setAsidePath = setAsideOrMark(path, at)
      attempt = openOnce(path)
    }
    if (attempt === 'damaged') return fail('store.failed', { params: { reason: 'damaged' } })
    if (attempt.ok && setAsidePath !== null) carryOver(attempt.value, setAsidePath, logger)
    if (!attempt.ok) return attempt
    return succeed({ database: attempt.value, setAsidePath, disowned: readDisowned(attempt.value) })
  } catch (error) {
    logger.error('database could not be opened', { error: String(error) })
    return fail('store.failed', readFailure(error))
  }
}

function openOnce(path: string): Outcome<Database> | 'damaged' {
  const database = new Database(path)
  try {
    // By `execute` alone, which holds no statement: Windows cannot rename a file that a statement still holds.
    database.execute('SELECT count(*) FROM sqlite_schema')
    const version = database.userVersion()
    const known = latestVersion(migrations)
    if (version > known) {
      database.close()
      return fail('store.newerFile', { params: { fileVersion: version, appVersion: known } })
    }
    // The window shows the store as failed rather than wait longer: only a second instance could hold the lock.
    database.execute('PRAGMA busy_timeout = 250')
    database.execute('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON')
    migrate(database, migrations)
    readAtStart(database)
    return succeed(database)
  } catch (error) {
    database.close()
    const failure = readSqliteFailure(error)
    if (failure?.family === 'damaged') return 'damaged'
    if (failure?.family === 'full') return fail('store.diskFull', { serviceCode: failure.code })
    throw error
  }
}

/**
 * Reads every page that the start of the app will need, so that damage there shows now and not half-way into the
 * last-known wall. Not `quick_check`: that reads 13 months of history too. 10,000 devices take about 20 ms.
 */
function readAtStart(database: Database): void {
  for (const table of [
    'tenant',
    'room',
    'device',
    'device_health',
    'account',
    'place',
    'presence',
    'action',
  ]) {
    database.execute(`SELECT sum(length(body)) FROM ${table}`)
  }
  database.execute('SELECT count(room_id) FROM room_alias')
  database.execute('SELECT count(list_read_at) FROM device_reading')
}

function setAsideOrMark(path: string, at: number): string {
  try {
    return setAside(path, at)
  } catch (error) {
    // Still held open by this process: the next start does it before anything is opened.
    writeFileSync(damageMarkPath(path), '')
    throw error
  }
}

function carryOver(database: Database, asidePath: string, logger: Logger): void {
  const { tenants, preferences } = rescue(asidePath)
  database.durableTransaction(() => {
    for (const { tenantKey, body } of tenants) {
      database.run('INSERT OR IGNORE INTO tenant (tenant_key, body) VALUES (?, ?)', tenantKey, body)
    }
    if (preferences !== null) {
      database.run('INSERT OR IGNORE INTO preferences (only_row, body) VALUES (1, ?)', preferences)
    }
  })
  logger.warn('damaged database set aside', { rescuedTenants: tenants.length })
}

/** The code of a file or SQLite failure; never its message, which names the user's folders. */
function readFailure(error: unknown): Omit<Failure, 'code'> {
  const sqlite = readSqliteFailure(error)
  if (sqlite) return { serviceCode: sqlite.code }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return { serviceCode: error.code }
  }
  return {}
}
