import { type Outcome, succeed } from '../../shared/errors'
import type { Account } from '../../shared/model/account'
import type { Place } from '../../shared/model/place'
import { readAccounts, readLicensedAccounts } from '../graph/accounts'
import type { GraphClient } from '../graph/graph-client'
import { readPlaces } from '../graph/places'

/**
 * Reads the accounts of the watch list: those with a room or shared-device licence, then whichever of
 * `others` (ids of signed-in accounts, mail addresses of places) the first read did not bring.
 */
export async function readAccountsCycle(
  graph: GraphClient,
  others: (licensed: readonly Account[]) => readonly string[],
  apply: (accounts: Account[]) => Promise<void>,
  signal: AbortSignal,
): Promise<Outcome<number>> {
  const licensed = await readLicensedAccounts(graph, { lane: 'sweep', signal })
  if (!licensed.ok) return licensed
  const rest = await readAccounts(graph, others(licensed.value), { lane: 'sweep', signal })
  const accounts = new Map(licensed.value.map((account) => [account.accountId, account]))
  for (const answer of rest.values()) {
    if (answer.ok) accounts.set(answer.value.accountId, answer.value)
  }
  await apply([...accounts.values()])
  return succeed(accounts.size)
}

/** Reads meeting rooms with their buildings and floors. */
export async function readPlacesCycle(
  graph: GraphClient,
  apply: (places: Place[]) => Promise<void>,
  signal: AbortSignal,
): Promise<Outcome<number>> {
  const places = await readPlaces(graph, { lane: 'sweep', signal })
  if (!places.ok) return places
  await apply(places.value)
  return succeed(places.value.length)
}
