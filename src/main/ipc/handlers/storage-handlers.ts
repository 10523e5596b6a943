import { stat } from 'node:fs/promises'
import { succeed } from '../../../shared/errors'
import type { Handlers } from '../handler'

/** What SQLite keeps beside its file while it is open. */
const parts = ['', '-wal', '-shm'] as const

/** How much room the data file at `path` takes up. */
export function storageHandlers(path: string): Pick<Handlers, 'storage.read'> {
  return {
    async 'storage.read'() {
      const sizes = await Promise.all(parts.map((part) => sizeOf(`${path}${part}`)))
      const [file] = sizes
      const sizeBytes = file == null ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
      return succeed({ sizeBytes })
    },
  }
}

/** Null where there is no file, or it may not be looked at. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size
  } catch {
    return null
  }
}
