import { fail, type Outcome, succeed } from '../../shared/errors'
import type { Clock } from '../lib/clock'
import type { GraphWorkload, Lane } from './graph-client'

interface WorkloadLimit {
  /** Length of the window the service counts over. */
  windowMs: number
  /** Most cost within a window, both lanes together: head-room below the published limit. */
  total: number
  /** The share sweeps may use: what is left keeps urgent requests from waiting for a sweep's window to pass. */
  sweep: number
  /** Sweep requests under way at once. Urgent ones may come on top, two more. */
  concurrent: number
}

/** Published limits per app and tenant (2026-02-06), taken with head-room. */
const limits: Record<GraphWorkload, WorkloadLimit> = {
  // 1,500 / 30 s on the API pages (the table says 10,000: the lower one counts)
  presence: { windowMs: 30_000, total: 1_200, sweep: 1_000, concurrent: 2 },
  // Teams default: GET 30/s, of which 83 % sustained; a batch of 20 must fit
  teamworkRead: { windowMs: 1_000, total: 24, sweep: 20, concurrent: 2 },
  // Teams default: POST 30/s; commands are few and never in a hurry to be many
  teamworkWrite: { windowMs: 1_000, total: 5, sweep: 5, concurrent: 1 },
  // 3,500 resource units / 10 s for the smallest tenant
  identity: { windowMs: 10_000, total: 2_800, sweep: 2_400, concurrent: 1 },
  // Outlook: 4 concurrent a mailbox, 10,000 / 10 min
  places: { windowMs: 1_000, total: 10, sweep: 8, concurrent: 1 },
  // call records: 40 / 20 s
  calls: { windowMs: 20_000, total: 32, sweep: 24, concurrent: 1 },
  // Outlook as well
  calendars: { windowMs: 1_000, total: 10, sweep: 8, concurrent: 1 },
  // Intune devices: 2,000 / 20 s, of which 100 may write; pages are large and slow, so few at once
  intuneRead: { windowMs: 20_000, total: 400, sweep: 300, concurrent: 1 },
  intuneWrite: { windowMs: 20_000, total: 20, sweep: 20, concurrent: 1 },
  // the directory again, beside the users: a share of the smallest tenant's 3,500 / 10 s
  directoryDevices: { windowMs: 10_000, total: 400, sweep: 300, concurrent: 1 },
}
const urgentExtra = 2

/** The longest throttling a request waits through; beyond it the caller hears at once and plans anew. */
export const longestWaitMs = 30_000

interface BudgetRequest {
  workload: GraphWorkload
  lane: Lane
  /** What the service counts: batch parts, or resource units. */
  cost: number
  signal?: AbortSignal | undefined
}

/**
 * How much of the published limits one tenant may use, per workload. Urgent requests overtake sweeps of their
 * workload; no workload waits for another.
 */
export interface RequestBudget {
  /** Waits for a turn; call the returned function when the answer is in. `graph.throttled` or `request.cancelled` otherwise. */
  acquire(request: BudgetRequest): Promise<Outcome<() => void>>
  /** After a 429: nothing of this workload is sent for `waitMs` (requests made while throttled still count). */
  close(workload: GraphWorkload, waitMs: number): void
}

interface Waiting extends BudgetRequest {
  settle: (outcome: Outcome<() => void>) => void
}

interface Spent {
  cost: number
  lane: Lane
  expiresAt: number
}

interface WorkloadBook {
  limit: WorkloadLimit
  queues: Record<Lane, Waiting[]>
  /** Answered requests still in the window, soonest to leave first. */
  answered: Spent[]
  cost: Record<Lane, number>
  underWay: Record<Lane, number>
  opensAt: number
  cancelTimer: (() => void) | null
}

/** A budget of which nothing is spent yet, by the limits above. */
export function createRequestBudget(clock: Clock): RequestBudget {
  const books = new Map<GraphWorkload, WorkloadBook>()

  const bookOf = (workload: GraphWorkload): WorkloadBook => {
    const known = books.get(workload)
    if (known) return known
    const book: WorkloadBook = {
      limit: limits[workload],
      queues: { urgent: [], sweep: [] },
      answered: [],
      cost: { urgent: 0, sweep: 0 },
      underWay: { urgent: 0, sweep: 0 },
      opensAt: 0,
      cancelTimer: null,
    }
    books.set(workload, book)
    return book
  }

  const start = (book: WorkloadBook, waiting: Waiting) => {
    const { lane, cost } = waiting
    book.cost[lane] += cost
    book.underWay[lane] += 1
    let isDone = false
    waiting.settle(
      succeed(() => {
        if (isDone) return
        isDone = true
        book.underWay[lane] -= 1
        // The window runs from the answer, not from the sending: the service has counted the request by then at
        // the latest, so that no delay on the way can push two of our windows into one of its own.
        book.answered.push({ cost, lane, expiresAt: clock.monotonicMs() + book.limit.windowMs })
        pump(book)
      }),
    )
  }

  const pump = (book: WorkloadBook) => {
    const now = clock.monotonicMs()
    for (let first = book.answered[0]; first && first.expiresAt <= now; first = book.answered[0]) {
      book.answered.shift()
      book.cost[first.lane] -= first.cost
    }
    if (book.opensAt <= now) {
      for (let next = nextOf(book); next; next = nextOf(book)) {
        book.queues[next.lane].shift()
        start(book, next)
      }
    }
    wakeLater(book, now)
  }

  const wakeLater = (book: WorkloadBook, now: number) => {
    book.cancelTimer?.()
    book.cancelTimer = null
    if (book.queues.urgent.length + book.queues.sweep.length === 0) return
    const wakeAt = book.opensAt > now ? book.opensAt : book.answered[0]?.expiresAt
    if (wakeAt === undefined) return // an answer under way will pump
    book.cancelTimer = clock.schedule(Math.max(1, Math.ceil(wakeAt - now)), () => {
      book.cancelTimer = null
      pump(book)
    })
  }

  return {
    acquire(request) {
      if (request.signal?.aborted) return Promise.resolve(fail('request.cancelled'))
      const book = bookOf(request.workload)
      const remaining = book.opensAt - clock.monotonicMs()
      if (remaining > longestWaitMs) {
        return Promise.resolve(fail('graph.throttled', { retryAfterMs: remaining }))
      }
      return new Promise((resolve) => {
        const onAbort = () => {
          const queue = book.queues[request.lane]
          queue.splice(queue.indexOf(waiting), 1)
          resolve(fail('request.cancelled'))
          pump(book)
        }
        const waiting: Waiting = {
          ...request,
          settle(outcome) {
            request.signal?.removeEventListener('abort', onAbort)
            resolve(outcome)
          },
        }
        request.signal?.addEventListener('abort', onAbort, { once: true })
        book.queues[request.lane].push(waiting)
        pump(book)
      })
    },
    close(workload, waitMs) {
      const book = bookOf(workload)
      const now = clock.monotonicMs()
      book.opensAt = Math.max(book.opensAt, now + waitMs)
      const remaining = book.opensAt - now
      if (remaining > longestWaitMs) {
        const refused = [...book.queues.urgent.splice(0), ...book.queues.sweep.splice(0)]
        for (const waiting of refused) waiting.settle(fail('graph.throttled', { retryAfterMs: remaining }))
      }
      pump(book)
    },
  }
}

/** The request whose turn it is, or none. A waiting urgent request holds back the sweeps behind it. */
function nextOf(book: WorkloadBook): Waiting | undefined {
  const { limit, cost, underWay } = book
  const total = cost.urgent + cost.sweep
  const allUnderWay = underWay.urgent + underWay.sweep
  const urgent = book.queues.urgent[0]
  if (urgent) {
    const fits = total === 0 || total + urgent.cost <= limit.total
    return fits && allUnderWay < limit.concurrent + urgentExtra ? urgent : undefined
  }
  const sweep = book.queues.sweep[0]
  if (!sweep || underWay.sweep >= limit.concurrent) return undefined
  const fits = cost.sweep + sweep.cost <= limit.sweep && total + sweep.cost <= limit.total
  return fits || total === 0 ? sweep : undefined
}
