import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { SelfSignedCertificate } from './certificate'
import type { GraphAnswer, GraphRequest, Version } from './graph/exchange'
import { errorBody } from './graph/failure'
import type { Graph } from './graph/graph'
import type { SignIn } from './sign-in/sign-in'
import type { Traffic } from './traffic'
import type { Fault } from './world/faults'
import type { World } from './world/world'

export interface Services {
  world: World
  graph: Graph
  signIn: SignIn
  traffic: Traffic
}

/** Makes the HTTPS server; the services are asked for with each request, as they need the port it listens on. */
export function createServer(certificate: SelfSignedCertificate, services: () => Services): FastifyInstance {
  const server: FastifyInstance = Fastify({
    https: { key: certificate.privateKeyPem, cert: certificate.certificatePem },
    forceCloseConnections: true,
    bodyLimit: 8 * 1024 * 1024,
  }) as unknown as FastifyInstance
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  server.addHook('onRequest', async (_request, reply) => {
    const leave = services().traffic.enter()
    reply.raw.once('close', leave)
  })
  server.setErrorHandler((error: Error, _request, reply) => {
    services().traffic.bugs.push(error.stack ?? error.message)
    return reply.code(500).send({ error: { code: 'SimulatorBug', message: error.message } })
  })
  server.get('/:tenant/v2.0/.well-known/openid-configuration', async (request, reply) => {
    const { tenant } = request.params as { tenant: string }
    return sendSignIn(services(), request, reply, () => services().signIn.discovery(tenant))
  })
  server.get('/:tenant/discovery/v2.0/keys', async (request, reply) =>
    sendSignIn(services(), request, reply, () => services().signIn.keySet()),
  )
  server.post('/:tenant/oauth2/v2.0/token', async (request, reply) => {
    const { tenant } = request.params as { tenant: string }
    const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '')
    return sendSignIn(services(), request, reply, () => services().signIn.token(tenant, form))
  })
  for (const version of ['v1.0', 'beta'] as const) {
    server.all(`/${version}/*`, async (request, reply) => answerGraph(services(), request, reply, version))
  }
  server.setNotFoundHandler((request, reply) => {
    const now = services().world.now()
    const body = errorBody(
      'BadRequest',
      `Invalid version: ${request.url.split('/')[1] ?? ''}`,
      randomUUID(),
      now,
    )
    return reply.code(404).send(body)
  })
  return server
}

async function sendSignIn(
  { world, traffic }: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: () => Promise<{ status: number; body: object }> | { status: number; body: object },
) {
  const [, name = ''] = request.url.split('/')
  const tenant = world.tenants.find(
    ({ id, domain }) => id === name.toLowerCase() || domain === name.toLowerCase(),
  )
  const target = { tenant: tenant?.id ?? null, workload: 'sign-in', path: request.url } as const
  const fault = world.faults.strike(target, world.now(), [
    'latency',
    '429',
    '5xx',
    'drop',
    'half',
    'wrongJson',
  ])
  if (fault?.kind === 'latency') await delay(fault.ms ?? 0)
  if (fault?.kind === '429' || fault?.kind === '5xx') {
    const status = fault.kind === '429' ? 429 : (fault.status ?? 503)
    traffic.answered('sign-in', status)
    if (fault.retryAfterS !== undefined) reply.header('Retry-After', String(fault.retryAfterS))
    return reply.code(status).send({ error: 'temporarily_unavailable', error_codes: [90033] })
  }
  const { status, body } = await answer()
  if (fault && fault.kind !== 'latency') return spoil(reply, fault, status, {}, JSON.stringify(body))
  traffic.answered('sign-in', status)
  return reply.code(status).header('Cache-Control', 'no-store, no-cache').send(body)
}

async function answerGraph(
  { world, graph, signIn }: Services,
  incoming: FastifyRequest,
  reply: FastifyReply,
  version: Version,
) {
  const request = readRequest(incoming, version)
  const clientRequestId = request.headers['client-request-id'] ?? randomUUID()
  const common = {
    'request-id': randomUUID(),
    'client-request-id': clientRequestId,
    'x-ms-ags-diagnostic':
      '{"ServerInfo":{"DataCenter":"Simulated","Slice":"E","Ring":"5","ScaleUnit":"000"}}',
  }
  const now = world.now()
  const verdict = signIn.tokens.verify(incoming.headers.authorization, now)
  if (!verdict.isValid) {
    const body = errorBody('InvalidAuthenticationToken', verdict.message, clientRequestId, now)
    return reply
      .code(401)
      .headers({ ...common, 'WWW-Authenticate': 'Bearer realm="", authorization_uri="", client_id=""' })
      .send(body)
  }
  const { tenant } = verdict
  const workload = request.path.toLowerCase() === '/$batch' ? 'batch' : graph.workloadOf(request)
  const target = { tenant: tenant.id, workload, path: `/${version}${request.path}` } as const
  const fault =
    target.workload === 'unknown'
      ? null
      : world.faults.strike({ ...target, workload: target.workload }, now, ['drop', 'half', 'wrongJson'])
  const answer =
    readingProblem(incoming, request, now, clientRequestId) ?? (await graph.answer(verdict, request))
  const text = answer.body === undefined ? '' : JSON.stringify(answer.body)
  const headers = { ...common, ...answer.headers }
  if (fault) return spoil(reply, fault, answer.status, headers, text)
  return reply.code(answer.status).headers(headers).send(text)
}

const MALFORMED = Symbol('malformed')

function readRequest(incoming: FastifyRequest, version: Version): GraphRequest {
  const [path = '', query = ''] = incoming.url.slice(version.length + 1).split(/\?(.*)/s)
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
  return {
    method: incoming.method,
    version,
    path,
    query: new URLSearchParams(query),
    headers,
    body: parsed(incoming.body),
  }
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string' || body === '') return undefined
  try {
    return JSON.parse(body)
  } catch {
    return MALFORMED
  }
}

/** A body has to say that it is JSON, and to be JSON. */
function readingProblem(
  incoming: FastifyRequest,
  request: GraphRequest,
  now: number,
  clientRequestId: string,
): GraphAnswer | null {
  if (request.body === undefined) return null
  const refuse = (status: number, message: string): GraphAnswer => ({
    status,
    headers: { 'Content-Type': 'application/json' },
    body: errorBody(status === 415 ? 'UnsupportedMediaType' : 'BadRequest', message, clientRequestId, now),
  })
  if (!/^application\/json\b/i.test(incoming.headers['content-type'] ?? '')) {
    return refuse(415, 'The content type of the request is not supported; use application/json.')
  }
  return request.body === MALFORMED ? refuse(400, 'Unable to read JSON request payload.') : null
}

/** Sends what no server should send: nothing at all, half an answer, or text that is not JSON. */
function spoil(
  reply: FastifyReply,
  fault: Fault,
  status: number,
  headers: Record<string, string>,
  text: string,
): FastifyReply {
  reply.hijack()
  const raw: ServerResponse = reply.raw
  if (fault.kind === 'drop') {
    raw.socket?.destroy()
    return reply
  }
  const json = { ...headers, 'Content-Type': 'application/json' }
  if (fault.kind === 'wrongJson') {
    raw.writeHead(status, json)
    raw.end('<html><body>The service is unavailable.</body></html>')
    return reply
  }
  const half = Buffer.from(text).subarray(0, Math.ceil(text.length / 2))
  raw.writeHead(status, { ...json, 'Content-Length': String(Buffer.byteLength(text) + 1) })
  raw.write(half, () => raw.socket?.destroy())
  return reply
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
