import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import type { Service } from '../lib/service'
import type { Store } from './store'

/** After the start everything else comes first, ms. */
const firstAfterMs = 10 * 60_000
const everyMs = 24 * 60 * 60_000

/** Deletes what is older than the store keeps: ten minutes after the start, then once a day. */
export class StoreUpkeep implements Service {
  readonly name = 'store upkeep'
  private cancel: () => void = () => {}

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async start(): Promise<void> {
    this.pruneAfter(firstAfterMs)
  }

  async stop(): Promise<void> {
    this.cancel()
  }

  private pruneAfter(delayMs: number): void {
    this.cancel = this.clock.schedule(delayMs, () => {
      this.pruneAfter(everyMs)
      void this.prune()
    })
  }

  private async prune(): Promise<void> {
    const pruned = await this.store.prune(this.clock.now())
    if (!pruned.ok) this.logger.warn('Old history could not be deleted', { error: pruned.error })
  }
}
