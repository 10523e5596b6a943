import type { TenantKey } from '../../shared/model/tenant'
import type { Clock } from '../lib/clock'
import type { Fetch, RequestWhy } from '../lib/fetch'
import { FetchFailed, failureOfThrown } from '../lib/fetch-failure'
import { pathWithoutIds } from './path-without-ids'
import type { RequestNotes } from './request-ledger'

export interface RecordedFetchParts {
  fetch: Fetch
  ledger: RequestNotes
  clock: Clock
  tenantKey: TenantKey
  /** Where this tenant's requests may go, with ports. */
  hosts: readonly string[]
}

/** What the ledger keeps of an address. */
interface NotedAddress {
  host: string
  path: string
  isExpected: boolean
}

/** The same few addresses are asked for all day; links of pages come on top. */
const mostAddresses = 200

const unknownWhy: RequestWhy = { purpose: 'other', isUrgent: false }

/**
 * The door every request of a tenant goes through: each is noted in the ledger, and one to a host that is not the
 * tenant's is held back and rejects with {@link FetchFailed} (`network.hostNotAllowed`). Other rejections pass
 * through as they are.
 */
export function recordFetch({ fetch, ledger, clock, tenantKey, hosts }: RecordedFetchParts): Fetch {
  const allowed = new Set(hosts)
  const read = new Map<string, NotedAddress>()
  const addressOf = (url: string): NotedAddress => {
    const known = read.get(url)
    if (known) return known
    const address = new URL(url)
    const { host, protocol } = address
    const noted = {
      host,
      path: pathWithoutIds(address),
      isExpected: allowed.has(host) && protocol === 'https:',
    }
    if (read.size >= mostAddresses) read.clear()
    read.set(url, noted)
    return noted
  }

  return async (url, { why = unknownWhy, ...init }) => {
    const address = addressOf(url)
    const startedMs = clock.monotonicMs()
    const request = {
      at: clock.now(),
      tenantKey,
      channel: null,
      method: init.method,
      ...why,
      ...address,
    }
    if (!address.isExpected) {
      const error = 'network.hostNotAllowed' as const
      ledger.note({ ...request, status: null, durationMs: 0, bytes: null, error })
      throw new FetchFailed({ code: error, params: { host: address.host } })
    }
    try {
      const response = await fetch(url, init)
      ledger.note({
        ...request,
        status: response.status,
        durationMs: clock.monotonicMs() - startedMs,
        bytes: lengthOf(response),
        error: null,
      })
      return response
    } catch (thrown) {
      ledger.note({
        ...request,
        status: null,
        durationMs: clock.monotonicMs() - startedMs,
        bytes: null,
        error: codeOf(thrown, init.signal),
      })
      throw thrown
    }
  }
}

function lengthOf(response: Response): number | null {
  const text = response.headers.get('content-length')
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null
}

function codeOf(thrown: unknown, signal: AbortSignal | undefined) {
  if (!signal?.aborted) return failureOfThrown(thrown).failure.code
  const reason: unknown = signal.reason
  return reason instanceof Error && reason.name === 'TimeoutError' ? 'graph.timeout' : 'request.cancelled'
}
