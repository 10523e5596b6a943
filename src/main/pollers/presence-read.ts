import { type Outcome, succeed } from '../../shared/errors'
import type { GraphClient, Lane } from '../graph/graph-client'
import type { PresenceReading } from '../graph/presence'
import { readPresences } from '../graph/presence'

export interface PresenceCycle {
  graph: GraphClient
  /** Entra ids to ask for; empty means there is nothing to ask. */
  accountIds: readonly string[]
  /** `sweep` for the whole watch list, `urgent` for suspects and watched rooms. */
  lane: Lane
  apply: (answer: PresenceReading) => Promise<void>
}

/**
 * One read of presence. Fails only when no chunk was answered: what was answered is applied either way,
 * and accounts of a failed chunk keep their last sample and grow stale.
 */
export async function readPresenceCycle(cycle: PresenceCycle, signal: AbortSignal): Promise<Outcome<number>> {
  const { accountIds } = cycle
  if (accountIds.length === 0) return succeed(0)
  const answer = await readPresences(cycle.graph, accountIds, { lane: cycle.lane, signal })
  const [failure] = answer.failed
  if (signal.aborted) return { ok: false, error: { code: 'request.cancelled' } }
  await cycle.apply(answer)
  if (failure && answer.samples.length === 0 && answer.missing.length < accountIds.length) {
    return { ok: false, error: failure.error }
  }
  return succeed(answer.samples.length)
}
