/**
 * Entry of the worker thread that replays rules over the stored past (bundled as a file of its own, never imported for its
 * effect). One thread a replay: whoever cancels ends the thread.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { Database } from '../store/database'
import { runReplay } from './replay-job'
import type { ReplayAnswer, ReplayOrder } from './rule-replays'

const { databasePath, job }: ReplayOrder = workerData
const database = new Database(databasePath)
database.execute('PRAGMA query_only = ON; PRAGMA busy_timeout = 2000')
const say = (answer: ReplayAnswer): void => parentPort?.postMessage(answer)

for (const replay = runReplay(database, job); ; ) {
  const step = replay.next()
  if (step.done) {
    say({ report: step.value })
    break
  }
  say({ done: step.value })
}
database.close()
