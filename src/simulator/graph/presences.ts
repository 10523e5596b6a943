import type { Presence } from '@microsoft/microsoft-graph-types'
import { isGuid } from '../random'
import { accountPresence, personPresence } from '../world/account-presence'
import type { Tenant } from '../world/estate-model'
import { personIndex } from '../world/person'
import { contextUrl, type Exchange, json, type Route } from './exchange'
import { badRequest, notFound } from './failure'
import { readQuery } from './odata'

const MOST_IDS = 650

function presenceOf(tenant: Tenant, id: string, now: number): Presence | null {
  const account = tenant.accountById.get(id.toLowerCase())
  if (account) return accountPresence(account, now)
  const index = personIndex(tenant, id)
  return index === null ? null : personPresence(tenant, id.toLowerCase(), index, now)
}

function one(exchange: Exchange, id: string) {
  readQuery(exchange.request.query, {}, 'microsoft.graph.presence')
  if (!isGuid(id)) throw badRequest(`The id '${id}' is not a valid GUID.`)
  const presence = presenceOf(exchange.tenant, id, exchange.now)
  if (!presence) throw notFound(`The user '${id}' was not found.`, 'NotFound')
  return json({ '@odata.context': contextUrl(exchange, 'presence/$entity'), ...presence })
}

/** Ids nobody knows are left out without a word, so that the caller has to compare. */
function byUserIds(exchange: Exchange) {
  readQuery(exchange.request.query, {}, 'microsoft.graph.presence')
  const ids = readIds(exchange.request.body)
  const presences = ids.flatMap((id) => presenceOf(exchange.tenant, id, exchange.now) ?? [])
  return json({
    '@odata.context': contextUrl(exchange, 'Collection(microsoft.graph.presence)'),
    value: presences,
  })
}

function readIds(body: unknown): string[] {
  const ids = typeof body === 'object' && body !== null && 'ids' in body ? body.ids : undefined
  if (!Array.isArray(ids) || ids.length === 0) throw badRequest("The property 'ids' is required.")
  if (Object.keys(body as object).length > 1) throw badRequest("Only the parameter 'ids' is expected.")
  if (ids.length > MOST_IDS) throw badRequest(`The number of ids must not exceed ${MOST_IDS}.`)
  const wrong = ids.find((id) => typeof id !== 'string' || !isGuid(id))
  if (wrong !== undefined) throw badRequest(`The id '${String(wrong)}' is not a valid GUID.`)
  return [...new Set(ids as string[])]
}

const shared = {
  version: 'v1.0',
  workload: 'presence',
  roles: ['Presence.Read.All', 'Presence.ReadWrite.All'],
  denial: 'teams',
} as const

export const presenceRoutes: readonly Route[] = [
  { ...shared, method: 'GET', path: 'communications/presences/*', handle: (x, [id = '']) => one(x, id) },
  { ...shared, method: 'GET', path: 'users/*/presence', handle: (x, [id = '']) => one(x, id) },
  { ...shared, method: 'POST', path: 'communications/getPresencesByUserId', handle: byUserIds },
]
