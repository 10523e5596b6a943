import { randomUUID } from 'node:crypto'
import type { Context, Middleware } from '@microsoft/microsoft-graph-client'
import type { Failure } from '../../shared/errors'
import type { Clock } from '../lib/clock'
import type { Fetch, FetchInit } from '../lib/fetch'
import { failureOfThrown } from '../lib/fetch-failure'
import { readTextWithin } from './read-within'
import { addressOf, noteOf, type RequestResult } from './request-note'

/** Longer than the slowest answer seen of Graph's own gateways, which give up after 30 s themselves. */
const timeoutMs = 40_000

/**
 * Far above the longest page Graph sends (999 users are half of it). Whatever is longer is no page, and parsing it would hold up
 * every tenant.
 */
const mostBytes = 4 * 1024 * 1024

/** The end of the chain: one request on the injected fetch, read to its end. Leaves its result on the note. */
export function createSendMiddleware(options: { fetch: Fetch; clock: Clock; origin: string }): Middleware {
  const { fetch, clock, origin } = options

  async function send(url: string, init: FetchInit, outer: AbortSignal | undefined): Promise<RequestResult> {
    const ours = new AbortController()
    let hasTimedOut = false
    const cancelTimer = clock.schedule(timeoutMs, () => {
      hasTimedOut = true
      ours.abort(new DOMException('No answer in time', 'TimeoutError'))
    })
    const onAbort = () => ours.abort()
    outer?.addEventListener('abort', onAbort, { once: true })
    try {
      const response = await fetch(url, { ...init, signal: ours.signal })
      const text = await readTextWithin(response, mostBytes)
      if (text === null) {
        const failure: Failure = { code: 'graph.badAnswer', params: { what: 'tooLong' } }
        return { kind: 'failure', failure, neverArrived: false }
      }
      return { kind: 'answer', answer: readAnswer(response, text) }
    } catch (thrown) {
      if (hasTimedOut) return { kind: 'failure', failure: { code: 'graph.timeout' }, neverArrived: false }
      if (outer?.aborted) {
        return { kind: 'failure', failure: { code: 'request.cancelled' }, neverArrived: false }
      }
      return { kind: 'failure', ...failureOfThrown(thrown) }
    } finally {
      cancelTimer()
      outer?.removeEventListener('abort', onAbort)
    }
  }

  return {
    async execute(context: Context) {
      const note = noteOf(context)
      const url = addressOf(context, note)
      // Last gate before the network: the token goes to this tenant's Graph and nowhere else.
      if (!url.startsWith(`${origin}/`) && new URL(url).origin !== origin) {
        throw new Error('A Graph request was about to leave its cloud')
      }
      const body = context.options?.body
      const headers: Record<string, string> = {
        Authorization: `Bearer ${note.accessToken}`,
        Accept: 'application/json',
        'client-request-id': randomUUID(),
      }
      const { workload, lane } = note.facts
      const why = { purpose: workload, isUrgent: lane === 'urgent' }
      const init: FetchInit = { method: context.options?.method ?? 'GET', headers, why }
      if (typeof body === 'string') {
        headers['Content-Type'] = 'application/json'
        init.body = body
      }
      note.result = await send(url, init, note.facts.signal)
    },
  }
}

function readAnswer(response: Response, text: string) {
  const header = (name: string) => response.headers.get(name)
  if (text === '') return { status: response.status, header, body: null, isJson: true }
  try {
    const body: unknown = JSON.parse(text)
    return { status: response.status, header, body, isJson: true }
  } catch {
    // Half an answer, or a proxy's HTML page: the caller judges by status and `isJson`.
    return { status: response.status, header, body: null, isJson: false }
  }
}
