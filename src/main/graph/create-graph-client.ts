import { Client, ResponseType } from '@microsoft/microsoft-graph-client'
import type { z } from 'zod'
import { type Failure, fail, type Outcome, succeed } from '../../shared/errors'
import type { TokenProvider } from '../auth/token-provider'
import type { Clock } from '../lib/clock'
import type { Fetch } from '../lib/fetch'
import type { Logger } from '../lib/logger'
import { createAuthMiddleware } from './auth-middleware'
import { runBatches } from './batch'
import type { Answer, GraphClient, GraphVersion, GraphWorkload, RequestOptions } from './graph-client'
import { resolveLink } from './next-link'
import { walkPages } from './paging'
import { createRequestBudget } from './request-budget'
import { RequestNote } from './request-note'
import { createRetryMiddleware } from './retry'
import { createSendMiddleware } from './send-middleware'

/** The application permission each workload needs, named in `graph.permissionMissing`. */
const permissionOf: Record<GraphWorkload, string> = {
  presence: 'Presence.Read.All',
  teamworkRead: 'TeamworkDevice.Read.All',
  teamworkWrite: 'TeamworkDevice.ReadWrite.All',
  identity: 'User.Read.All',
  places: 'Place.Read.All',
  calls: 'CallRecords.Read.All',
  calendars: 'Calendars.ReadBasic.All',
  intuneRead: 'DeviceManagementManagedDevices.Read.All',
  intuneWrite: 'DeviceManagementManagedDevices.PrivilegedOperations.All',
  directoryDevices: 'Device.Read.All',
}

interface Sending {
  version: GraphVersion
  path: string
  method: 'GET' | 'POST'
  body?: unknown
  isRead: boolean
  parts?: number
  link?: string | null
}

/**
 * One tenant's Graph on the official SDK: its URL building and middleware chain, with our own links in it
 * (auth, then budget and retry, then the injected fetch). The budget is this client's, so it is the tenant's.
 * `graphUrl` is an origin such as `https://graph.microsoft.com`; nothing is ever sent to another.
 */
export function createGraphClient(options: {
  graphUrl: string
  fetch: Fetch
  tokens: TokenProvider
  clock: Clock
  logger: Logger
  /** In [0, 1), for the jitter of retries. */
  random?: () => number
}): GraphClient {
  const { clock, fetch, tokens } = options
  const logger = options.logger.child('graph')
  const random = options.random ?? Math.random
  const url = new URL(options.graphUrl)
  const graphUrl = url.origin
  const budget = createRequestBudget(clock)
  let sent = 0

  const client = Client.initWithMiddleware({
    baseUrl: graphUrl,
    customHosts: new Set([url.hostname]),
    middleware: [
      createAuthMiddleware({ tokens, clock }),
      createRetryMiddleware({
        budget,
        clock,
        random,
        onSent: (parts) => {
          sent += parts
        },
      }),
      createSendMiddleware({ fetch, clock, origin: graphUrl }),
    ],
  })

  async function send(sending: Sending, request: RequestOptions): Promise<Outcome<Answer<unknown>>> {
    const { version, path, method, isRead } = sending
    const parts = sending.parts ?? 1
    const note = new RequestNote({
      workload: request.workload,
      lane: request.lane ?? 'sweep',
      // A read of users costs up to two resource units; everything else counts one a part.
      cost: request.workload === 'identity' ? parts * 2 : parts,
      parts,
      isRead,
      signal: request.signal,
      link: sending.link ?? null,
    })
    const prepared = client
      .api(path)
      .version(version)
      .responseType(ResponseType.RAW)
      .middlewareOptions([note])
    await (method === 'GET' ? prepared.get() : prepared.post(sending.body))
    const result = note.result
    if (!result) throw new Error('The Graph chain left no result')
    if (result.kind === 'failure') return { ok: false, error: named(result.failure, request.workload) }
    const { answer } = result
    if (answer.status === 401) {
      return fail('graph.unauthorized', {
        status: 401,
        requestId: answer.header('request-id') ?? undefined,
      })
    }
    const location = answer.header('location')
    return succeed({
      body: answer.body,
      status: answer.status,
      location: location === null ? null : resolveLink(location, graphUrl, version),
    })
  }

  async function sendParsed<S extends z.ZodType>(
    sending: Sending,
    schema: S,
    request: RequestOptions,
  ): Promise<Outcome<Answer<z.output<S>>>> {
    const answer = await send(sending, request)
    if (!answer.ok) return answer
    const body = schema.safeParse(answer.value.body)
    if (!body.success) return fail('graph.badAnswer', { status: answer.value.status })
    return succeed({ ...answer.value, body: body.data })
  }

  return {
    get: (version, path, schema, request) =>
      sendParsed({ version, path, method: 'GET', isRead: true }, schema, request),
    post: (version, path, body, schema, request) =>
      sendParsed({ version, path, method: 'POST', body, isRead: false }, schema, request),
    query: (version, path, body, schema, request) =>
      sendParsed({ version, path, method: 'POST', body, isRead: true }, schema, request),
    pages: (version, path, item, request) =>
      walkPages({
        graphUrl,
        version,
        item,
        logger,
        read: (link) => send({ version, path, method: 'GET', isRead: true, link }, request),
      }),
    async batch(version, parts, schema, request) {
      const outcomes = await runBatches({
        parts,
        schema,
        clock,
        random,
        signal: request.signal,
        send: (body, count) =>
          send({ version, path: '/$batch', method: 'POST', body, isRead: true, parts: count }, request),
        close: (waitMs) => budget.close(request.workload, waitMs),
      })
      for (const outcome of outcomes.values()) {
        if (!outcome.ok) outcome.error = named(outcome.error, request.workload)
      }
      return outcomes
    },
    requestsSent: () => sent,
  }
}

/** Adds the permission that is missing, which Graph's own answer does not tell. */
function named(failure: Failure, workload: GraphWorkload): Failure {
  if (failure.code !== 'graph.permissionMissing') return failure
  return { ...failure, params: { ...failure.params, permission: permissionOf[workload] } }
}
