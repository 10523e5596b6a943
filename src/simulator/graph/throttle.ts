import type { Tenant } from '../world/estate-model'
import type { Workload } from '../world/faults'
import type { GraphRequest } from './exchange'
import { GraphFailure } from './failure'

interface Limit {
  name: string
  most: number
  windowMs: number
}

const SECOND = 1000

/** The published limits per application and tenant (throttling limits page of 2026-02-06). */
const presence: Limit = { name: 'presence', most: 1500, windowMs: 30 * SECOND }
const teamworkReads: Limit = { name: 'teamwork-get', most: 30, windowMs: SECOND }
const teamworkWrites: Limit = { name: 'teamwork-post', most: 30, windowMs: SECOND }
const intuneReads: Limit = { name: 'intune-get', most: 2000, windowMs: 20 * SECOND }
const intuneWrites: Limit = { name: 'intune-post', most: 100, windowMs: 20 * SECOND }
const outlook: Limit = { name: 'outlook', most: 10_000, windowMs: 600 * SECOND }
const OUTLOOK_AT_ONCE = 4

/** Counts requests per tenant and workload, refused ones too, and refuses what is over the limit. */
export class Throttle {
  #windows = new Map<string, { startsAt: number; used: number }>()
  #atOnce = new Map<string, number>()

  /** Counts one request; throws 429 with the seconds to wait when the tenant's limit is reached. */
  admit(tenant: Tenant, workload: Workload, request: GraphRequest, now: number): void {
    if (workload === 'presence') this.#count(tenant, presence, 1, now)
    else if (workload === 'teamwork') {
      this.#count(tenant, request.method === 'GET' ? teamworkReads : teamworkWrites, 1, now)
    } else if (workload === 'intune') {
      this.#count(tenant, request.method === 'GET' ? intuneReads : intuneWrites, 1, now)
    } else if (workload === 'identity') {
      const size = tenant.people + tenant.accounts.length
      const most = size < 50 ? 3500 : size <= 500 ? 5000 : 8000
      const limit = { name: 'identity', most, windowMs: 10 * SECOND }
      this.#count(tenant, limit, resourceUnits(request), now)
    } else if (workload === 'places' || workload === 'calendars') this.#count(tenant, outlook, 1, now)
  }

  /** Takes one of the four places Outlook has for an application and mailbox; false when all are taken. */
  enter(tenant: Tenant): boolean {
    const inside = this.#atOnce.get(tenant.id) ?? 0
    if (inside >= OUTLOOK_AT_ONCE) return false
    this.#atOnce.set(tenant.id, inside + 1)
    return true
  }

  /** Gives back the place taken with `enter`. */
  leave(tenant: Tenant): void {
    this.#atOnce.set(tenant.id, Math.max(0, (this.#atOnce.get(tenant.id) ?? 0) - 1))
  }

  #count(tenant: Tenant, limit: Limit, cost: number, now: number): void {
    const key = `${tenant.id} ${limit.name}`
    let window = this.#windows.get(key)
    if (!window || now >= window.startsAt + limit.windowMs) {
      window = { startsAt: now, used: 0 }
      this.#windows.set(key, window)
    }
    window.used += cost
    if (window.used <= limit.most) return
    throw tooManyRequests(Math.max(1, Math.ceil((window.startsAt + limit.windowMs - now) / SECOND)))
  }
}

export function tooManyRequests(
  retryAfterS: number | undefined,
  message = 'Too many requests',
): GraphFailure {
  return new GraphFailure(
    429,
    'TooManyRequests',
    message,
    retryAfterS === undefined ? {} : { 'Retry-After': String(retryAfterS) },
  )
}

/** What a directory request costs: reading users 2, licence details 2, one of anything 1, `$select` saves one. */
export function resourceUnits(request: GraphRequest): number {
  const isList = /^\/users\/?$/i.test(request.path)
  let cost = isList || /\/licenseDetails$/i.test(request.path) ? 2 : 1
  const names = new Map([...request.query].map(([key, value]) => [key.toLowerCase(), value]))
  if (names.has('$select')) cost -= 1
  if (names.has('$expand')) cost += 1
  const top = names.get('$top')
  if (top !== undefined && Number(top) < 20) cost -= 1
  return Math.max(1, cost)
}
