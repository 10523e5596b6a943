import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureAppBuilt } from '../../build/app-build'
import { withDisplay } from '../../build/display'
import { prepareMachine } from '../../build/launch'

/** Builds the app if need be, and runs `work` with a display and a fresh folder for everything it writes. */
export async function withElectron<T>(work: (folder: string) => Promise<T>): Promise<T> {
  await prepareMachine()
  await ensureAppBuilt()
  const usualDisplay = process.env.DISPLAY
  const folder = await mkdtemp(path.join(tmpdir(), 'roomwall-bench-'))
  try {
    return await withDisplay((environment) => {
      if (environment.DISPLAY !== undefined) process.env.DISPLAY = environment.DISPLAY
      return work(folder)
    })
  } finally {
    // A virtual display ends with its work; the next bench gets one of its own.
    if (usualDisplay === undefined) delete process.env.DISPLAY
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The value that `share` of the values do not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}
