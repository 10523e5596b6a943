import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { fail, type Outcome, succeed } from '../../shared/errors'
import { Channel } from '../../shared/model/channel'
import { channelEntry, heartbeatChannelId } from '../../shared/model/channel-entry'
import { HeartbeatSettings } from '../../shared/model/heartbeat'
import { Tenant, TenantKey } from '../../shared/model/tenant'
import { parseBody } from './body-table'
import { Database } from './database'

/**
 * A file beside the database. `before` names the database that a restore took the place of, until the two have been compared;
 * `entries` are those of the keychain that were found to be meant for somebody else.
 */
const Note = z.object({ isCompared: z.boolean(), before: z.string().nullable(), entries: z.array(TenantKey) })
type Note = z.infer<typeof Note>

/**
 * Entries of the keychain that the data in use must not have: a backup was restored, and says that they go to another
 * receiver than they were entered for. They are forgotten one by one; until then no start forgets that they are to be.
 */
export interface DisownedEntries {
  list(): readonly TenantKey[]
  has(entry: TenantKey): boolean
  /** It is out of the keychain. Codes: `store.diskFull`, `store.failed`; then it is still disowned. */
  settle(entry: TenantKey): Promise<Outcome<void>>
}

/** Notes, durably, that another database takes the place of the one at `before`; null when there is none. */
export function noteRestored(path: string, before: string | null): void {
  const known = readNote(path)
  writeNote(path, {
    isCompared: false,
    // What was not compared was never in use: the first try may have got as far as setting the old one aside, or could not be opened.
    before: known?.isCompared === false ? known.before : before && basename(before),
    entries: known?.entries ?? [],
  })
}

/** The entries that an open database must not have. A note that cannot be read disowns all it could use. */
export function readDisowned(database: Database): DisownedEntries {
  const { path } = database
  let note = readNote(path)
  if (note === null) return keeperOf(path, [])
  if (!note.isCompared) {
    const now = receiversIn(database)
    const before = note.before === null ? new Map() : receiversOfFile(join(dirname(path), note.before))
    const foreign = [...new Set([...now.keys(), ...before.keys()])].filter(
      (entry) => now.get(entry) !== before.get(entry),
    )
    note = { isCompared: true, before: null, entries: [...new Set([...note.entries, ...foreign])] }
    writeNote(path, note)
  }
  return keeperOf(path, note.entries)
}

function keeperOf(path: string, entries: readonly TenantKey[]): DisownedEntries {
  const open = new Set(entries)
  return {
    list: () => [...open],
    has: (entry) => open.has(entry),
    async settle(entry) {
      const rest = [...open].filter((one) => one !== entry)
      try {
        writeNote(path, { isCompared: true, before: null, entries: rest })
      } catch (error) {
        return fail(isDiskFull(error) ? 'store.diskFull' : 'store.failed')
      }
      open.delete(entry)
      return succeed(undefined)
    },
  }
}

/** To whom what each entry holds is sent, as a text to compare. */
type Receivers = Map<TenantKey, string>

function receiversOfFile(path: string): Receivers {
  if (!existsSync(path)) return new Map()
  let database: Database | null = null
  try {
    database = new Database(path)
    return receiversIn(database)
  } catch {
    // Nothing is known of it, so nothing is taken to be as it was.
    return new Map()
  } finally {
    database?.close()
  }
}

function receiversIn(database: Database): Receivers {
  const receivers: Receivers = new Map()
  const add = (entry: TenantKey, receiver: unknown) => {
    // A foreign file may hold the same key twice.
    receivers.set(entry, `${receivers.get(entry) ?? ''}${JSON.stringify(receiver)}\n`)
  }
  for (const { tenantKey, directoryId, clientId, cloud, custom } of bodiesIn(database, 'tenant', Tenant)) {
    add(tenantKey, { directoryId, clientId, cloud, custom: cloud === 'custom' ? custom : null })
  }
  for (const { channelId, settings, hint } of bodiesIn(database, 'channel', Channel)) {
    add(channelEntry(channelId), { settings, hint })
  }
  const heartbeat = bodiesIn(database, 'notification_setting', HeartbeatSettings, "name = 'heartbeat'")
  for (const { host } of heartbeat) add(channelEntry(heartbeatChannelId), { host })
  return receivers
}

/** What parses: the app uses nothing else. A file from before the table was there has none. */
function bodiesIn<T>(database: Database, table: string, schema: z.ZodType<T>, where = 'true'): T[] {
  if (database.first('SELECT name FROM sqlite_schema WHERE name = ?', table) === null) return []
  return database
    .all(`SELECT body FROM ${table} WHERE ${where} ORDER BY body`)
    .flatMap((row) => parseBody(row, schema) ?? [])
}

function noteFile(path: string): string {
  return `${path}.disowned`
}

/** Null when there is none; one that says nothing is one of which nothing is known. */
function readNote(path: string): Note | null {
  if (!existsSync(noteFile(path))) return null
  try {
    return Note.parse(JSON.parse(readFileSync(noteFile(path), 'utf8')))
  } catch {
    return { isCompared: false, before: null, entries: [] }
  }
}

function writeNote(path: string, note: Note): void {
  const file = noteFile(path)
  if (note.isCompared && note.entries.length === 0) rmSync(file, { force: true })
  else {
    writeFileSync(`${file}.part`, JSON.stringify(note), { flush: true })
    renameSync(`${file}.part`, file)
  }
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC'
}
