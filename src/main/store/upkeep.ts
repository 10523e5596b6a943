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
  const prune = async (): Promise<void> => {
    const pruned = await store.prune(clock.now())
    if (!pruned.ok) logger.warn('Old history could not be deleted', { error: pruned.error })
  }
  return new Loop({
    ...{ name: 'store upkeep', clock, logger, firstAfterMs },
    everyMs: () => everyMs,
    // Not awaited: the end of the app does not wait for it.
    turn: () => void prune(),
  })
}
