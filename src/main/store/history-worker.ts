/**
 * Entry of the worker thread that reads history (bundled as a file of its own, never imported for its effect).
 * Answers each question in the order asked.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { fail, type Outcome, succeed } from '../../shared/errors'
import { Database, readSqliteFailure } from './database'
import { type RoomHistory, type RoomHistoryQuery, readRoomHistory } from './room-history'

export interface HistoryRequest {
  id: number
  query: RoomHistoryQuery
}

export interface HistoryReply {
  id: number
  outcome: Outcome<RoomHistory>
}

const { databasePath } = z.object({ databasePath: z.string() }).parse(workerData)
const database = new Database(databasePath)
database.execute('PRAGMA query_only = ON; PRAGMA busy_timeout = 2000')

parentPort?.on('message', ({ id, query }: HistoryRequest) => {
  parentPort?.postMessage({ id, outcome: answer(query) } satisfies HistoryReply)
})

function answer(query: RoomHistoryQuery): Outcome<RoomHistory> {
  try {
    return succeed(readRoomHistory(database, query))
  } catch (error) {
    const failure = readSqliteFailure(error)
    if (failure === null) throw error
    return fail('store.failed', { serviceCode: failure.code })
  }
}
