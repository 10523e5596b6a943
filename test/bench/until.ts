import { setTimeout as pause } from 'node:timers/promises'
import type { TenantStatus } from '../../src/shared/model/tenant-status'

const lookAgainMs = 250

/** Looks until `fact` holds; true when it did within `mostMs` of real time. */
export async function comesTrue(fact: () => Promise<boolean>, mostMs: number): Promise<boolean> {
  const endsAt = performance.now() + mostMs
  while (!(await fact())) {
    if (performance.now() > endsAt) return false
    await pause(lookAgainMs)
  }
  return true
}

/** Waits for `fact`; throws when it has not come within `mostMs` of real time. */
export async function until(what: string, fact: () => Promise<boolean>, mostMs = 5 * 60_000): Promise<void> {
  if (!(await comesTrue(fact, mostMs))) throw new Error(`${what}: not within ${mostMs / 1000} s`)
}

/** Has everything of every tenant been read at least once, but for what it does not offer? */
export function isAllRead(statuses: readonly TenantStatus[]): boolean {
  return statuses.every(
    ({ roomCount, workloads }) =>
      roomCount > 0 &&
      workloads.every(
        ({ lastGoodAt, state }) => lastGoodAt !== null || state === 'unavailable' || state === 'forbidden',
      ),
  )
}

/** Has the presence of every tenant been read `rounds` cadences after its first good answer in `since`, epoch ms? */
export function isPresenceLaterThan(
  statuses: readonly TenantStatus[],
  since: number,
  rounds: number,
): boolean {
  return statuses.every(({ workloads }) => {
    const presence = workloads.find(({ workload }) => workload === 'presence')
    return presence?.state === 'live' && (presence.lastGoodAt ?? 0) >= since + rounds * presence.everyMs
  })
}
