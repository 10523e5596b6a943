import { appWideKey } from '../../shared/ipc/revision'
import type { PermissionRound } from '../../shared/model/permission-round'
import type { TenantKey } from '../../shared/model/tenant'
import type { Clock } from '../lib/clock'
import type { ChangeFeed } from '../store/change-feed'

/** Tenants that are tried at once: enough to be quick, few enough that polling and the window do not feel it. */
const atOnce = 6
/** After so long without an end the next tenant has its turn: one that hangs must not hold the others up, ms. */
const turnMs = 15_000

interface PermissionRoundsParts {
  clock: Clock
  feed: ChangeFeed
  /** Tries a tenant's permissions live; ends when every result is in, and at once where there is nothing to try. */
  check: (tenantKey: TenantKey) => Promise<void>
}

/** Tries the permissions of many tenants, a few at a time. There is one round: who asks during it adds to it. */
export class PermissionRounds {
  private waiting: TenantKey[] = []
  private underWay = 0
  /** The number of the round: those of an earlier one that still come to their end do not count in it. */
  private round = 0
  private state: PermissionRound = { total: 0, done: 0, isRunning: false, isCancelled: false }

  constructor(private readonly parts: PermissionRoundsParts) {}

  read(): PermissionRound {
    return this.state
  }

  ask(tenantKeys: readonly TenantKey[]): void {
    const added = tenantKeys.filter((key) => !this.waiting.includes(key))
    if (added.length === 0) return
    if (!this.state.isRunning) this.round += 1
    const { total, done } = this.state.isRunning ? this.state : { total: 0, done: 0 }
    this.waiting.push(...added)
    this.become({ total: total + added.length, done, isRunning: true, isCancelled: false })
    this.goOn()
  }

  /** What is under way comes to its end; nothing more is begun. */
  cancel(): void {
    if (!this.state.isRunning) return
    this.waiting = []
    this.become({ ...this.state, isRunning: false, isCancelled: true })
  }

  private goOn(): void {
    while (this.underWay < atOnce) {
      const next = this.waiting.shift()
      if (next === undefined) break
      this.underWay += 1
      void this.turnOf(next)
    }
    if (this.state.isRunning && this.underWay === 0) this.become({ ...this.state, isRunning: false })
  }

  private async turnOf(tenantKey: TenantKey): Promise<void> {
    const { round } = this
    let cancelTimer = () => {}
    const timeIsUp = new Promise<void>((resolve) => {
      cancelTimer = this.parts.clock.schedule(turnMs, resolve)
    })
    await Promise.race([this.parts.check(tenantKey), timeIsUp])
    cancelTimer()
    this.underWay -= 1
    if (this.state.isRunning && round === this.round)
      this.become({ ...this.state, done: this.state.done + 1 })
    this.goOn()
  }

  private become(state: PermissionRound): void {
    this.state = state
    this.parts.feed.publish('permissionRound.changed', appWideKey, { round: state })
  }
}
