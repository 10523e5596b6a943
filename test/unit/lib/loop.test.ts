import { expect, test } from 'vitest'
import { Loop, type LoopParts } from '../../../src/main/lib/loop'
import { createVirtualClock } from '../../support/virtual-clock'
import { recordingLogger } from '../store/store-samples'

const second = 1_000

/** A loop with a turn each second, and the seconds at which its turns began. */
function loopOf(parts: Partial<LoopParts> = {}) {
  const clock = createVirtualClock(0)
  const logger = recordingLogger()
  const turns: number[] = []
  const loop = new Loop({
    name: 'tried',
    clock,
    logger,
    everyMs: () => second,
    ...parts,
    turn() {
      turns.push(clock.now() / second)
      return parts.turn?.()
    },
  })
  return { loop, clock, logger, turns }
}

test('a turn comes after each pause, the first one too', async () => {
  const { loop, clock, turns } = loopOf()
  await clock.advance(5 * second)
  expect(turns).toEqual([])
  await loop.start()
  await clock.advance(3 * second)
  expect(turns).toEqual([6, 7, 8])
})

test('the first pause may be another one, and each pause is asked for anew', async () => {
  let everyMs = 10 * second
  const { loop, clock, turns } = loopOf({ firstAfterMs: 2 * second, everyMs: () => everyMs })
  await loop.start()
  await clock.advance(12 * second)
  everyMs = 3 * second
  await clock.advance(20 * second)
  expect(turns).toEqual([2, 12, 22, 25, 28, 31])
})

test('a slow turn is never met by the next one: the pause counts from its end', async () => {
  const { loop, clock, turns } = loopOf({
    turn: () => new Promise((done) => clock.schedule(2.5 * second, done)),
  })
  await loop.start()
  await clock.advance(9 * second)
  expect(turns).toEqual([1, 4.5, 8])
})

test('stopping ends it at once, and waits for the turn under way', async () => {
  const ended: string[] = []
  const { loop, clock, turns } = loopOf({
    turn: async () => {
      await new Promise<void>((done) => clock.schedule(5 * second, done))
      ended.push('turn')
    },
  })
  await loop.start()
  await clock.advance(second)
  const stopped = loop.stop().then(() => ended.push('stop'))
  expect(loop.isRunning).toBe(false)
  await clock.advance(60 * second)
  await stopped
  expect(ended).toEqual(['turn', 'stop'])
  expect(turns).toEqual([1])
  expect(clock.pending()).toBe(0)
})

test('a turn may stop its own loop, and it can be started anew', async () => {
  const { loop, clock, turns } = loopOf({ turn: () => void loop.stop() })
  await loop.start()
  await clock.advance(60 * second)
  expect(turns).toEqual([1])
  await loop.start()
  await clock.advance(60 * second)
  expect(turns).toEqual([1, 61])
})

test('stopped and started again during a turn, it keeps to one turn at a time', async () => {
  const { loop, clock, turns } = loopOf({
    turn: () => new Promise((done) => clock.schedule(3 * second, done)),
  })
  await loop.start()
  await clock.advance(1.5 * second)
  void loop.stop()
  await loop.start()
  await clock.advance(10 * second)
  expect(turns).toEqual([1, 5, 9])
})

test('a throw is a bug, is logged with its name, and does not end the loop', async () => {
  const { loop, clock, logger, turns } = loopOf({
    turn: () => Promise.reject(new Error('boom')),
  })
  await loop.start()
  await clock.advance(2 * second)
  expect(turns).toEqual([1, 2])
  expect(logger.lines).toHaveLength(2)
  expect(JSON.stringify(logger.lines[0])).toContain('tried')
})
