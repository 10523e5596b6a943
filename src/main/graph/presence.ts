import { z } from 'zod'
import { type Failure, type Outcome, succeed } from '../../shared/errors'
import type { PresenceSample } from '../../shared/model/presence'
import type { ReadOptions } from './device-source'
import type { GraphClient } from './graph-client'
import { isGuid, looseList, looseText, looseWord } from './graph-values'

/** Published maximum of ids in one question. */
const idsPerRequest = 650
/** The longest word published has 23 letters; anything much longer is no state and is not worth keeping. */
const longestWord = 40

const Entry = z.object({
  id: z.string(),
  availability: looseWord,
  activity: looseWord,
  sequenceNumber: looseText,
})
const Answer = z.object({ value: z.array(z.unknown()) })
const Entries = looseList(Entry)

/** What was learned of the accounts asked for; every one is in exactly one of the three. */
export interface PresenceReading {
  samples: PresenceSample[]
  /** The service said nothing of them, or they are no directory ids and were never asked for. */
  missing: string[]
  failed: { accountIds: string[]; error: Failure }[]
}

/** Reads accounts' presence, 650 a request; a request that fails costs its own accounts only. Ids come lower-case. */
export async function readPresences(
  graph: GraphClient,
  accountIds: readonly string[],
  options: ReadOptions,
): Promise<PresenceReading> {
  const reading: PresenceReading = { samples: [], missing: [], failed: [] }
  const askable: string[] = []
  for (const id of new Set(accountIds.map((accountId) => accountId.toLowerCase()))) {
    if (isGuid(id)) askable.push(id)
    else reading.missing.push(id)
  }
  const chunks: string[][] = []
  for (let start = 0; start < askable.length; start += idsPerRequest) {
    chunks.push(askable.slice(start, start + idsPerRequest))
  }
  const outcomes = await Promise.all(
    chunks.map(async (ids) => ({ ids, outcome: await readChunk(graph, ids, options) })),
  )
  for (const { ids, outcome } of outcomes) {
    if (!outcome.ok) {
      reading.failed.push({ accountIds: ids, error: outcome.error })
      continue
    }
    for (const id of ids) {
      const sample = outcome.value.get(id)
      if (sample) reading.samples.push(sample)
      else reading.missing.push(id)
    }
  }
  return reading
}

async function readChunk(
  graph: GraphClient,
  ids: readonly string[],
  options: ReadOptions,
): Promise<Outcome<Map<string, PresenceSample>>> {
  const answer = await graph.query('v1.0', '/communications/getPresencesByUserId', { ids }, Answer, {
    workload: 'presence',
    lane: options.lane,
    signal: options.signal,
  })
  if (!answer.ok) return answer
  const newest = new Map<string, PresenceSample>()
  for (const entry of Entries.parse(answer.value.body.value)) {
    const accountId = entry.id.toLowerCase()
    const known = newest.get(accountId)
    if (known && (known.sequenceNumber ?? '') > (entry.sequenceNumber ?? '')) continue
    newest.set(accountId, {
      accountId,
      availability: entry.availability.slice(0, longestWord),
      activity: entry.activity.slice(0, longestWord),
      sequenceNumber: entry.sequenceNumber,
    })
  }
  return succeed(newest)
}
