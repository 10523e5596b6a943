import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Entry, open, type ZipFile as Unzipped } from 'yauzl'
import { ZipFile } from 'yazl'
import type { WorkControl } from './file-works'

/** What goes into a zip file: a text, or a file of the disk. */
export type ArchiveEntry = { name: string } & ({ text: string } | { file: string })

/**
 * Writes a zip file. It appears under its name only when it is whole. Rejects when it cannot be written or was ended;
 * then nothing of it is left.
 */
export async function writeArchive(
  path: string,
  entries: readonly ArchiveEntry[],
  { signal, report }: WorkControl,
): Promise<void> {
  const zip = new ZipFile()
  const sources: ReturnType<typeof createReadStream>[] = []
  let bytes = 0
  for (const entry of entries) {
    if ('text' in entry) zip.addBuffer(Buffer.from(entry.text), entry.name)
    else {
      const { size, mtime } = await stat(entry.file)
      const source = createReadStream(entry.file)
      sources.push(source)
      bytes += size
      zip.addReadStream(source, entry.name, { size, mtime })
    }
  }
  zip.end()
  const count = new Transform({
    transform(chunk, _encoding, done) {
      report(sources.reduce((sum, { bytesRead }) => sum + bytesRead, 0) / Math.max(1, bytes))
      done(null, chunk)
    },
  })
  const unfinished = `${path}.part`
  try {
    await pipeline(zip.outputStream, count, createWriteStream(unfinished), { signal })
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  } finally {
    for (const source of sources) source.destroy()
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
