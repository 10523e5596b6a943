import type { ErrorCode } from '../../../shared/errors'
import { retryAfterMs } from '../../graph/graph-error'
import { readTextWithin } from '../../graph/read-within'
import type { Clock } from '../../lib/clock'
import type { Fetch, FetchInit } from '../../lib/fetch'
import { FetchFailed, failureOfThrown } from '../../lib/fetch-failure'
import { type Attempt, failed } from './receiver'

/** Sends JSON to an address that somebody typed in. */
export type PostJson = (url: string, body: string, headers?: Record<string, string>) => Promise<Attempt>

/** Workflows of chats answer within seconds; a receiver that needs longer is in trouble. */
const timeoutMs = 15_000
/** No receiver has more to say; a longer answer is not read to its end, bytes. */
const mostBytes = 256 * 1024
/** Cut further once the secrets are out of it: one that was cut in two would not be found. */
const longestAnswer = 10_000

/**
 * Posts JSON and judges the answer: 2xx is delivered, 408, 425, 429 and 5xx are refused for now, everything else for good. A
 * request whose answer was lost may have arrived. Neither the address nor what was sent is part of any failure.
 */
export function createPostJson(fetch: Fetch, clock: Clock): PostJson {
  return (url, body, headers = {}) =>
    send(fetch, clock, url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'Roomwall', ...headers },
      body,
    })
}

/** Asks an address for nothing but its answer, and judges that in the same way. */
export function createPing(fetch: Fetch, clock: Clock): (url: string) => Promise<Attempt> {
  return (url) => send(fetch, clock, url, { method: 'GET', headers: { 'User-Agent': 'Roomwall' } })
}

async function send(fetch: Fetch, clock: Clock, url: string, init: FetchInit): Promise<Attempt> {
  const deadline = new AbortController()
  const cancel = clock.schedule(timeoutMs, () => deadline.abort())
  try {
    const response = await fetch(url, { ...init, signal: deadline.signal })
    const text = await readTextWithin(response, mostBytes).catch(() => null)
    return judge(response, text, clock.now())
  } catch (thrown) {
    // Held up on the way it never arrived, however long that took.
    if (deadline.signal.aborted && !(thrown instanceof FetchFailed)) return lost('timeout')
    const { failure, neverArrived, obstacle } = failureOfThrown(thrown)
    if (failure.code === 'graph.certificateRejected') return failed({ code: 'delivery.certificateRejected' })
    if (!neverArrived) return lost('connection')
    const reason = obstacle ?? failure.code
    return failed({ code: 'delivery.unreachable', params: { ...failure.params, reason } })
  } finally {
    cancel()
  }
}

function lost(reason: string): Attempt {
  return {
    isDelivered: false,
    failure: { code: 'delivery.answerLost', params: { reason } },
    answer: null,
    isUncertain: true,
  }
}

/** The status alone decides, so half an answer is as good as a whole one. */
function judge({ status, statusText, headers }: Response, text: string | null, now: number): Attempt {
  const words = text === null ? '' : text.replaceAll(/\s+/g, ' ').trim().slice(0, longestAnswer)
  const answer = [`HTTP ${status}`, statusText, words].filter(Boolean).join(' ')
  if (status >= 200 && status < 300) return { isDelivered: true, answer }
  const waitMs = retryAfterMs(headers.get('retry-after'), now) ?? undefined
  return failed({ code: codeOf(status), status, retryAfterMs: waitMs }, answer)
}

function codeOf(status: number): ErrorCode {
  if (status === 429) return 'delivery.throttled'
  if (status >= 500 || status === 408 || status === 425) return 'delivery.serverError'
  return status === 401 || status === 403 ? 'delivery.signInRefused' : 'delivery.refused'
}
