import type { Tenant } from '../world/estate-model'
import type { Workload } from '../world/faults'
import type { World } from '../world/world'
import type { Oddities } from './oddities'

export type Version = 'v1.0' | 'beta'

/** A request, alone or as a part of a batch. */
export interface GraphRequest {
  method: string
  version: Version
  /** Path under the version, starting with a slash, percent-decoded per segment by the router. */
  path: string
  query: URLSearchParams
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>
  /** Parsed JSON, or undefined when there was no body. */
  body: unknown
}

export interface GraphAnswer {
  status: number
  headers: Record<string, string>
  /** JSON to send; undefined for an empty answer. */
  body?: unknown
}

/** What a route may look at. */
export interface Exchange {
  world: World
  tenant: Tenant
  request: GraphRequest
  oddities: Oddities
  /** `https://localhost:PORT`, without a slash at the end. */
  graphUrl: string
  now: number
}

export type Handler = (exchange: Exchange, parameters: readonly string[]) => GraphAnswer

export interface Route {
  method: 'GET' | 'POST'
  version: Version
  /** Segments; `*` stands for one parameter. */
  path: string
  workload: Workload
  /** One of these application permissions is enough. */
  roles: readonly string[]
  /** Refuses a missing permission in the words of the workload. */
  denial: 'directory' | 'exchange' | 'teams'
  handle: Handler
}

const jsonType =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8'

/** An answer with Graph's content type. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): GraphAnswer {
  return { status, headers: { 'Content-Type': jsonType, ...headers }, body }
}

/** The `@odata.context` of an answer to this request. */
export function contextUrl(exchange: Exchange, fragment: string): string {
  return `${exchange.graphUrl}/${exchange.request.version}/$metadata#${fragment}`
}
