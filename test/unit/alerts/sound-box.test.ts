import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { SoundBox } from '../../../src/main/alerts/sound-box'
import { ChangeFeed } from '../../../src/main/store/change-feed'
import { openStore, type Store } from '../../../src/main/store/store'
import { silentLogger } from '../../support/scripted-graph'
import { createVirtualClock } from '../../support/virtual-clock'
import { minute } from '../domain/facts'

const clock = createVirtualClock(Date.UTC(2026, 10, 23, 8))
let folder: string
let store: Store
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'roomwall-sound-'))
  const opened = await openStore({ folder, logger: silentLogger, now: clock.now })
  if (!opened.ok) throw new Error(opened.error.code)
  store = opened.value
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

const openBox = async () => {
  const box = new SoundBox({ store, clock, feed: new ChangeFeed('run', silentLogger) })
  await box.load()
  return box
}

it('is quiet while muted, also after a restart, and rings again afterwards (R26)', async () => {
  const before = await openBox()
  before.ring()
  expect(before.read().rangAt).toBe(clock.now())
  await before.mute(60)

  const after = await openBox()
  after.ring()
  expect(after.read().rangAt).toBeNull()
  await clock.advance(61 * minute)
  after.ring()
  expect(after.read().rangAt).toBe(clock.now())
})
