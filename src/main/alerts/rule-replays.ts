import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { fail, type Outcome, succeed } from '../../shared/errors'
import type { ReplayReport } from '../../shared/model/alert-settings'
import type { Logger } from '../lib/logger'
import { Database, readSqliteFailure } from '../store/database'
import { type ReplayJob, runReplay } from './replay-job'

/** What a replay's thread is started with. */
export interface ReplayOrder {
  databasePath: string
  job: ReplayJob
}

/** What it says: how far it is (0 to 1), or what came of it. */
export type ReplayAnswer = { done: number } | { report: ReplayReport }

interface RuleReplaysParts {
  databasePath: string
  /** The bundled `replay-worker`; null replays on this thread (plain Node without a bundle). */
  worker: URL | string | null
  logger: Logger
  /** Hears how far a replay is, 0 to 1. */
  onProgress: (replayId: string, done: number) => void
}

/** Replays that are under way. They read a connection of their own and can be called off. */
export class RuleReplays {
  private readonly cancels = new Map<string, () => void>()

  constructor(private readonly parts: RuleReplaysParts) {}

  /** `request.cancelled` when somebody called it off; `store.failed` when the past cannot be read. */
  async run(replayId: string, job: ReplayJob): Promise<Outcome<ReplayReport>> {
    this.cancel(replayId)
    try {
      return this.parts.worker === null
        ? await this.runHere(replayId, job)
        : await this.runThere(replayId, job, this.parts.worker)
    } finally {
      this.cancels.delete(replayId)
    }
  }

  cancel(replayId: string): void {
    this.cancels.get(replayId)?.()
  }

  stop(): void {
    for (const cancel of this.cancels.values()) cancel()
  }

  private runThere(replayId: string, job: ReplayJob, entry: URL | string): Promise<Outcome<ReplayReport>> {
    const { databasePath, logger, onProgress } = this.parts
    return new Promise((resolve) => {
      const worker = new Worker(entry, { workerData: { databasePath, job } satisfies ReplayOrder })
      this.cancels.set(replayId, () => {
        resolve(fail('request.cancelled'))
        void worker.terminate()
      })
      worker.on('message', (answer: ReplayAnswer) => {
        if ('done' in answer) onProgress(replayId, answer.done)
        else resolve(succeed(answer.report))
      })
      worker.on('error', (error) => logger.error('A replay failed', { error: error.message }))
      worker.on('exit', () => resolve(fail('store.failed', { params: { reason: 'worker' } })))
    })
  }

  private async runHere(replayId: string, job: ReplayJob): Promise<Outcome<ReplayReport>> {
    let isCancelled = false
    this.cancels.set(replayId, () => {
      isCancelled = true
    })
    const database = new Database(this.parts.databasePath)
    try {
      for (const replay = runReplay(database, job); !isCancelled; ) {
        const step = replay.next()
        if (step.done) return succeed(step.value)
        this.parts.onProgress(replayId, step.value)
        await nextTurn()
      }
      return fail('request.cancelled')
    } catch (error) {
      const failure = readSqliteFailure(error)
      if (failure === null) throw error
      return fail('store.failed', { serviceCode: failure.code })
    } finally {
      database.close()
    }
  }
}
