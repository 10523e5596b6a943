import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import { Loop } from '../lib/loop'
import type { Service } from '../lib/service'
import type { Store } from './store'

/** After the start everything else comes first, ms. */
const firstAfterMs = 10 * 60_000
const everyMs = 24 * 60 * 60_000

/** Deletes what is older than the store keeps: ten minutes after the start, then once a day. */
export function createStoreUpkeep(store: Store, clock: Clock, logger: Logger): Service {
  let ending = new AbortController()
  const loop = new Loop({
    ...{ name: 'store upkeep', clock, logger, firstAfterMs },
    everyMs: () => everyMs,
    async turn() {
      const pruned = await store.prune(clock.now(), ending.signal)
      if (!pruned.ok) logger.warn('Old history could not be deleted', { error: pruned.error })
    },
  })
  return {
    name: loop.name,
    start() {
      ending = new AbortController()
      return loop.start()
    },
    stop() {
      ending.abort()
      return loop.stop()
    },
  }
}
