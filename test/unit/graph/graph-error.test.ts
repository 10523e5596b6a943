import { expect, test } from 'vitest'
import { failureOf, retryAfterMs } from '../../../src/main/graph/graph-error'

const now = Date.UTC(2026, 0, 5, 8)
const answer = (status: number, body: unknown = null, headers: Record<string, string> = {}) => ({
  status,
  body,
  header: (name: string) => headers[name] ?? null,
})

test.each([
  [400, 'graph.badRequest'],
  [401, 'graph.unauthorized'],
  [402, 'graph.paymentRequired'],
  [403, 'graph.permissionMissing'],
  [404, 'graph.notFound'],
  [409, 'graph.conflict'],
  [410, 'graph.gone'],
  [429, 'graph.throttled'],
  [500, 'graph.serverError'],
  [501, 'graph.gone'],
  [503, 'graph.serverError'],
  [302, 'graph.badAnswer'],
])('%i is %s', (status, code) => {
  expect(failureOf(answer(status), now)).toMatchObject({ code, status })
})

test.each([
  ['innerError', { innerError: { code: 'invalidRange', 'request-id': 'r-1' } }],
  ['innererror', { innererror: { code: 'invalidRange', 'request-id': 'r-1' } }],
  ['two levels', { innerError: { innererror: { code: 'invalidRange', 'request-id': 'r-1' } } }],
])('the most specific code is taken from %s', (_name, inner) => {
  const body = { error: { code: 'badRequest', message: 'Ada Lovelace is unknown', ...inner } }
  const failure = failureOf(answer(400, body), now)
  expect(failure).toMatchObject({ serviceCode: 'invalidRange', requestId: 'r-1' })
  expect(JSON.stringify(failure)).not.toContain('Ada')
})

test.each([
  ['an empty code', { error: { code: '', message: 'x' } }],
  ['a number as code', { error: { code: 17 } }],
  ['text as error', { error: 'nope' }],
  ['no object', 'nope'],
])('%s leaves the status to speak', (_name, body) => {
  expect(failureOf(answer(500, body), now)).toEqual({
    code: 'graph.serverError',
    status: 500,
    serviceCode: undefined,
    requestId: undefined,
    retryAfterMs: undefined,
  })
})

test.each([
  ['17', 17_000],
  ['0', 0],
  ['-5', 0],
  ['Mon, 05 Jan 2026 08:00:30 GMT', 30_000],
  ['Mon, 05 Jan 2026 07:00:00 GMT', 0],
  ['soon', null],
  ['', null],
])('Retry-After %s', (header, expected) => {
  expect(retryAfterMs(header, now)).toBe(expected)
})
