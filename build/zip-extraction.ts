import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Entry, open, type ZipFile } from 'yauzl'

/**
 * Writes chosen entries of a zip file below `folder`, with their permissions.
 *
 * @param targetOf maps an entry's name to a path relative to `folder`; undefined leaves the entry out.
 */
export async function extractFromZip(
  archive: string,
  folder: string,
  targetOf: (entryName: string) => string | undefined,
): Promise<void> {
  const zip = await openZip(archive)
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', resolve)
    zip.on('entry', (entry: Entry) => {
      const target = targetOf(entry.fileName)
      const written =
        target === undefined ? Promise.resolve() : writeEntry(zip, entry, path.join(folder, target))
      written.then(() => zip.readEntry(), reject)
    })
    zip.readEntry()
  })
}

async function writeEntry(zip: ZipFile, entry: Entry, file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  // The upper half holds Unix permissions; an archive made elsewhere has none.
  const mode = (entry.externalFileAttributes >>> 16) & 0o777 || 0o644
  await pipeline(await openEntry(zip, entry), createWriteStream(file, { mode }))
}

function openZip(archive: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // yauzl refuses entry names that lead outside (absolute or with `..`).
    open(archive, { lazyEntries: true }, (error, zip) => (error ? reject(error) : resolve(zip)))
  })
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)))
  })
}
