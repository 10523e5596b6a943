import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Failure, fail, type Outcome, succeed } from '../../shared/errors'
import { BackupManifest } from '../../shared/model/support'
import type { Clock } from '../lib/clock'
import { type RestorePlace, unfinished } from '../store/restore-place'
import type { Store } from '../store/store'
import { readArchive, writeArchive } from './archive'
import { part, type WorkControl } from './file-works'

const manifestName = 'manifest.json'
const databaseName = 'roomwall.db'

export interface BackupParts {
  store: Pick<Store, 'path' | 'copyTo' | 'restorePlace'>
  dataFolder: string
  appVersion: string
  clock: Clock
}

/** How often the growing copy is looked at, ms. */
const lookEveryMs = 200

/**
 * Writes tenants, settings, notes and history into one file: a consistent copy of the database, and a manifest. No
 * credential is in it, because none is in the database. Codes: `file.notWritten`, `request.cancelled`, those of the store;
 * no half file is left.
 */
export async function writeBackup(
  { store, dataFolder, appVersion, clock }: BackupParts,
  file: string,
  tenants: string[],
  control: WorkControl,
): Promise<Outcome<BackupManifest>> {
  const { signal } = control
  const copy = path.join(dataFolder, 'backup-copy.db')
  try {
    await rm(copy, { force: true })
    const endWatch = watchGrowth(store.path, copy, clock, part(control, 0, 0.4))
    const copied = await store.copyTo(copy, signal).finally(endWatch)
    if (!copied.ok) return copied
    const manifest: BackupManifest = {
      format: 'roomwall-backup',
      version: 1,
      appVersion,
      schemaVersion: store.restorePlace.schemaVersion,
      createdAt: clock.now(),
      tenants,
      sha256: await digestOf(copy, part(control, 0.4, 0.5)),
      bytes: (await stat(copy)).size,
    }
    const entries = [
      { name: manifestName, text: JSON.stringify(manifest, null, 1) },
      { name: databaseName, file: copy },
    ]
    await writeArchive(file, entries, part(control, 0.5, 1))
    return succeed(manifest)
  } catch {
    return fail('file.notWritten')
  } finally {
    await rm(copy, { force: true })
  }
}

/**
 * Unpacks a backup beside the present data and checks it. Nothing is restored before {@link agreeToRestore}. Codes:
 * `backup.unreadable`, `backup.damaged`, `backup.notUnpacked`, `file.notRead`, `store.newerFile`, `store.diskFull`,
 * `request.cancelled`; nothing is left then.
 */
export async function unpackBackup(
  place: RestorePlace,
  file: string,
  control: WorkControl,
): Promise<Outcome<BackupManifest>> {
  const { signal } = control
  const unpacked = unfinished(place.candidate)
  try {
    await discardRestore(place)
    const found: { manifest: BackupManifest | null; hasDatabase: boolean } = {
      manifest: null,
      hasDatabase: false,
    }
    await readArchive(file, async (name, bytes, read) => {
      if (name === manifestName && bytes < 1_000_000) {
        found.manifest = BackupManifest.parse(JSON.parse((await (await read()).toArray()).join('')))
      }
      if (name === databaseName) {
        const unpacking = counter(bytes, part(control, 0, 0.8))
        await pipeline(await read(), unpacking, createWriteStream(unpacked), { signal })
        found.hasDatabase = true
      }
    })
    const { manifest, hasDatabase } = found
    if (manifest === null || !hasDatabase) return fail('backup.unreadable')
    if (manifest.schemaVersion > place.schemaVersion) {
      const params = { fileVersion: manifest.schemaVersion, appVersion: place.schemaVersion }
      return fail('store.newerFile', { params })
    }
    if ((await digestOf(unpacked, part(control, 0.8, 1))) !== manifest.sha256) return fail('backup.damaged')
    await rename(unpacked, place.candidate)
    return succeed(manifest)
  } catch (thrown) {
    return { ok: false, error: failureOf(thrown, file) }
  } finally {
    await rm(unpacked, { force: true, recursive: true })
  }
}

/** The operator has seen what is in it: the next start sets the present data aside and begins with it. Codes: `backup.notUnpacked`. */
export async function agreeToRestore({ candidate, waiting }: RestorePlace): Promise<Outcome<null>> {
  try {
    await rename(candidate, waiting)
    return succeed(null)
  } catch (thrown) {
    return fail('backup.notUnpacked', codeOf(thrown))
  }
}

/** The operator thought better of it. */
export async function discardRestore({ candidate, waiting }: RestorePlace): Promise<void> {
  await rm(candidate, { force: true })
  await rm(waiting, { force: true })
}

/** Whose fault it was: the backup's, its disk's, or the data folder's. */
function failureOf(thrown: unknown, file: string): Failure {
  const system = codeOf(thrown)
  switch (system.serviceCode) {
    case undefined:
      return { code: 'backup.unreadable' }
    case 'ENOSPC':
    case 'EDQUOT':
      return { code: 'store.diskFull', ...system }
    default: {
      const isRead = !(thrown instanceof Error && 'path' in thrown && thrown.path !== file)
      return { code: isRead ? 'file.notRead' : 'backup.notUnpacked', ...system }
    }
  }
}

/** What the operating system called it; nothing where it was not the system. */
function codeOf(thrown: unknown): { serviceCode?: string } {
  if (!(thrown instanceof Error) || !('syscall' in thrown) || !('code' in thrown)) return {}
  return typeof thrown.code === 'string' ? { serviceCode: thrown.code } : {}
}

async function digestOf(file: string, control: WorkControl): Promise<string> {
  const hash = createHash('sha256')
  const { size } = await stat(file)
  await pipeline(createReadStream(file), counter(size, control), hash, { signal: control.signal })
  return hash.digest('hex')
}

/** Passes everything on and reports how much of `bytes` went by. */
function counter(bytes: number, { report }: WorkControl): Transform {
  let passed = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      passed += chunk.length
      report(passed / Math.max(1, bytes))
      done(null, chunk)
    },
  })
}

/** Reports how much of `original` its copy has by now, until it is ended. */
function watchGrowth(original: string, copy: string, clock: Clock, { report }: WorkControl): () => void {
  let isOver = false
  let cancelNext = () => {}
  const look = async (): Promise<void> => {
    const [whole, sofar] = await Promise.all([sizeOf(original), sizeOf(copy)])
    if (isOver) return
    report(sofar / Math.max(1, whole))
    cancelNext = clock.schedule(lookEveryMs, () => void look())
  }
  void look()
  return () => {
    isOver = true
    cancelNext()
  }
}

/** 0 while it is not there. */
async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0
}
