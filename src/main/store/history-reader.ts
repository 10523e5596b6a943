import { Worker } from 'node:worker_threads'
import { fail, type Outcome, succeed } from '../../shared/errors'
import type { RoomId } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'
import type { Logger } from '../lib/logger'
import type { Access } from './access'
import {
  type HistoryAnswer,
  type HistoryName,
  type HistoryReply,
  type HistoryRequest,
  historyReaders,
} from './history-questions'
import { onePage } from './lanes'

/** Reads the past. Code: `store.failed`. */
export interface HistoryReader {
  roomTransitions(
    tenantKey: TenantKey,
    roomId: RoomId,
    from: number,
    until: number,
  ): Promise<Outcome<HistoryAnswer<'roomTransitions'>>>
  /** The measured times of a tenant's incidents of offline rooms, opened since then (epoch ms), newest first. */
  detections(tenantKey: TenantKey, since: number): Promise<Outcome<HistoryAnswer<'detections'>>>
  /** The believed levels of all rooms of a tenant over a time (epoch ms). */
  roomLevels(tenantKey: TenantKey, from: number, until: number): Promise<Outcome<HistoryAnswer<'roomLevels'>>>
}

/** Reads on the store's own connection. */
export function createInProcessHistory(access: Access): HistoryReader {
  const { database } = access
  const read = async <T>(tenantKey: TenantKey, work: () => T): Promise<Outcome<T>> => {
    const answer = await access.read<T | null>(tenantKey, null, onePage(work))
    return answer === null ? fail('store.failed') : succeed(answer)
  }
  return {
    roomTransitions: (tenantKey, roomId, from, until) =>
      read(tenantKey, () => historyReaders.roomTransitions(database, { tenantKey, roomId, from, until })),
    detections: (tenantKey, since) =>
      read(tenantKey, () => historyReaders.detections(database, { tenantKey, since })),
    roomLevels: (tenantKey, from, until) =>
      read(tenantKey, () => historyReaders.roomLevels(database, { tenantKey, from, until })),
  }
}

type Resolve<N extends HistoryName> = (outcome: Outcome<HistoryAnswer<N>>) => void

/** Reads on a worker thread with a connection of its own; the thread starts at the first question. */
export class WorkerHistory implements HistoryReader {
  #worker: Worker | null = null
  #isClosed = false
  #lastId = 0
  readonly #waiting: { [N in HistoryName]: Map<number, Resolve<N>> } = {
    roomTransitions: new Map(),
    detections: new Map(),
    roomLevels: new Map(),
  }

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
  ): Promise<Outcome<HistoryAnswer<'roomTransitions'>>> {
    const query = { tenantKey, roomId, from, until }
    return this.#ask(this.#waiting.roomTransitions, (id) => ({ id, ask: 'roomTransitions', query }))
  }

  detections(tenantKey: TenantKey, since: number): Promise<Outcome<HistoryAnswer<'detections'>>> {
    const query = { tenantKey, since }
    return this.#ask(this.#waiting.detections, (id) => ({ id, ask: 'detections', query }))
  }

  roomLevels(
    tenantKey: TenantKey,
    from: number,
    until: number,
  ): Promise<Outcome<HistoryAnswer<'roomLevels'>>> {
    const query = { tenantKey, from, until }
    return this.#ask(this.#waiting.roomLevels, (id) => ({ id, ask: 'roomLevels', query }))
  }

  /** Ends the thread; open questions fail. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#worker?.terminate()
  }

  #ask<T>(
    waiting: Map<number, (outcome: Outcome<T>) => void>,
    request: (id: number) => HistoryRequest,
  ): Promise<Outcome<T>> {
    if (this.#isClosed) return Promise.resolve(fail('store.failed', { params: { reason: 'closed' } }))
    return new Promise((resolve) => {
      const id = ++this.#lastId
      waiting.set(id, resolve)
      this.#worker ??= this.#start()
      this.#worker.postMessage(request(id))
    })
  }

  #take(reply: HistoryReply): void {
    switch (reply.ask) {
      case 'roomTransitions':
        settle(this.#waiting.roomTransitions, reply.id, reply.outcome)
        break
      case 'detections':
        settle(this.#waiting.detections, reply.id, reply.outcome)
        break
      case 'roomLevels':
        settle(this.#waiting.roomLevels, reply.id, reply.outcome)
        break
    }
  }

  #start(): Worker {
    const worker = new Worker(this.entry, { workerData: { databasePath: this.databasePath } })
    worker.on('message', (reply: HistoryReply) => this.#take(reply))
    worker.on('error', (error) => this.logger.error('history worker failed', { error: error.message }))
    // The next question starts a new one.
    worker.on('exit', () => {
      this.#worker = null
      for (const waiting of Object.values(this.#waiting)) {
        const lost = [...waiting.values()]
        waiting.clear()
        for (const resolve of lost) resolve(fail('store.failed', { params: { reason: 'worker' } }))
      }
    })
    return worker
  }
}

function settle<T>(
  waiting: Map<number, (outcome: Outcome<T>) => void>,
  id: number,
  outcome: Outcome<T>,
): void {
  waiting.get(id)?.(outcome)
  waiting.delete(id)
}
