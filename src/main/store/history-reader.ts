import { Worker } from 'node:worker_threads'
import { fail, type Outcome, succeed } from '../../shared/errors'
import type { RoomId } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import type { Logger } from '../lib/logger'
import type { Access } from './access'
import type { HistoryReply, HistoryRequest } from './history-worker'
import { onePage } from './lanes'
import { type RoomHistory, type RoomHistoryQuery, readRoomHistory } from './room-history'

/** Reads the past. Code: `store.failed`. */
export interface HistoryReader {
  roomTransitions(
    tenantKey: TenantKey,
    roomId: RoomId,
    from: number,
    until: number,
  ): Promise<Outcome<RoomHistory>>
}

/** Reads on the store's own connection. */
export function createInProcessHistory(access: Access): HistoryReader {
  return {
    async roomTransitions(tenantKey, roomId, from, until) {
      const history = await access.read<RoomHistory | null>(
        tenantKey,
        null,
        onePage(() => readRoomHistory(access.database, { tenantKey, roomId, from, until })),
      )
      return history ? succeed(history) : fail('store.failed')
    },
  }
}

type Resolve = (outcome: Outcome<RoomHistory>) => void

/** Reads on a worker thread with a connection of its own; the thread starts at the first question. */
export class WorkerHistory implements HistoryReader {
  #worker: Worker | null = null
  #isClosed = false
  #lastId = 0
  readonly #waiting = new Map<number, Resolve>()

  constructor(
    private readonly entry: URL | string,
    private readonly databasePath: string,
    private readonly logger: Logger,
  ) {}

  roomTransitions(
    tenantKey: TenantKey,
    roomId: RoomId,
    from: number,
    until: number,
  ): Promise<Outcome<RoomHistory>> {
    return this.#ask({ tenantKey, roomId, from, until })
  }

  /** Ends the thread; open questions fail. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#worker?.terminate()
  }

  #ask(query: RoomHistoryQuery): Promise<Outcome<RoomHistory>> {
    if (this.#isClosed) return Promise.resolve(fail('store.failed', { params: { reason: 'closed' } }))
    return new Promise((resolve) => {
      const id = ++this.#lastId
      this.#waiting.set(id, resolve)
      this.#worker ??= this.#start()
      this.#worker.postMessage({ id, query } satisfies HistoryRequest)
    })
  }

  #start(): Worker {
    const worker = new Worker(this.entry, { workerData: { databasePath: this.databasePath } })
    worker.on('message', (reply: HistoryReply) => {
      this.#waiting.get(reply.id)?.(reply.outcome)
      this.#waiting.delete(reply.id)
    })
    worker.on('error', (error) => this.logger.error('history worker failed', { error: error.message }))
    // The next question starts a new one.
    worker.on('exit', () => {
      this.#worker = null
      const lost = [...this.#waiting.values()]
      this.#waiting.clear()
      for (const resolve of lost) resolve(fail('store.failed', { params: { reason: 'worker' } }))
    })
    return worker
  }
}
