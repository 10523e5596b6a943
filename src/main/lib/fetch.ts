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
}
