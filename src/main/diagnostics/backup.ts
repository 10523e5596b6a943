import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fail, type Outcome, succeed } from '../../shared/errors'
import { BackupManifest } from '../../shared/model/support'
import type { Store } from '../store/store'
import { readArchive, writeArchive } from './archive'

const manifestName = 'manifest.json'
const databaseName = 'roomwall.db'

export interface BackupParts {
  store: Pick<Store, 'copyTo' | 'restorePath' | 'schemaVersion'>
  dataFolder: string
  appVersion: string
}

/**
 * Writes tenants, settings, notes and history into one file: a consistent copy of the database, and a manifest. No
 * credential is in it, because none is in the database. Codes: `file.notWritten`, those of the store.
 */
export async function writeBackup(
  { store, dataFolder, appVersion }: BackupParts,
  file: string,
  about: { now: number; tenants: string[] },
): Promise<Outcome<BackupManifest>> {
  const copy = path.join(dataFolder, 'backup-copy.db')
  try {
    await rm(copy, { force: true })
    const copied = await store.copyTo(copy)
    if (!copied.ok) return copied
    const manifest: BackupManifest = {
      format: 'roomwall-backup',
      version: 1,
      appVersion,
      schemaVersion: store.schemaVersion,
      createdAt: about.now,
      tenants: about.tenants,
      sha256: await digestOf(copy),
      bytes: (await stat(copy)).size,
    }
    await writeArchive(file, [
      { name: manifestName, text: JSON.stringify(manifest, null, 1) },
      { name: databaseName, file: copy },
    ])
    return succeed(manifest)
  } catch {
    return fail('file.notWritten')
  } finally {
    await rm(copy, { force: true })
  }
}

/**
 * Lays a backup ready to be restored: the next start sets the present data aside and begins with it. Codes:
 * `backup.unreadable`, `backup.damaged`, `store.newerFile`; nothing is changed then.
 */
export async function stageRestore(
  { store }: Pick<BackupParts, 'store'>,
  file: string,
): Promise<Outcome<BackupManifest>> {
  const unfinished = `${store.restorePath}.part`
  try {
    const found: { manifest: BackupManifest | null; hasDatabase: boolean } = {
      manifest: null,
      hasDatabase: false,
    }
    await readArchive(file, async (name, bytes, read) => {
      if (name === manifestName && bytes < 1_000_000) {
        found.manifest = BackupManifest.parse(JSON.parse((await (await read()).toArray()).join('')))
      }
      if (name === databaseName) {
        await pipeline(await read(), createWriteStream(unfinished))
        found.hasDatabase = true
      }
    })
    const { manifest, hasDatabase } = found
    if (manifest === null || !hasDatabase) return fail('backup.unreadable')
    if (manifest.schemaVersion > store.schemaVersion) {
      const params = { fileVersion: manifest.schemaVersion, appVersion: store.schemaVersion }
      return fail('store.newerFile', { params })
    }
    if ((await digestOf(unfinished)) !== manifest.sha256) return fail('backup.damaged')
    await rename(unfinished, store.restorePath)
    return succeed(manifest)
  } catch {
    return fail('backup.unreadable')
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
