import { expect, test } from 'vitest'
import type { Lane } from '../../../src/main/graph/graph-client'
import { createRequestBudget, type RequestBudget } from '../../../src/main/graph/request-budget'
import { createVirtualClock, type VirtualClock } from '../../support/virtual-clock'

interface Started {
  name: string
  at: number
}

/** Asks for a turn and notes when it came; the answer takes `answerMs`. */
function ask(
  { budget, clock, started }: { budget: RequestBudget; clock: VirtualClock; started: Started[] },
  name: string,
  request: { workload: 'teamworkRead' | 'presence' | 'places'; lane: Lane; cost: number; answerMs?: number },
) {
  return budget.acquire(request).then((permit) => {
    if (!permit.ok) return permit.error.code
    started.push({ name, at: clock.monotonicMs() })
    clock.schedule(request.answerMs ?? 10, permit.value)
    return null
  })
}

function begin() {
  const clock = createVirtualClock(0)
  const started: Started[] = []
  return { clock, started, budget: createRequestBudget(clock) }
}

test('no second of the service ever sees more than 30 device reads, however long answers take', async () => {
  const run = begin()
  const spans: { from: number; until: number; cost: number }[] = []
  for (let count = 0; count < 40; count += 1) {
    const answerMs = [5, 400, 90, 1_500][count % 4] ?? 5
    const cost = count % 5 === 0 ? 1 : 20
    const lane = count % 3 === 0 ? 'urgent' : 'sweep'
    void run.budget.acquire({ workload: 'teamworkRead', lane, cost }).then((permit) => {
      if (!permit.ok) return
      const from = run.clock.monotonicMs()
      spans.push({ from, until: from + answerMs, cost })
      run.clock.schedule(answerMs, permit.value)
    })
  }
  await run.clock.advance(120_000)
  expect(spans).toHaveLength(40)
  // The service may count a request at any moment between its sending and its answer: a second that begins at
  // an answer can hold every request that was under way then or was sent within it.
  for (const { until } of spans) {
    const within = spans.filter((span) => span.until >= until && span.from < until + 1_000)
    const cost = within.reduce((sum, span) => sum + span.cost, 0)
    expect(cost).toBeLessThanOrEqual(30)
  }
})

test('an urgent request overtakes the sweep that waits', async () => {
  const run = begin()
  const sweeps = ['s1', 's2', 's3', 's4'].map((name) =>
    ask(run, name, { workload: 'teamworkRead', lane: 'sweep', cost: 20 }),
  )
  await run.clock.settle()
  void ask(run, 'urgent', { workload: 'teamworkRead', lane: 'urgent', cost: 4 })
  await run.clock.advance(10_000)
  await Promise.all(sweeps)
  expect(run.started.map(({ name }) => name)).toEqual(['s1', 'urgent', 's2', 's3', 's4'])
  expect(run.started[1]?.at).toBe(0) // beside the first sweep, not after its window
})

test('steady urgent requests do not starve the sweep', async () => {
  const run = begin()
  for (let count = 0; count < 30; count += 1) {
    run.clock.schedule(count * 500, () => {
      void ask(run, 'urgent', { workload: 'teamworkRead', lane: 'urgent', cost: 1 })
    })
  }
  for (const name of ['s1', 's2', 's3']) {
    void ask(run, name, { workload: 'teamworkRead', lane: 'sweep', cost: 20 })
  }
  await run.clock.advance(15_000)
  const lastSweep = run.started.find(({ name }) => name === 's3')
  expect(lastSweep?.at).toBeLessThan(4_000)
})

test('a throttled workload is silent until it opens, then goes on; the others never notice', async () => {
  const run = begin()
  run.budget.close('teamworkRead', 12_000)
  void ask(run, 'devices', { workload: 'teamworkRead', lane: 'urgent', cost: 1 })
  void ask(run, 'presence', { workload: 'presence', lane: 'sweep', cost: 1 })
  await run.clock.advance(60_000)
  expect(run.started).toEqual([
    { name: 'presence', at: 0 },
    { name: 'devices', at: 12_000 },
  ])
})

test('a shorter Retry-After never reopens what a longer one closed', async () => {
  const run = begin()
  run.budget.close('presence', 20_000)
  run.budget.close('presence', 1_000)
  void ask(run, 'presence', { workload: 'presence', lane: 'urgent', cost: 1 })
  await run.clock.advance(60_000)
  expect(run.started).toEqual([{ name: 'presence', at: 20_000 }])
})

test('nobody waits through more than half a minute of throttling', async () => {
  const run = begin()
  const held = ask(run, 'held', { workload: 'places', lane: 'sweep', cost: 1, answerMs: 5_000 })
  const queued = ask(run, 'queued', { workload: 'places', lane: 'sweep', cost: 1 })
  await run.clock.settle()
  run.budget.close('places', 90_000)
  const late = run.budget.acquire({ workload: 'places', lane: 'urgent', cost: 1 })
  await run.clock.advance(1_000)
  expect(await queued).toBe('graph.throttled')
  expect(await late).toEqual({ ok: false, error: { code: 'graph.throttled', retryAfterMs: 90_000 } })
  expect(await held).toBe(null)
})

test('a cancelled request frees its place for the next', async () => {
  const run = begin()
  const cancel = new AbortController()
  void ask(run, 'first', { workload: 'places', lane: 'sweep', cost: 1, answerMs: 1_000 })
  const cancelled = run.budget.acquire({ workload: 'places', lane: 'sweep', cost: 8, signal: cancel.signal })
  void ask(run, 'last', { workload: 'places', lane: 'sweep', cost: 1 })
  await run.clock.settle()
  cancel.abort()
  await run.clock.advance(5_000)
  expect(await cancelled).toEqual({ ok: false, error: { code: 'request.cancelled' } })
  expect(run.started.map(({ name }) => name)).toEqual(['first', 'last'])
  expect(run.clock.pending()).toBe(0)
})

test('the four connections Outlook allows are never exceeded', async () => {
  const run = begin()
  let underWay = 0
  let most = 0
  for (let count = 0; count < 20; count += 1) {
    const lane = count % 2 ? 'urgent' : 'sweep'
    void run.budget.acquire({ workload: 'places', lane, cost: 1 }).then((permit) => {
      if (!permit.ok) return
      underWay += 1
      most = Math.max(most, underWay)
      run.clock.schedule(700, () => {
        underWay -= 1
        permit.value()
      })
    })
  }
  await run.clock.advance(60_000)
  expect(underWay).toBe(0)
  expect(most).toBeLessThanOrEqual(4)
})
