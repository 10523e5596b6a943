/**
 * Entry of the worker thread that reads history (bundled as a file of its own, never imported for its effect).
 * Answers each question in the order asked.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { fail, type Outcome, succeed } from '../../shared/errors'
import { Database, readSqliteFailure } from './database'
import { type HistoryReply, type HistoryRequest, historyReaders } from './history-questions'

const { databasePath } = z.object({ databasePath: z.string() }).parse(workerData)
const database = new Database(databasePath)
database.execute('PRAGMA query_only = ON; PRAGMA busy_timeout = 2000')

parentPort?.on('message', (request: HistoryRequest) => {
  parentPort?.postMessage(answer(request))
})

function answer({ id, ask, query }: HistoryRequest): HistoryReply {
  switch (ask) {
    case 'roomTransitions':
      return { id, ask, outcome: attempt(() => historyReaders.roomTransitions(database, query)) }
    case 'detections':
      return { id, ask, outcome: attempt(() => historyReaders.detections(database, query)) }
    case 'roomLevels':
      return { id, ask, outcome: attempt(() => historyReaders.roomLevels(database, query)) }
  }
}

function attempt<T>(read: () => T): Outcome<T> {
  try {
    return succeed(read())
  } catch (error) {
    const failure = readSqliteFailure(error)
    if (failure === null) throw error
    return fail('store.failed', { serviceCode: failure.code })
  }
}
