import { rm } from 'node:fs/promises'
import Connection from 'libsql/promise'
import { fail, type Outcome, succeed } from '../../shared/errors'
import { readSqliteFailure } from './database'

/**
 * Writes a consistent copy of a database, as a new file, on a thread of the addon's own: nothing else waits, and it can
 * be interrupted. Codes: `store.failed`, `request.cancelled`; no file is left then.
 */
export async function copyDatabase(from: string, to: string, signal: AbortSignal): Promise<Outcome<null>> {
  if (signal.aborted) return fail('request.cancelled')
  const connection = new Connection(from, {})
  const interrupt = () => connection.interrupt()
  signal.addEventListener('abort', interrupt, { once: true })
  try {
    await connection.exec(`VACUUM INTO '${to.replaceAll("'", "''")}'`)
    if (!signal.aborted) return succeed(null)
  } catch (error) {
    const failure = readSqliteFailure(error)
    if (failure === null) throw error
    if (!signal.aborted) return fail('store.failed', { serviceCode: failure.code })
  } finally {
    signal.removeEventListener('abort', interrupt)
    connection.close()
  }
  await rm(to, { force: true })
  return fail('request.cancelled')
}
