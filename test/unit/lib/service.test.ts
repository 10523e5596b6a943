import { expect, test } from 'vitest'
import { type Service, startServices, stopServices } from '../../../src/main/lib/service'
import { createVirtualClock } from '../../support/virtual-clock'
import { recordingLogger } from '../store/store-samples'

/** Parts that note what is done with them. */
function partsThat(stop: Record<string, () => Promise<void>>) {
  const done: string[] = []
  const services = Object.entries(stop).map(
    ([name, end]): Service => ({
      name,
      async start() {
        done.push(`start ${name}`)
      },
      stop() {
        done.push(`stop ${name}`)
        return end()
      },
    }),
  )
  const clock = createVirtualClock(0)
  const logger = recordingLogger()
  return {
    services,
    done,
    clock,
    logger,
    stop: () => stopServices(services, { clock, logger, capMs: 4_000 }),
  }
}

const well = async () => {}

test('parts start in order and stop in the reverse order', async () => {
  const { services, done, stop } = partsThat({ first: well, second: well })
  await startServices(services)
  await stop()
  expect(done).toEqual(['start first', 'start second', 'stop second', 'stop first'])
})

test('one that throws is logged, and the others stop all the same', async () => {
  const { done, logger, stop } = partsThat({ first: well, second: () => Promise.reject(new Error('no')) })
  await stop()
  expect(done).toEqual(['stop second', 'stop first'])
  expect(logger.lines).toEqual([expect.stringContaining('"part":"second"')])
})

test('one that hangs is left behind after the cap, and the rest is still told', async () => {
  const { done, clock, stop } = partsThat({ first: well, second: () => new Promise(() => {}) })
  let isOver = false
  const stopping = stop().then(() => {
    isOver = true
  })
  await clock.advance(3_999)
  expect(done).toEqual(['stop second'])
  expect(isOver).toBe(false)
  await clock.advance(1)
  await stopping
  expect(done).toEqual(['stop second', 'stop first'])
})
