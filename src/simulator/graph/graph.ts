import { randomUUID } from 'node:crypto'
import type { Tenant } from '../world/estate-model'
import type { Fault, FaultKind, Workload } from '../world/faults'
import type { World } from '../world/world'
import { answerBatch } from './batch'
import type { Exchange, GraphAnswer, GraphRequest, Route } from './exchange'
import { json } from './exchange'
import { badRequest, errorBody, GraphFailure, notFound } from './failure'
import type { Oddities } from './oddities'
import { findRoute } from './router'
import { Throttle, tooManyRequests } from './throttle'

/** Who asks, as the access token says. */
export interface Caller {
  tenant: Tenant
  roles: ReadonlySet<string>
}

export interface Observer {
  /** One answer, of a request or of a part of a batch. */
  answered(workload: Workload | 'unknown', status: number): void
}

/** The resources of Graph behind permissions, limits and faults; knows nothing of sockets. */
export class Graph {
  readonly #throttle = new Throttle()

  constructor(
    private readonly world: World,
    private readonly oddities: Oddities,
    private readonly graphUrl: string,
    private readonly observer: Observer,
  ) {}

  /** Answers one request, which may be a batch. Every refusal is an answer; only a bug throws. */
  async answer(caller: Caller, request: GraphRequest): Promise<GraphAnswer> {
    const isBatch = request.path.toLowerCase() === '/$batch'
    const workload = isBatch ? 'batch' : this.workloadOf(request)
    const answer = await this.#refusable(request, async () => {
      if (!isBatch) return this.#answerOne(caller, request)
      if (request.method !== 'POST') throw new GraphFailure(405, 'Request_BadRequest', 'A batch is posted.')
      this.#strike(caller.tenant, 'batch', request)
      return answerBatch(request, (part) => this.#answerPart(caller, part))
    })
    this.observer.answered(workload, answer.status)
    return answer
  }

  /** The workload a request belongs to, or `unknown` when no resource has this path. */
  workloadOf(request: GraphRequest): Workload | 'unknown' {
    const match = findRoute(request.method, request.version, request.path)
    return 'route' in match ? match.route.workload : 'unknown'
  }

  async #answerPart(caller: Caller, part: GraphRequest): Promise<GraphAnswer> {
    const answer = await this.#refusable(part, () => this.#answerOne(caller, part))
    this.observer.answered(this.workloadOf(part), answer.status)
    return answer
  }

  async #answerOne(caller: Caller, request: GraphRequest): Promise<GraphAnswer> {
    const { tenant } = caller
    const match = findRoute(request.method, request.version, request.path)
    if (!('route' in match)) {
      if (match.allowed.length > 0) {
        const message = 'Specified HTTP method is not allowed for the request target.'
        throw new GraphFailure(405, 'Request_BadRequest', message, { Allow: match.allowed.join(', ') })
      }
      const segment = request.path.split('/').filter(Boolean)[0] ?? ''
      throw notFound(`Resource not found for the segment '${segment}'.`)
    }
    const { route, parameters } = match
    const isOutlook = route.workload === 'places' || route.workload === 'calendars'
    if (isOutlook && !this.#throttle.enter(tenant)) {
      throw tooManyRequests(1, 'Application is over its MailboxConcurrency limit.')
    }
    try {
      await delay(this.#fault(tenant, route.workload, request, ['latency'])?.ms)
      const now = this.world.now()
      this.#throttle.admit(tenant, route.workload, request, now)
      this.#strike(tenant, route.workload, request)
      this.#permit(caller, route)
      if (route.workload === 'teamwork' && tenant.service.isDevicesApiGone) throw goneFailure(tenant)
      if (request.method === 'GET' && request.body !== undefined)
        throw badRequest('A GET request has no body.')
      const exchange: Exchange = {
        world: this.world,
        tenant,
        request,
        oddities: this.oddities,
        graphUrl: this.graphUrl,
        now,
      }
      return route.handle(exchange, parameters)
    } finally {
      if (isOutlook) this.#throttle.leave(tenant)
    }
  }

  /** Takes the part of faults that an answer of Graph's own can express; sockets are cut elsewhere. */
  #strike(tenant: Tenant, workload: Workload, request: GraphRequest): void {
    const fault = this.#fault(tenant, workload, request, ['429', '5xx'])
    if (!fault) return
    if (fault.kind === '429') throw tooManyRequests(fault.retryAfterS)
    const status = fault.status ?? 503
    const code =
      status === 503 ? 'ServiceUnavailable' : status === 504 ? 'GatewayTimeout' : 'InternalServerError'
    const wait = fault.retryAfterS === undefined ? {} : { 'Retry-After': String(fault.retryAfterS) }
    throw new GraphFailure(status, code, 'The service is temporarily unavailable.', wait)
  }

  #fault(
    tenant: Tenant,
    workload: Workload,
    request: GraphRequest,
    kinds: readonly FaultKind[],
  ): Fault | null {
    const path = `/${request.version}${request.path}`
    return this.world.faults.strike({ tenant: tenant.id, workload, path }, this.world.now(), kinds)
  }

  #permit({ roles }: Caller, route: Route): void {
    if (route.roles.some((role) => roles.has(role))) return
    if (route.denial === 'directory') {
      const message = 'Insufficient privileges to complete the operation.'
      throw new GraphFailure(403, 'Authorization_RequestDenied', message)
    }
    if (route.denial === 'exchange') {
      throw new GraphFailure(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.')
    }
    const needed = route.roles.map((role) => `'${role}'`).join(', ')
    const held = [...roles].map((role) => `'${role}'`).join(', ')
    const message = `Missing role permissions on the request. API requires one of ${needed}. Roles on the request ${held}.`
    throw new GraphFailure(403, 'Forbidden', message)
  }

  async #refusable(request: GraphRequest, run: () => Promise<GraphAnswer>): Promise<GraphAnswer> {
    const clientRequestId = request.headers['client-request-id'] ?? randomUUID()
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error
      const body = errorBody(error.code, error.message, clientRequestId, this.world.now())
      return json(body, error.status, error.headers)
    }
  }
}

/** A retired interface answers in more than one way; half of the tenants see either. */
function goneFailure(tenant: Tenant): GraphFailure {
  return tenant.index % 2 === 0
    ? notFound("Resource not found for the segment 'devices'.")
    : new GraphFailure(410, 'Gone', 'This API has been retired.')
}

function delay(ms: number | undefined): Promise<void> | undefined {
  return ms === undefined ? undefined : new Promise((resolve) => setTimeout(resolve, ms))
}
