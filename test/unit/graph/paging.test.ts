import { expect, test } from 'vitest'
import { z } from 'zod'
import type { ScriptedGraph } from '../../support/scripted-graph'
import { runToEnd, scriptGraph } from '../../support/scripted-graph'

const Item = z.object({ id: z.string() })

async function collect({ graph, clock }: ScriptedGraph, path = '/users?$top=2') {
  const walk = async () => {
    const ids: string[] = []
    let error: string | null = null
    for await (const page of graph.pages('beta', path, Item, { workload: 'identity' })) {
      if (page.ok) ids.push(...page.value.map((item) => item.id))
      else error = `${page.error.code} ${page.error.params?.what ?? ''}`.trim()
    }
    return { ids, error }
  }
  return runToEnd(clock, walk())
}

const page = (ids: unknown[], nextLink?: string) => ({
  body: {
    value: ids.map((id) => ({ id })),
    ...(nextLink === undefined ? {} : { '@odata.nextLink': nextLink }),
  },
})

test('pages come in order and links are followed to the letter', async () => {
  const link = 'https://graph.test/beta/users?$skiptoken=%2bRID%3a~z9&$top=2&$filter=a+eq+1'
  const script = scriptGraph((_request, index) => (index === 0 ? page(['a', 'b'], link) : page(['c'])))
  expect(await collect(script)).toEqual({ ids: ['a', 'b', 'c'], error: null })
  expect(script.sent[1]?.url).toBe(link)
})

test('a relative link is resolved against the version', async () => {
  const script = scriptGraph((_request, index) =>
    index === 0 ? page(['a'], '/teamwork/devices?$skiptoken=x') : page(['b']),
  )
  expect((await collect(script)).ids).toEqual(['a', 'b'])
  expect(script.sent[1]?.url).toBe('https://graph.test/beta/teamwork/devices?$skiptoken=x')
})

test.each([
  ['another host', 'https://graph.evil.test/beta/users?$skiptoken=x'],
  ['another port', 'https://graph.test:8443/beta/users?$skiptoken=x'],
  ['plain http', 'http://graph.test/beta/users?$skiptoken=x'],
  ['a name in front of the host', 'https://graph.test@evil.test/beta/users'],
])('a link to %s gets no token', async (_name, link) => {
  const script = scriptGraph(() => page(['a'], link))
  expect(await collect(script)).toEqual({ ids: ['a'], error: 'graph.badAnswer foreignNextLink' })
  expect(script.sent).toHaveLength(1)
})

test('a link that looks like a path but names a host stays on our host', async () => {
  const script = scriptGraph((_request, index) => (index === 0 ? page(['a'], '//evil.test/users') : page([])))
  await collect(script)
  expect(script.sent.map(({ url }) => new URL(url).host)).toEqual(['graph.test', 'graph.test'])
})

test('an empty page does not end the list', async () => {
  const script = scriptGraph((_request, index) =>
    index === 2 ? page(['c']) : page(index === 0 ? ['a'] : [], `/users?$skiptoken=${index}`),
  )
  expect(await collect(script)).toEqual({ ids: ['a', 'c'], error: null })
})

test('a list that comes back to itself ends with an error', async () => {
  const script = scriptGraph((_request, index) => page([`i${index}`], `/users?$skiptoken=${index % 2}`))
  expect((await collect(script)).error).toBe('graph.badAnswer endlessList')
  expect(script.sent).toHaveLength(3)
})

test('a list of empty pages without end ends with an error', async () => {
  const script = scriptGraph((_request, index) => page([], `/users?$skiptoken=${index}`))
  expect((await collect(script)).error).toBe('graph.badAnswer endlessList')
})

test('what was read before a failed page is given, then the failure', async () => {
  const script = scriptGraph((_request, index) =>
    index === 0 ? page(['a'], '/users?$skiptoken=1') : { status: 500 },
  )
  expect(await collect(script)).toEqual({ ids: ['a'], error: 'graph.serverError' })
})

test('unreadable entries are left out one by one and counted in the log', async () => {
  const script = scriptGraph(() => ({ body: { value: [{ id: 'a' }, null, 'x', { id: 7 }, { id: 'b' }] } }))
  expect((await collect(script)).ids).toEqual(['a', 'b'])
  expect(script.warnings).toEqual(['List entries dropped'])
})

test.each([
  ['no list', {}],
  ['an array', []],
  ['nothing', null],
])('%s instead of a page is a bad answer', async (_name, body) => {
  const script = scriptGraph(() => ({ body }))
  expect(await collect(script)).toEqual({ ids: [], error: 'graph.badAnswer page' })
})

test('a list of one that lost its brackets is a list of one', async () => {
  const script = scriptGraph(() => ({ body: { value: { id: 'only' } } }))
  expect((await collect(script)).ids).toEqual(['only'])
})

test.each([
  ['nothing but entries of another shape', [{ name: 'a' }, { name: 'b' }]],
  ['words', 'nothing that anybody expects'],
])('a page of %s is no list of nothing', async (_name, value) => {
  const script = scriptGraph(() => ({ body: { value } }))
  expect(await collect(script)).toEqual({ ids: [], error: 'graph.badAnswer page' })
})

test('an answer far longer than any page is not read', async () => {
  const script = scriptGraph(() => ({ body: { value: [{ id: 'a' }], padding: 'x'.repeat(5_000_000) } }))
  expect(await collect(script)).toEqual({ ids: [], error: 'graph.badAnswer tooLong' })
})
