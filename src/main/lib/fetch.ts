import type { RequestPurpose } from '../../shared/model/ledger'

/**
 * The one way out to the network: Node's fetch in tests, `session.fetch` of a per-tenant session in Electron.
 * Callers read status, headers and body only (`Response.url` is empty under Electron).
 */
export type Fetch = (url: string, init: FetchInit) => Promise<Response>

export interface FetchInit {
  method: string
  headers: Record<string, string>
  body?: string
  signal?: AbortSignal
  /** For the record of requests; never sent. */
  why?: RequestWhy
}

/** What a request is for, and whether it goes ahead of the sweeps. */
export interface RequestWhy {
  purpose: RequestPurpose
  isUrgent: boolean
}
