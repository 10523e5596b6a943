import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Entry, open, type ZipFile as Unzipped } from 'yauzl'
import { ZipFile } from 'yazl'

/** What goes into a zip file: a text, or a file of the disk. */
export type ArchiveEntry = { name: string } & ({ text: string } | { file: string })

/** Writes a zip file. It appears under its name only when it is whole. Rejects when it cannot be written. */
export async function writeArchive(path: string, entries: readonly ArchiveEntry[]): Promise<void> {
  const zip = new ZipFile()
  for (const entry of entries) {
    if ('text' in entry) zip.addBuffer(Buffer.from(entry.text), entry.name)
    else zip.addFile(entry.file, entry.name)
  }
  zip.end()
  const unfinished = `${path}.part`
  try {
    await pipeline(zip.outputStream, createWriteStream(unfinished))
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** Visits a zip file's entries in order, one after the other. Rejects when it is no zip file or is cut short. */
export async function readArchive(
  path: string,
  visit: (name: string, bytes: number, read: () => Promise<Readable>) => Promise<void>,
): Promise<void> {
  const zip = await new Promise<Unzipped>((resolve, reject) => {
    // yauzl refuses entry names that lead outside.
    open(path, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened)))
  })
  try {
    await new Promise<void>((resolve, reject) => {
      zip.on('error', reject)
      zip.on('end', resolve)
      zip.on('entry', (entry: Entry) => {
        const read = () =>
          new Promise<Readable>((give, refuse) => {
            zip.openReadStream(entry, (error, stream) => (error ? refuse(error) : give(stream)))
          })
        visit(entry.fileName, entry.uncompressedSize, read).then(() => zip.readEntry(), reject)
      })
      zip.readEntry()
    })
  } finally {
    zip.close()
  }
}
