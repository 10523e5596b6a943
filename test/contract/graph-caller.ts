import https from 'node:https'
import type { Simulator } from '../../src/simulator/simulator'

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  /** The parsed body, `{}` when there was none. */
  body: Body
}

/** The parts of an answer that tests read by name; a part that was not sent is undefined at run time. */
interface Body extends Entity {
  value: Entity[]
  '@odata.nextLink'?: string
  '@odata.count'?: number
  error: { code: string; message: string; innerError: Record<string, string> }
  error_codes: number[]
  access_token: string
  error_description: string
  responses: { id: string; status: number; headers: Record<string, string>; body: Body }[]
}

export interface Entity {
  [name: string]: unknown
  id: string
  deviceType: string
  healthStatus: string
  status: string
  availability: string
  sequenceNumber: string
}

export interface Call {
  method?: string
  headers?: Record<string, string>
  /** Sent as JSON, unless it is text already. */
  body?: unknown
}

/** One HTTPS request that trusts the simulator's certificate and nothing else. Rejects when the connection breaks. */
export function send(simulator: Simulator, path: string, call: Call = {}): Promise<Answer> {
  const body =
    call.body === undefined || typeof call.body === 'string' ? call.body : JSON.stringify(call.body)
  const headers = {
    ...(typeof call.body === 'object' ? { 'Content-Type': 'application/json' } : {}),
    ...call.headers,
  }
  return new Promise((resolve, reject) => {
    const request = https.request(
      new URL(path, simulator.graphUrl),
      { method: call.method ?? (body === undefined ? 'GET' : 'POST'), headers, ca: simulator.caPem },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: parsed(text) })
        })
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

function parsed(text: string): Body {
  try {
    return JSON.parse(text)
  } catch {
    return JSON.parse('{}')
  }
}

/** The token request of a tenant, with parameters replaced or (by undefined) left out. */
export function requestToken(
  simulator: Simulator,
  position = 0,
  changes: Record<string, string | undefined> = {},
  tenantName?: string,
): Promise<Answer> {
  const tenant = simulator.tenants[position]
  if (!tenant) throw new Error(`There is no tenant ${position}`)
  const form = new URLSearchParams({
    client_id: tenant.clientId,
    client_secret: tenant.clientSecret,
    grant_type: 'client_credentials',
    scope: `${simulator.graphUrl}/.default`,
  })
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) form.delete(name)
    else form.set(name, value)
  }
  return send(simulator, `/${tenantName ?? tenant.tenantId}/oauth2/v2.0/token`, {
    body: form.toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  })
}

export type Caller = (path: string, call?: Call) => Promise<Answer>

/** Signs in to a tenant and returns a function that calls Graph with the token. */
export async function signIn(simulator: Simulator, position = 0): Promise<Caller> {
  const { body } = await requestToken(simulator, position)
  const authorization = `Bearer ${body.access_token}`
  return (path, call = {}) => send(simulator, path, { ...call, headers: { authorization, ...call.headers } })
}

/** Follows nextLink to the end, relative links too, and returns the pages. */
export async function allPages(call: Caller, version: string, path: string): Promise<Answer[]> {
  const pages: Answer[] = []
  for (let next: string | undefined = `/${version}${path}`; next; ) {
    const page = await call(next)
    if (page.status !== 200) throw new Error(`${next} answered ${page.status}: ${page.text}`)
    pages.push(page)
    const link: string | undefined = page.body['@odata.nextLink']
    next = link?.startsWith('/') ? `/${version}${link}` : link
  }
  return pages
}

/** A clock that stands still until it is moved through `control.advance`. */
export function stoppedClock(at = Date.UTC(2026, 10, 23, 9)): { now(): number } {
  return { now: () => at }
}
