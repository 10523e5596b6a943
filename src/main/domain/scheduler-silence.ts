import { type AlertFacts, consoleTrouble, type OpenOf, schedulerKey, type Trouble } from './alert-facts'
import type { AlertState } from './alert-state'
import { nameSome } from './site-outage'

/** How often a tenant's scheduler does its round, ms. */
export const schedulerEveryMs = 10_000

/** After so many missed rounds it is silent (alerting rule R27). */
export const silentAfterRounds = 3

/** Since when evaluations have followed one another without a pause; after one it begins anew. */
export function attentiveSince({ evaluatedAt, attentiveSince: since }: AlertState, now: number): number {
  const stoodStill = evaluatedAt === null || now - evaluatedAt >= 2 * schedulerEveryMs
  return stoodStill ? now : (since ?? now)
}

/**
 * Tenants whose scheduler has stopped: nothing of them is asked any more, and nothing would be told. Time in which the whole
 * program stood still (a sleeping or very busy computer) does not count: no round could have been made in it.
 */
export function schedulerTrouble(
  { tenants }: AlertFacts,
  state: AlertState,
  openOf: OpenOf,
  now: number,
): Trouble | null {
  const from = openOf(schedulerKey) === null ? attentiveSince(state, now) : 0
  const silent = tenants.filter(
    ({ isPaused, tickedAt }) =>
      !isPaused && tickedAt !== null && now - Math.max(tickedAt, from) > silentAfterRounds * schedulerEveryMs,
  )
  if (silent.length === 0) return null
  const lastTickAt = Math.max(...silent.map(({ tickedAt }) => tickedAt ?? 0))
  return {
    ...consoleTrouble,
    dedupKey: schedulerKey,
    type: 'schedulerSilent',
    params: { tenants: silent.length, names: nameSome(silent.map(({ name }) => name).sort()) },
    firstBadAt: lastTickAt,
    lastGoodAt: lastTickAt,
    parentKeys: [],
  }
}
