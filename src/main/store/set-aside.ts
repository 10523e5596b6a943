import { existsSync, renameSync, rmSync } from 'node:fs'
import { Database, readText } from './database'

/** A file beside the database that says: found damaged while it was in use. */
export function damageMarkPath(path: string): string {
  return `${path}.damaged`
}

/**
 * Renames a damaged database and its journal files, e.g. to `roomwall-damaged-20250131T120000Z.db`, and returns
 * the new path. The journals go first: a journal left behind would be replayed into the new database.
 */
export function setAside(path: string, at: number, why: 'damaged' | 'before-restore' = 'damaged'): string {
  const stamp = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')
  const stem = path.replace(/\.db$/, '')
  let aside = `${stem}-${why}-${stamp}.db`
  for (let count = 2; existsSync(aside); count++) aside = `${stem}-${why}-${stamp}-${count}.db`
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix)
  }
  rmSync(damageMarkPath(path), { force: true })
  return aside
}

/** What a person typed in and nobody can read again from Graph. */
interface Rescued {
  tenants: { tenantKey: string; body: string }[]
  preferences: string | null
}

/** Reads tenants and preferences out of a damaged file, as far as they can be read. */
export function rescue(asidePath: string): Rescued {
  const rescued: Rescued = { tenants: [], preferences: null }
  let damaged: Database | null = null
  try {
    damaged = new Database(asidePath)
    for (const row of damaged.all('SELECT tenant_key, body FROM tenant')) {
      rescued.tenants.push({ tenantKey: readText(row, 'tenant_key'), body: readText(row, 'body') })
    }
    const preferences = damaged.first('SELECT body FROM preferences')
    if (preferences) rescued.preferences = readText(preferences, 'body')
  } catch {
    // What was read so far is all there is: the caller logs how much that was.
  } finally {
    damaged?.close()
  }
  return rescued
}
