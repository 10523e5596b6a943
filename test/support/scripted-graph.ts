import type { TokenProvider } from '../../src/main/auth/token-provider'
import { createGraphClient } from '../../src/main/graph/create-graph-client'
import type { GraphClient } from '../../src/main/graph/graph-client'
import type { Fetch } from '../../src/main/lib/fetch'
import type { Logger } from '../../src/main/lib/logger'
import { succeed } from '../../src/shared/errors'
import { createVirtualClock, type VirtualClock } from './virtual-clock'

/** A request as it left the product. */
export interface SentRequest {
  method: string
  /** Whole address. */
  url: string
  path: string
  headers: Record<string, string>
  body: unknown
  /** Virtual time of sending, ms since the start. */
  at: number
}

export interface ScriptedAnswer {
  status?: number
  headers?: Record<string, string>
  /** An object is sent as JSON, text as it is. */
  body?: unknown
  /** Thrown instead of an answer, as fetch throws. */
  throws?: Error
  /** Virtual ms until the answer; it never comes before an abort. */
  afterMs?: number
}

type Script = (request: SentRequest, index: number) => ScriptedAnswer

export interface ScriptedGraph {
  graph: GraphClient
  clock: VirtualClock
  sent: SentRequest[]
  warnings: string[]
}

export const silentLogger: Logger = {
  info() {},
  warn() {},
  error() {},
  child: () => silentLogger,
}

/** Tokens that are always good. */
const fixedTokens: TokenProvider = {
  token: async () => succeed({ accessToken: 'token-1', roles: [] }),
  forget() {},
}

/** The Graph client on a virtual clock, before a service that follows the script. */
export function scriptGraph(script: Script, tokens: TokenProvider = fixedTokens): ScriptedGraph {
  const clock = createVirtualClock(Date.UTC(2026, 0, 5, 8))
  const sent: SentRequest[] = []
  const warnings: string[] = []
  const logger: Logger = { ...silentLogger, warn: (message) => warnings.push(message), child: () => logger }

  const fetch: Fetch = async (url, init) => {
    const { pathname, search } = new URL(url)
    const body: unknown = init.body === undefined ? undefined : JSON.parse(init.body)
    const request: SentRequest = {
      method: init.method,
      url,
      path: decodeURIComponent(pathname + search),
      headers: init.headers,
      body,
      at: clock.monotonicMs(),
    }
    sent.push(request)
    const answer = script(request, sent.length - 1)
    if (answer.afterMs !== undefined) await latency(clock, answer.afterMs, init.signal)
    if (answer.throws) throw answer.throws
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? null)
    return new Response(answer.body === undefined ? '' : text, {
      status: answer.status ?? 200,
      headers: answer.headers ?? {},
    })
  }

  const graph = createGraphClient({
    graphUrl: 'https://graph.test',
    fetch,
    tokens,
    clock,
    logger,
    random: () => 0.5,
  })
  return { graph, clock, sent, warnings }
}

function latency(clock: VirtualClock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    clock.schedule(ms, resolve)
    signal?.addEventListener('abort', () => reject(new Error('aborted')))
  })
}

/** Runs until `promise` is done, moving time on as it is waited for; fails when that takes an hour of it. */
export async function runToEnd<T>(clock: VirtualClock, promise: Promise<T>): Promise<T> {
  let done = false
  const watched = promise.finally(() => {
    done = true
  })
  for (let ms = 0; !done && ms < 3_600_000; ms += 100) await clock.advance(100)
  return watched
}
