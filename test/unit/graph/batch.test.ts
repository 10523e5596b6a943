import { expect, test } from 'vitest'
import { z } from 'zod'
import { runToEnd, type ScriptedGraph, type SentRequest, scriptGraph } from '../../support/scripted-graph'

const Batch = z.object({ requests: z.array(z.object({ id: z.string(), url: z.string() })) })
const Named = z.object({ name: z.string() })

const partsOf = (request: SentRequest) => Batch.parse(request.body).requests
const good = (part: { id: string; url: string }) => ({ id: part.id, status: 200, body: { name: part.url } })

function ask(script: ScriptedGraph, ids: string[]) {
  const parts = ids.map((id) => ({ id, path: `/things/${id}` }))
  return runToEnd(script.clock, script.graph.batch('beta', parts, Named, { workload: 'teamworkRead' }))
}

test('parts go out twenty a request and come back under their own names, in whatever order', async () => {
  const script = scriptGraph((request) => ({ body: { responses: partsOf(request).map(good).reverse() } }))
  const ids = Array.from({ length: 45 }, (_, index) => `t${index}`)
  const outcomes = await ask(script, ids)
  expect(script.sent.map((request) => partsOf(request).length)).toEqual([20, 20, 5])
  expect(outcomes.size).toBe(45)
  expect(outcomes.get('t44')).toEqual({ ok: true, value: { name: '/things/t44' } })
  expect(script.graph.requestsSent()).toBe(45)
})

test('names that differ by case only stay apart', async () => {
  const script = scriptGraph((request) => ({ body: { responses: partsOf(request).map(good) } }))
  const outcomes = await ask(script, ['a', 'A'])
  expect(outcomes.get('a')).toEqual({ ok: true, value: { name: '/things/a' } })
  expect(outcomes.get('A')).toEqual({ ok: true, value: { name: '/things/A' } })
})

test('a throttled part alone is asked again, when it said', async () => {
  const script = scriptGraph((request, index) => ({
    body: {
      responses: partsOf(request).map((part) =>
        index === 0 && part.url.endsWith('b')
          ? { id: part.id, status: 429, headers: { 'retry-after': '9' }, body: { error: { code: 'x' } } }
          : good(part),
      ),
    },
  }))
  const outcomes = await ask(script, ['a', 'b', 'c'])
  expect([...outcomes.values()].every((outcome) => outcome.ok)).toBe(true)
  expect(script.sent.map((request) => partsOf(request).map((part) => part.url))).toEqual([
    ['/things/a', '/things/b', '/things/c'],
    ['/things/b'],
  ])
  expect(script.sent[1]?.at).toBeGreaterThanOrEqual(9_000)
})

test('a part throttled for long is given back, and its workload stays quiet', async () => {
  const script = scriptGraph((request) => ({
    body: {
      responses: partsOf(request).map((part) => ({
        id: part.id,
        status: 429,
        headers: { 'Retry-After': '300' },
      })),
    },
  }))
  const outcomes = await ask(script, ['a'])
  expect(outcomes.get('a')).toMatchObject({
    ok: false,
    error: { code: 'graph.throttled', retryAfterMs: 300_000 },
  })
  const later = await ask(script, ['b'])
  expect(later.get('b')).toMatchObject({ ok: false, error: { code: 'graph.throttled' } })
  expect(script.sent).toHaveLength(1)
})

test('each part fails alone', async () => {
  const script = scriptGraph((request) => {
    const [gone, odd, , twice] = partsOf(request)
    return {
      body: {
        responses: [
          { id: gone?.id, status: 404, body: { error: { code: 'NotFound' } } },
          { id: odd?.id, status: 200, body: { value: 'half' } },
          { id: twice?.id, status: 200, body: { name: 'first' } },
          { id: twice?.id, status: 200, body: { name: 'second' } },
          { id: 'never-asked', status: 200, body: { name: 'x' } },
          null,
          'noise',
        ],
      },
    }
  })
  const outcomes = await ask(script, ['gone', 'odd', 'silent', 'twice'])
  expect(Object.fromEntries(outcomes)).toMatchObject({
    gone: { ok: false, error: { code: 'graph.notFound', serviceCode: 'NotFound' } },
    odd: { ok: false, error: { code: 'graph.badAnswer' } },
    silent: { ok: false, error: { code: 'graph.badAnswer', params: { what: 'missingPart' } } },
    twice: { ok: true, value: { name: 'first' } },
  })
  expect(outcomes.size).toBe(4)
})

test('a part that keeps failing is given up after three tries', async () => {
  const script = scriptGraph((request) => ({
    body: { responses: partsOf(request).map((part) => ({ id: part.id, status: 504 })) },
  }))
  const outcomes = await ask(script, ['a'])
  expect(outcomes.get('a')).toMatchObject({ ok: false, error: { code: 'graph.serverError', status: 504 } })
  expect(script.sent).toHaveLength(3)
})

test.each([
  ['refused', { status: 403 }, 'graph.permissionMissing'],
  ['no batch', { body: { value: [] } }, 'graph.badAnswer'],
])('a batch that is %s fails every part', async (_name, answer, code) => {
  const script = scriptGraph(() => answer)
  const outcomes = await ask(script, ['a', 'b'])
  const codes = [...outcomes.values()].map((outcome) => !outcome.ok && outcome.error.code)
  expect(codes).toEqual([code, code])
})
