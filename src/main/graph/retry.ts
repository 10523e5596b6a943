import type { Context, Middleware } from '@microsoft/microsoft-graph-client'
import type { Failure } from '../../shared/errors'
import { type Clock, sleep } from '../lib/clock'
import { failureOf, retryAfterMs } from './graph-error'
import { longestWaitMs, type RequestBudget } from './request-budget'
import { noteOf, type RequestNote, type RequestResult } from './request-note'

const maxAttempts = 3
/** A plain 500 rarely heals within seconds, and the device list is known to answer it for weeks. */
const maxAttemptsAfter500 = 2
const baseDelayMs = 500

/** What to do after a try: take the result as it is, or wait and send again. */
export type RetryVerdict =
  | { kind: 'settle'; failure: Failure | null }
  | { kind: 'again'; waitMs: number; closesWorkload: boolean }

interface Tried {
  result: RequestResult
  /** 1 for the first try. */
  attempt: number
  isRead: boolean
  /** In [0, 1). */
  random: number
  now: number
}

/**
 * Judges a try. Reads: 429, 502, 503, 504, a 500 once, a lost or unreadable answer. Writes: only 429, since then
 * the service certainly did not act; a lost answer to a write is `graph.answerLost`.
 */
export function judgeTry(tried: Tried): RetryVerdict {
  const { result, attempt, isRead } = tried
  const mayTryAgain = attempt < maxAttempts
  const backoffMs = baseDelayMs * 2 ** (attempt - 1) * (0.5 + tried.random)

  if (result.kind === 'failure') {
    if (result.failure.code === 'request.cancelled') {
      return settle(isRead || result.neverArrived ? result.failure : { code: 'graph.answerLost' })
    }
    if (!isRead) return settle(result.neverArrived ? result.failure : { code: 'graph.answerLost' })
    return mayTryAgain ? again(backoffMs) : settle(result.failure)
  }

  const { answer } = result
  const isGood = answer.status >= 200 && answer.status < 300
  if (isGood && (answer.isJson || !isRead)) return settle(null)
  const failure = failureOf(answer, tried.now)
  if (isGood) return mayTryAgain ? again(backoffMs) : settle(failure)

  const asked = retryAfterMs(answer.header('retry-after'), tried.now)
  switch (answer.status) {
    case 429:
    case 509: {
      const waitMs = asked ?? backoffMs * 4
      if (mayTryAgain && waitMs <= longestWaitMs) return again(waitMs, true)
      return settle({ ...failure, retryAfterMs: waitMs })
    }
    case 503:
      if (!isRead || !mayTryAgain || (asked ?? 0) > longestWaitMs) return settle(failure)
      return again(asked ?? backoffMs, asked !== null)
    case 502:
    case 504:
      return isRead && mayTryAgain ? again(asked ?? backoffMs) : settle(failure)
    case 500:
      return isRead && attempt < maxAttemptsAfter500 ? again(backoffMs) : settle(failure)
    default:
      return settle(failure)
  }
}

const settle = (failure: Failure | null): RetryVerdict => ({ kind: 'settle', failure })
const again = (waitMs: number, closesWorkload = false): RetryVerdict => ({
  kind: 'again',
  waitMs,
  closesWorkload,
})

/** Sends a request within its workload's budget, again where that may help. Waits on the injected clock only. */
export function createRetryMiddleware(options: {
  budget: RequestBudget
  clock: Clock
  random: () => number
  /** Called at each try with the batch parts in it; 1 for a plain request. */
  onSent: (parts: number) => void
}): Middleware {
  const { budget, clock, random, onSent } = options
  let next: Middleware | null = null

  async function tryOnce(context: Context, note: RequestNote): Promise<RequestResult> {
    const permit = await budget.acquire(note.facts)
    if (!permit.ok) return { kind: 'failure', failure: permit.error, neverArrived: true }
    note.result = null
    onSent(note.facts.parts)
    try {
      await next?.execute(context)
    } finally {
      permit.value()
    }
    // The checker believes the field is still null: the middleware behind `next` has filled it.
    return takeResult(note)
  }

  return {
    setNext(following: Middleware) {
      next = following
    },
    async execute(context: Context) {
      const note = noteOf(context)
      for (let attempt = 1; ; attempt += 1) {
        const result = await tryOnce(context, note)
        note.result = result
        // The budget's own refusal is final: it has already waited as long as it makes sense.
        if (result.kind === 'failure' && result.neverArrived && result.failure.code === 'graph.throttled')
          return
        const verdict = judgeTry({
          result,
          attempt,
          isRead: note.facts.isRead,
          random: random(),
          now: clock.now(),
        })
        const askedMs = throttledMs(result, verdict)
        if (askedMs !== null) budget.close(note.facts.workload, askedMs)
        if (verdict.kind === 'settle') {
          // A 401 stays an answer: the auth middleware before us has one more idea.
          const is401 = result.kind === 'answer' && result.answer.status === 401
          if (verdict.failure && !is401) {
            note.result = { kind: 'failure', failure: verdict.failure, neverArrived: false }
          }
          return
        }
        if (verdict.closesWorkload) continue
        const hasWaited = await sleep(clock, verdict.waitMs, note.facts.signal)
        if (!hasWaited) {
          note.result = { kind: 'failure', failure: { code: 'request.cancelled' }, neverArrived: true }
          return
        }
      }
    },
  }
}

function takeResult(note: RequestNote): RequestResult {
  if (!note.result) throw new Error('The end of the chain left no result')
  return note.result
}

/** How long the whole workload must be quiet after this try; null when it need not. */
function throttledMs(result: RequestResult, verdict: RetryVerdict): number | null {
  if (verdict.kind === 'again') return verdict.closesWorkload ? verdict.waitMs : null
  if (result.kind !== 'answer' || verdict.failure?.code !== 'graph.throttled') return null
  return verdict.failure.retryAfterMs ?? null
}
