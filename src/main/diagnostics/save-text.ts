import { writeFile } from 'node:fs/promises'
import { fail, type Outcome, succeed } from '../../shared/errors'
import type { FileChooser } from './file-chooser'

type WhereToSave = Pick<FileChooser, 'chooseWhereToSave'>

/** Asks the operator where a text should go, and writes it there. Null when they changed their mind; `file.notWritten`. */
export async function saveText(
  files: WhereToSave,
  suggestedName: string,
  write: () => string,
): Promise<Outcome<string | null>> {
  const path = await files.chooseWhereToSave(suggestedName)
  if (path === null) return succeed(null)
  try {
    await writeFile(path, write())
    return succeed(path)
  } catch {
    return fail('file.notWritten')
  }
}

/** {@link saveText} for a list: also how many entries were written. */
export async function saveList<T>(
  files: WhereToSave,
  suggestedName: string,
  entries: readonly T[],
  write: (entries: readonly T[]) => string,
): Promise<Outcome<{ path: string | null; count: number }>> {
  const saved = await saveText(files, suggestedName, () => write(entries))
  if (!saved.ok) return saved
  return succeed({ path: saved.value, count: saved.value === null ? 0 : entries.length })
}

/** `roomwall-<what>-2026-11-23T0800.<extension>`, the time in UTC. */
export function datedFileName(what: string, at: number, extension: string): string {
  const stamp = new Date(at).toISOString().slice(0, 16).replaceAll(':', '')
  return `roomwall-${what}-${stamp}.${extension}`
}
