import { writeFileSync } from 'node:fs'
import { type Failure, fail, type Outcome, succeed } from '../../shared/errors'
import type { Logger } from '../lib/logger'
import { type Database, readSqliteFailure } from './database'
import { Lanes, type Paged } from './lanes'
import { damageMarkPath } from './set-aside'
import type { ConditionKeeper } from './store-condition'

/** The lane of what belongs to no tenant. */
export const appLane = 'app'

/** How every store reaches the connection: queued, with SQLite's failures turned into codes and noted. */
export class Access {
  readonly #lanes = new Lanes(() => performance.now())
  #isClosed = false

  constructor(
    readonly database: Database,
    readonly logger: Logger,
    private readonly condition: ConditionKeeper,
  ) {}

  /** Runs paged writing. Pages before a failing one stay written. Codes: `store.diskFull`, `store.failed`. */
  async write(lane: string, work: Paged<void>): Promise<Outcome<void>> {
    if (this.#isClosed) return fail('store.failed', { params: { reason: 'closed' } })
    try {
      await this.#lanes.run(lane, work)
      this.condition.noteSuccess()
      return succeed(undefined)
    } catch (error) {
      return { ok: false, error: this.#note(error, lane) }
    }
  }

  /** Runs paged reading. A failure is logged and noted in the store's condition, and reads as `fallback`. */
  async read<T>(lane: string, fallback: T, work: Paged<T>): Promise<T> {
    if (this.#isClosed) return fallback
    try {
      return await this.#lanes.run(lane, work)
    } catch (error) {
      this.#note(error, lane)
      return fallback
    }
  }

  /** Lets queued work end, then closes the connection. Later calls fail. */
  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    await this.#lanes.idle()
    try {
      // Statements outlive `close` until they are collected, so SQLite would not tidy the journal away itself.
      this.database.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    } catch (error) {
      this.#note(error, appLane)
    }
    this.database.close()
  }

  #note(error: unknown, lane: string): Failure {
    const failure = readSqliteFailure(error)
    if (failure === null) throw error
    this.logger.error('store access failed', { lane, code: failure.code })
    const noted: Failure = {
      code: failure.family === 'full' ? 'store.diskFull' : 'store.failed',
      serviceCode: failure.code,
    }
    // One row refused says nothing of the store as a whole.
    if (failure.family === 'refused') return noted
    if (failure.family === 'damaged') this.#markDamaged()
    this.condition.noteFailure(noted, failure.family === 'damaged')
    return noted
  }

  /** The next start sets the file aside: here the connection and its statements still hold it open. */
  #markDamaged(): void {
    try {
      writeFileSync(damageMarkPath(this.database.path), '')
    } catch (error) {
      this.logger.error('damaged database could not be marked', { error: String(error) })
    }
  }
}
