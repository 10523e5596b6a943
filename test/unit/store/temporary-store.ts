import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Logger } from '../../../src/main/lib/logger'
import { openStore, type Store } from '../../../src/main/store/store'
import { noon, recordingLogger } from './store-samples'

/** A folder of this test's own, gone afterwards. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'roomwall-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Opens a store and closes it when the test is over. */
export async function openGoodStore(folder: string, logger: Logger = recordingLogger()): Promise<Store> {
  const opened = await openStore({ folder, logger, now: () => noon })
  if (!opened.ok) throw new Error(`The store did not open: ${opened.error.code}`)
  onTestFinished(() => opened.value.close())
  return opened.value
}
