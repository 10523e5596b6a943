import { type Failure, type Outcome, succeed } from '../../shared/errors'
import type { PresenceSample } from '../../shared/model/presence'
import type { ReadOptions } from './device-source'
import type { GraphClient } from './graph-client'
import { isGuid, readFields, readList, readText, readWith, readWord } from './graph-values'

/** Published maximum of ids in one question. */
const idsPerRequest = 650
/** The longest word published has 23 letters; anything much longer is no state and is not worth keeping. */
const longestWord = 40

const Answer = readWith((wire) => (Array.isArray(wire.value) ? readList(wire.value, readSample) : null))

function readSample(entry: unknown): PresenceSample | null {
  const wire = readFields(entry)
  const id = readText(wire?.id)
  if (!wire || id === null) return null
  return {
    accountId: id.toLowerCase(),
    availability: readWord(wire.availability).slice(0, longestWord),
    activity: readWord(wire.activity).slice(0, longestWord),
    sequenceNumber: readText(wire.sequenceNumber),
  }
}

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
  for (const sample of answer.value.body) {
    const known = newest.get(sample.accountId)
    if (known && (known.sequenceNumber ?? '') > (sample.sequenceNumber ?? '')) continue
    newest.set(sample.accountId, sample)
  }
  return succeed(newest)
}
