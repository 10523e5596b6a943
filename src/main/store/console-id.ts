import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Logger } from '../lib/logger'

const ConsoleId = z.uuid()

/**
 * What tells this console from others: random, made once. A file beside the database, not in it: a backup that is restored on
 * another computer makes that a console of its own, and one restored here leaves this console who it was. Where the file
 * cannot be written the id holds for this run.
 */
export async function readConsoleId(dataFolder: string, logger: Logger): Promise<string> {
  const file = path.join(dataFolder, 'console-id')
  const known = ConsoleId.safeParse(await readFile(file, 'utf8').catch(() => null))
  if (known.success) return known.data
  const made = randomUUID()
  await writeFile(file, made).catch((error: unknown) =>
    logger.warn('The id of this console could not be kept', { error }),
  )
  return made
}
