import { type Clock, sleep } from '../../src/main/lib/clock'
import type { Fetch } from '../../src/main/lib/fetch'

/** The ways in which a tenant's network, or what answers on it, can be broken. */
export const breakages = [
  'hangs',
  'refuses',
  'serverError',
  'slow',
  'hugePages',
  'hugeItems',
  'wrongJson',
  'html',
] as const
export type Breakage = (typeof breakages)[number]

/** When the operating system gives a connection up itself, ms. */
const connectMs = 120_000
/** As slow as Microsoft's gateways get before they give up themselves, ms. */
const slowMs = 30_000
const hugePage = JSON.stringify({ value: [], padding: 'x'.repeat(12_000_000) })
const hugeItems = JSON.stringify({ value: Array.from({ length: 20_000 }, (_, id) => ({ id, odd: [{}] })) })

/** A fetch that breaks in one of the ways; `slow` takes its time on `clock` and then asks `fetch`. */
export function brokenFetch(breakage: Breakage, fetch: Fetch, clock: Clock): Fetch {
  return async (url, init) => {
    switch (breakage) {
      case 'hangs':
        await sleep(clock, connectMs, init.signal)
        throw new Error('connect ETIMEDOUT')
      case 'refuses':
        throw new Error('connect ECONNREFUSED')
      case 'serverError':
        return new Response('{"error":{"code":"InternalServerError"}}', { status: 500 })
      case 'slow':
        if (!(await sleep(clock, slowMs, init.signal))) throw new Error('aborted')
        return fetch(url, init)
      case 'hugePages':
        return new Response(hugePage, { status: 200 })
      case 'hugeItems':
        return new Response(hugeItems, { status: 200 })
      case 'wrongJson':
        return new Response('{"value":"nothing that anybody expects"}', { status: 200 })
      case 'html':
        return new Response('<html>Sign in to the guest network</html>', { status: 200 })
    }
  }
}
