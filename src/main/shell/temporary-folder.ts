import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'

/** Where a run that keeps nothing writes; named after its process, so that runs side by side do not meet. */
export function temporaryFolderOf(processId: number, temporary: string): string {
  return path.join(temporary, `roomwall-snapshot-${processId}`)
}

/**
 * Removes what ended runs left behind: Chromium writes its last settings after our last line has run, so no run
 * can remove its own folder whole.
 */
export function sweepTemporaryFolders(temporary: string, isRunning: (processId: number) => boolean): void {
  for (const name of readdirSync(temporary)) {
    const digits = /^roomwall-snapshot-(\d+)$/.exec(name)?.[1]
    if (digits === undefined || isRunning(Number(digits))) continue
    // Another user's folder stays where it is.
    rmQuietly(path.join(temporary, name))
  }
}

/** Is there a process of this number? One that we may not signal is running as well. */
export function isProcessRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function rmQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Nothing depends on it.
  }
}
