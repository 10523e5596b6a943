import { expect, test } from 'vitest'
import { z } from 'zod'
import type { TokenProvider } from '../../../src/main/auth/token-provider'
import { fail, succeed } from '../../../src/shared/errors'
import { runToEnd, scriptGraph } from '../../support/scripted-graph'

const anything = z.unknown()
const read = { workload: 'identity' } as const

test('a request carries the token and goes to the version asked for', async () => {
  const { graph, clock, sent } = scriptGraph(() => ({ body: { id: 'a' } }))
  const answer = await runToEnd(clock, graph.get('beta', '/users/a?$select=id,mail', anything, read))
  expect(answer).toMatchObject({ ok: true, value: { status: 200, body: { id: 'a' } } })
  expect(sent[0]).toMatchObject({
    method: 'GET',
    url: 'https://graph.test/beta/users/a?$select=id,mail',
    headers: { Authorization: 'Bearer token-1' },
  })
})

test('without a token nothing is sent and the sign-in failure is the answer', async () => {
  const tokens: TokenProvider = { token: async () => fail('signIn.expiredSecret'), forget() {} }
  const { graph, clock, sent } = scriptGraph(() => ({ body: {} }), tokens)
  const answer = await runToEnd(clock, graph.get('v1.0', '/users', anything, read))
  expect(answer).toEqual({ ok: false, error: { code: 'signIn.expiredSecret' } })
  expect(sent).toEqual([])
})

test('a refused token is forgotten once and the request sent once more with the next', async () => {
  let serial = 1
  const tokens: TokenProvider = {
    token: async () => succeed({ accessToken: `token-${serial}`, roles: [] }),
    forget() {
      serial += 1
    },
  }
  const { graph, clock, sent } = scriptGraph(
    ({ headers }) => (headers.Authorization === 'Bearer token-1' ? { status: 401 } : { body: { ok: 1 } }),
    tokens,
  )
  const both = await runToEnd(
    clock,
    Promise.all([
      graph.get('v1.0', '/users/a', anything, { workload: 'identity', lane: 'urgent' }),
      graph.get('v1.0', '/users/b', anything, { workload: 'presence', lane: 'urgent' }),
    ]),
  )
  expect(both.map((answer) => answer.ok)).toEqual([true, true])
  expect(serial).toBe(2) // both were refused together, one of them forgot
  expect(sent).toHaveLength(4)
})

test('a service that refuses every token is not asked for a new one with each request', async () => {
  let forgotten = 0
  const tokens: TokenProvider = {
    token: async () => succeed({ accessToken: `token-${forgotten}`, roles: [] }),
    forget() {
      forgotten += 1
    },
  }
  const { graph, clock } = scriptGraph(() => ({ status: 401, headers: { 'request-id': 'r-1' } }), tokens)
  for (let round = 0; round < 5; round += 1) {
    const answer = await runToEnd(clock, graph.get('v1.0', '/users', anything, read))
    expect(answer).toEqual({
      ok: false,
      error: { code: 'graph.unauthorized', status: 401, requestId: 'r-1' },
    })
  }
  expect(forgotten).toBe(1)
})

test('a missing permission is named', async () => {
  const { graph, clock } = scriptGraph(() => ({
    status: 403,
    body: { error: { code: 'Authorization_RequestDenied', message: 'Bob may not', innerError: {} } },
  }))
  const answer = await runToEnd(clock, graph.get('v1.0', '/x', anything, { workload: 'presence' }))
  expect(answer).toMatchObject({
    ok: false,
    error: {
      code: 'graph.permissionMissing',
      serviceCode: 'Authorization_RequestDenied',
      params: { permission: 'Presence.Read.All' },
    },
  })
  expect(JSON.stringify(answer)).not.toContain('Bob')
})

test.each([
  ['half an answer', '{"value":[{"id":'],
  ['a proxy page', '<html><body>Sign in to the guest network</body></html>'],
])('%s is a bad answer, after three tries', async (_name, body) => {
  const { graph, clock, sent } = scriptGraph(() => ({ body }))
  const answer = await runToEnd(clock, graph.get('v1.0', '/x', anything, read))
  expect(answer).toMatchObject({ ok: false, error: { code: 'graph.badAnswer', status: 200 } })
  expect(sent).toHaveLength(3)
})

test('a body of another shape is a bad answer', async () => {
  const { graph, clock } = scriptGraph(() => ({ body: { value: 'none' } }))
  const answer = await runToEnd(clock, graph.get('v1.0', '/x', z.object({ id: z.string() }), read))
  expect(answer).toMatchObject({ ok: false, error: { code: 'graph.badAnswer' } })
})

test('a read survives a lost connection', async () => {
  const { graph, clock, sent } = scriptGraph((_request, index) =>
    index < 2 ? { throws: new TypeError('fetch failed') } : { body: { id: 'a' } },
  )
  const answer = await runToEnd(clock, graph.query('v1.0', '/x', { ids: [] }, anything, read))
  expect(answer.ok).toBe(true)
  expect(sent).toHaveLength(3)
})

test('an answer that never comes is a timeout, on the injected clock', async () => {
  const { graph, clock } = scriptGraph(() => ({ afterMs: 10_000_000 }))
  const answer = await runToEnd(clock, graph.get('v1.0', '/x', anything, read))
  expect(answer).toEqual({ ok: false, error: { code: 'graph.timeout' } })
})

test('a certificate nobody vouches for is told apart from a dead network', async () => {
  const untrusted = Object.assign(new Error('self-signed certificate'), {
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  })
  const node = scriptGraph(() => ({ throws: untrusted }))
  const chromium = scriptGraph(() => ({ throws: new Error('net::ERR_CERT_AUTHORITY_INVALID') }))
  const dead = scriptGraph(() => ({ throws: new Error('net::ERR_INTERNET_DISCONNECTED') }))
  const codes: (string | null)[] = []
  for (const { graph, clock } of [node, chromium, dead]) {
    const answer = await runToEnd(clock, graph.get('v1.0', '/x', anything, read))
    codes.push(answer.ok ? null : answer.error.code)
  }
  expect(codes).toEqual(['graph.certificateRejected', 'graph.certificateRejected', 'graph.unreachable'])
})

test('cancelling ends a read at once, also while it waits its turn', async () => {
  const { graph, clock, sent } = scriptGraph(() => ({ afterMs: 1_000, body: {} }))
  const cancel = new AbortController()
  const reads = Promise.all(
    ['/a', '/b', '/c'].map((path) =>
      graph.get('v1.0', path, anything, { workload: 'places', signal: cancel.signal }),
    ),
  )
  await clock.settle()
  cancel.abort()
  const answers = await reads
  expect(answers.map((answer) => !answer.ok && answer.error.code)).toEqual(Array(3).fill('request.cancelled'))
  expect(sent).toHaveLength(1)
  const next = await runToEnd(clock, graph.get('v1.0', '/d', anything, { workload: 'places' }))
  expect(next.ok).toBe(true)
})

test.each([
  ['the connection broke after it was sent', { throws: new Error('socket hang up') }, 'graph.answerLost'],
  ['no answer in time', { afterMs: 10_000_000 }, 'graph.answerLost'],
  ['nobody listened', { throws: new Error('net::ERR_CONNECTION_REFUSED') }, 'graph.unreachable'],
  ['the service failed', { status: 503, headers: { 'Retry-After': '1' } }, 'graph.serverError'],
  ['it is queued already', { status: 409 }, 'graph.conflict'],
])('a write is sent once when %s', async (_name, script, code) => {
  const { graph, clock, sent } = scriptGraph(() => script)
  const answer = await runToEnd(
    clock,
    graph.post('beta', '/teamwork/devices/d/restart', undefined, anything, { workload: 'teamworkWrite' }),
  )
  expect(answer).toMatchObject({ ok: false, error: { code } })
  expect(sent).toHaveLength(1)
})

test('a throttled write certainly did nothing and is sent again when the service said', async () => {
  const { graph, clock, sent } = scriptGraph((_request, index) =>
    index === 0
      ? { status: 429, headers: { 'Retry-After': '7' } }
      : { status: 202, headers: { Location: '/teamwork/devices/d/operations/o' } },
  )
  const answer = await runToEnd(
    clock,
    graph.post('beta', '/teamwork/devices/d/restart', undefined, anything, { workload: 'teamworkWrite' }),
  )
  expect(answer).toEqual({
    ok: true,
    value: { body: null, status: 202, location: 'https://graph.test/beta/teamwork/devices/d/operations/o' },
  })
  expect(sent.map((request) => request.at)).toEqual([0, 7_000])
  expect(sent[0]?.body).toBeUndefined()
})

test('every try counts as a request sent, and so does every part of a batch', async () => {
  const ids = ['a', 'b', 'c']
  const { graph, clock } = scriptGraph((_request, index) =>
    index === 0 ? { status: 504 } : { body: { responses: ids.map((id) => ({ id, status: 200, body: {} })) } },
  )
  await runToEnd(clock, graph.get('v1.0', '/users', anything, read))
  expect(graph.requestsSent()).toBe(2)
  const parts = ids.map((id) => ({ id, path: `/users/${id}` }))
  await runToEnd(clock, graph.batch('v1.0', parts, anything, read))
  expect(graph.requestsSent()).toBe(5)
})
