import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { noteRestored } from './disowned-entries'
import { latestVersion, migrations } from './migrations/migrate'
import { setAside } from './set-aside'

const databaseFile = 'roomwall.db'

/** Where a data folder has its database. */
export function databaseIn(folder: string): string {
  return join(folder, databaseFile)
}

/** Where a backup's database lies in a data folder, on its way to be the one in use. */
export interface RestorePlace {
  /** Looked at: gone with the next start. */
  candidate: string
  /** Agreed to: the next start sets the present one aside and begins with it. */
  waiting: string
  /** The newest schema that this Roomwall can open. */
  schemaVersion: number
}

/** The place in a data folder, whether its database can be opened or not. */
export function restorePlaceIn(folder: string): RestorePlace {
  const path = databaseIn(folder)
  return {
    candidate: `${path}.restore-candidate`,
    waiting: `${path}.restore`,
    schemaVersion: latestVersion(migrations),
  }
}

/**
 * Puts the database that waits in the place of the present one, which is set aside; one that nobody agreed to is deleted. A
 * crash in between repeats it. Throws where the folder cannot be written to.
 */
export function restoreWaiting(folder: string, at: number): void {
  const { candidate, waiting } = restorePlaceIn(folder)
  rmSync(candidate, { force: true })
  rmSync(unfinished(candidate), { recursive: true, force: true })
  if (!existsSync(waiting)) return
  const path = databaseIn(folder)
  // The note first: a database must not be in use before it is known whose secrets it may use.
  noteRestored(path, existsSync(path) ? setAside(path, at, 'before-restore') : null)
  renameSync(waiting, path)
}

/** What is still being unpacked, and not checked. */
export function unfinished(candidate: string): string {
  return `${candidate}.part`
}
