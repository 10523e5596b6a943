import { expect, onTestFinished, test } from 'vitest'
import { openStore, type Store } from '../../../src/main/store/store'
import { RoomId } from '../../../src/shared/model/room'
import type { Reason } from '../../../src/shared/model/room-health'
import { contoso, day, noon, recordingLogger, room, tenant, transition } from './store-samples'
import { temporaryFolder } from './temporary-store'

const workerEntry = new URL('./history-worker-entry.mjs', import.meta.url)
const roomA = RoomId.parse('a')
const reason: Reason = {
  code: 'presenceOffline',
  params: { availability: 'offline' },
  source: 'presence',
  sample: 'availability Offline',
  at: noon,
  rule: 'R1',
  level: 'offline',
}

async function openWith(historyWorker: URL | null): Promise<Store> {
  const opened = await openStore({
    folder: temporaryFolder(),
    logger: recordingLogger(),
    now: () => noon,
    historyWorker,
  })
  if (!opened.ok) throw new Error(opened.error.code)
  onTestFinished(() => opened.value.close())
  return opened.value
}

test('a worker that cannot start fails the question, and closing still works', async () => {
  const store = await openWith(new URL('./no-such-worker.mjs', import.meta.url))
  expect(await store.history.roomTransitions(contoso, roomA, 0, noon)).toMatchObject({
    ok: false,
    error: { code: 'store.failed' },
  })
  await store.close()
  expect(await store.history.roomTransitions(contoso, roomA, 0, noon)).toMatchObject({
    ok: false,
    error: { code: 'store.failed', params: { reason: 'closed' } },
  })
})

test.each([
  ['in-process', null],
  ['on the worker thread', workerEntry],
])('a room with no past has no level, read %s', async (_where, entry) => {
  const store = await openWith(entry)
  expect(await store.history.roomTransitions(contoso, roomA, 0, noon)).toEqual({
    ok: true,
    value: { initialLevel: null, transitions: [], gaps: [] },
  })
})

test.each([
  ['in-process', null],
  ['on the worker thread', workerEntry],
])('the past of a room is read %s', async (_where, entry) => {
  const store = await openWith(entry)
  await store.tenants.save(tenant(contoso))
  const suspected = transition('a', noon - 10, 'offline', { from: 'healthy', isSoft: true, reason })
  const believed = transition('a', noon - 5, 'offline', { from: 'healthy', reason })
  await store.rooms.save(
    contoso,
    [room('a')],
    [],
    [
      transition('a', noon - 3 * day, 'healthy'),
      transition('a', noon - 2 * day, 'offline', { isSoft: true }),
      believed,
      suspected,
      transition('a', noon, 'healthy'),
      transition('other', noon - 7, 'critical'),
    ],
  )
  await store.coverage.addGap(contoso, 'presence', noon - 2 * day, noon - day + 100)
  await store.coverage.addGap(contoso, 'presence', noon - 50, noon - 40)
  await store.coverage.addGap(contoso, 'presence', noon - 3 * day, noon - 2.5 * day)
  await store.coverage.addGap(contoso, 'places', noon - 60, noon - 55)

  expect(await store.history.roomTransitions(contoso, roomA, noon - day, noon)).toEqual({
    ok: true,
    value: {
      initialLevel: 'healthy',
      transitions: [suspected, believed],
      gaps: [
        { from: noon - day, until: noon - day + 100 },
        { from: noon - 50, until: noon - 40 },
      ],
    },
  })
})
