import type { z } from 'zod'
import { type Failure, fail, type Outcome, succeed } from '../../shared/errors'
import { type Clock, sleep } from '../lib/clock'
import type { Answer, BatchPart } from './graph-client'
import { failureOf } from './graph-error'
import { type Fields, readFields, readList, readNumber, readWith } from './graph-values'
import type { RawAnswer } from './request-note'
import { judgeTry } from './retry'

/** Published maximum of parts in one batch. */
const partsPerBatch = 20

/** One part of the answer. */
interface WirePart {
  id: string
  status: number
  headers: Fields
  body: unknown
}

const WireBatch = readWith((wire) =>
  Array.isArray(wire.responses) ? readList(wire.responses, readPart) : null,
)

function readPart(entry: unknown): WirePart | null {
  const wire = readFields(entry)
  const status = readNumber(wire?.status)
  if (!wire || status === null) return null
  return { id: String(wire.id), status, headers: readFields(wire.headers) ?? {}, body: wire.body ?? null }
}

interface Batching<S extends z.ZodType> {
  parts: readonly BatchPart[]
  schema: S
  clock: Clock
  random: () => number
  signal: AbortSignal | undefined
  /** Sends up to 20 parts; the whole request is retried behind it. */
  send: (body: unknown, count: number) => Promise<Outcome<Answer<unknown>>>
  /** Keeps the workload quiet after a throttled part. */
  close: (waitMs: number) => void
}

/** A part whose turn may come again. */
interface PendingPart {
  part: BatchPart
  attempt: number
}

/**
 * Sends parts in batches of 20 and judges each part on its own, as Graph does: a batch is 200 even when parts
 * are throttled, and nobody but us retries them.
 */
export async function runBatches<S extends z.ZodType>(
  batching: Batching<S>,
): Promise<Map<string, Outcome<z.output<S>>>> {
  const outcomes = new Map<string, Outcome<z.output<S>>>()
  const unique = new Map(batching.parts.map((part) => [part.id, part]))
  let pending = [...unique.values()].map((part): PendingPart => ({ part, attempt: 1 }))

  while (pending.length > 0) {
    const chunks: PendingPart[][] = []
    for (let start = 0; start < pending.length; start += partsPerBatch) {
      chunks.push(pending.slice(start, start + partsPerBatch))
    }
    const rounds = await Promise.all(chunks.map((chunk) => runBatch(chunk, batching, outcomes)))
    pending = rounds.flatMap((round) => round.again)
    const waitMs = Math.max(0, ...rounds.map((round) => round.waitMs))
    if (pending.length > 0 && !(await sleep(batching.clock, waitMs, batching.signal))) {
      for (const { part } of pending) outcomes.set(part.id, fail('request.cancelled'))
      break
    }
  }
  return outcomes
}

async function runBatch<S extends z.ZodType>(
  chunk: readonly PendingPart[],
  batching: Batching<S>,
  outcomes: Map<string, Outcome<z.output<S>>>,
): Promise<{ again: PendingPart[]; waitMs: number }> {
  const failAll = (error: Failure) => {
    for (const { part } of chunk) outcomes.set(part.id, { ok: false, error })
    return { again: [], waitMs: 0 }
  }
  // Parts travel under numbers: Graph compares ids without regard to case, ours may differ by case only.
  const sent = await batching.send(
    { requests: chunk.map(({ part }, index) => ({ id: String(index), method: 'GET', url: part.path })) },
    chunk.length,
  )
  if (!sent.ok) return failAll(sent.error)
  const answer = WireBatch.safeParse(sent.value.body)
  if (!answer.success) return failAll({ code: 'graph.badAnswer', params: { what: 'batch' } })

  const byNumber = new Map<string, WirePart>()
  for (const part of answer.data) if (!byNumber.has(part.id)) byNumber.set(part.id, part)

  const again: PendingPart[] = []
  let waitMs = 0
  chunk.forEach((pendingPart, index) => {
    const { part, attempt } = pendingPart
    const wire = byNumber.get(String(index))
    if (!wire) {
      outcomes.set(part.id, fail('graph.badAnswer', { params: { what: 'missingPart' } }))
      return
    }
    const raw = toRawAnswer(wire)
    const verdict = judgeTry({
      result: { kind: 'answer', answer: raw },
      attempt,
      isRead: true,
      random: batching.random(),
      now: batching.clock.now(),
    })
    if (verdict.kind === 'again') {
      if (verdict.closesWorkload) batching.close(verdict.waitMs)
      else waitMs = Math.max(waitMs, verdict.waitMs)
      again.push({ part, attempt: attempt + 1 })
      return
    }
    if (verdict.failure) {
      if (verdict.failure.code === 'graph.throttled') batching.close(verdict.failure.retryAfterMs ?? 0)
      outcomes.set(part.id, { ok: false, error: verdict.failure })
      return
    }
    const parsed = batching.schema.safeParse(raw.body)
    outcomes.set(
      part.id,
      parsed.success
        ? succeed(parsed.data)
        : { ok: false, error: { ...failureOf(raw, batching.clock.now()), code: 'graph.badAnswer' } },
    )
  })
  return { again, waitMs }
}

function toRawAnswer({ status, headers, body }: WirePart): RawAnswer {
  return { status, header: (name) => headerIn(headers, name), body, isJson: true }
}

/** A header of a part, whose names come in any casing. */
function headerIn(headers: Fields, name: string): string | null {
  for (const [key, value] of Object.entries(headers)) {
    if (key.toLowerCase() !== name) continue
    if (typeof value === 'string' || typeof value === 'number') return String(value)
  }
  return null
}
