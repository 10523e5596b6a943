import { expect, test } from 'vitest'
import { z } from 'zod'
import { readPresences } from '../../../src/main/graph/presence'
import { runToEnd, type SentRequest, scriptGraph } from '../../support/scripted-graph'

const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
const idsIn = (request: SentRequest) => z.object({ ids: z.array(z.string()) }).parse(request.body).ids
const sweep = { lane: 'sweep' } as const

test('at most 650 accounts go into one question, each once', async () => {
  const { graph, clock, sent } = scriptGraph((request) => ({
    body: { value: idsIn(request).map((id) => ({ id, availability: 'Available', activity: 'Available' })) },
  }))
  const ids = Array.from({ length: 1_400 }, (_, index) => idOf(index))
  const reading = await runToEnd(clock, readPresences(graph, [...ids, ...ids.slice(0, 10)], sweep))
  expect(sent.map((request) => idsIn(request).length)).toEqual([650, 650, 100])
  expect(reading.samples).toHaveLength(1_400)
  expect(reading.missing).toEqual([])
})

test('a question that fails costs its own accounts', async () => {
  const { graph, clock } = scriptGraph((request) =>
    idsIn(request).includes(idOf(0))
      ? { status: 403 }
      : { body: { value: idsIn(request).map((id) => ({ id, availability: 'Busy', activity: 'InACall' })) } },
  )
  const ids = Array.from({ length: 700 }, (_, index) => idOf(index))
  const reading = await runToEnd(clock, readPresences(graph, ids, sweep))
  expect(reading.samples).toHaveLength(50)
  expect(reading.failed).toMatchObject([{ error: { code: 'graph.permissionMissing' } }])
  expect(reading.failed[0]?.accountIds).toHaveLength(650)
})

test('of an account told twice the newer word counts, whichever came first', async () => {
  const entry = (index: number, availability: string, sequenceNumber: string | null) => ({
    id: idOf(index).toUpperCase(),
    availability,
    activity: availability,
    sequenceNumber,
  })
  const { graph, clock } = scriptGraph(() => ({
    body: {
      value: [
        entry(1, 'Offline', 'A0002'),
        entry(1, 'Available', 'A0001'),
        entry(2, 'Available', 'A0001'),
        entry(2, 'Offline', 'A0002'),
        entry(3, 'Away', null),
        entry(9, 'Available', 'A0001'), // never asked for
      ],
    },
  }))
  const reading = await runToEnd(clock, readPresences(graph, [idOf(1), idOf(2), idOf(3), idOf(4)], sweep))
  expect(reading.samples.map((sample) => [sample.accountId, sample.availability])).toEqual([
    [idOf(1), 'offline'],
    [idOf(2), 'offline'],
    [idOf(3), 'away'],
  ])
  expect(reading.missing).toEqual([idOf(4)])
})

test('what says nothing stays empty; noise between the entries is passed over', async () => {
  const { graph, clock } = scriptGraph(() => ({
    body: {
      value: [null, 'x', { id: idOf(1) }, { id: 5 }, { id: idOf(2), availability: 7, activity: null }],
    },
  }))
  const reading = await runToEnd(clock, readPresences(graph, [idOf(1), idOf(2)], sweep))
  expect(reading.samples).toEqual([
    { accountId: idOf(1), availability: '', activity: '', sequenceNumber: null },
    { accountId: idOf(2), availability: '', activity: '', sequenceNumber: null },
  ])
})

test('an answer without a list is a failure, not a room full of absent people', async () => {
  const { graph, clock } = scriptGraph(() => ({ body: { value: null } }))
  const reading = await runToEnd(clock, readPresences(graph, [idOf(1)], sweep))
  expect(reading).toMatchObject({
    samples: [],
    missing: [],
    failed: [{ error: { code: 'graph.badAnswer' } }],
  })
})

test('with nobody to ask for nothing is sent', async () => {
  const { graph, clock, sent } = scriptGraph(() => ({ body: { value: [] } }))
  expect(await runToEnd(clock, readPresences(graph, ['not-an-id'], sweep))).toEqual({
    samples: [],
    missing: ['not-an-id'],
    failed: [],
  })
  expect(sent).toEqual([])
})
