import type { Context } from '@microsoft/microsoft-graph-client'
import type { Failure } from '../../shared/errors'
import type { GraphWorkload, Lane } from './graph-client'

/** An answer, read to its end. */
export interface RawAnswer {
  status: number
  header: (name: string) => string | null
  /** Parsed JSON; null when the body was empty. */
  body: unknown
  isJson: boolean
}

/** What happened to a request: an answer of any status, or a failure without one. */
export type RequestResult =
  | { kind: 'answer'; answer: RawAnswer }
  | { kind: 'failure'; failure: Failure; neverArrived: boolean }

interface RequestFacts {
  workload: GraphWorkload
  lane: Lane
  /** What the service counts it as: batch parts, or resource units. */
  cost: number
  /** Batch parts in it; 1 for a plain request. */
  parts: number
  /** May it be sent again after an answer that was lost? */
  isRead: boolean
  signal: AbortSignal | undefined
  /** A page's link, followed as it was sent; null = the address the SDK built. */
  link: string | null
}

/** Travels with a request through the middleware chain, and brings its result back. */
export class RequestNote {
  readonly facts: RequestFacts
  accessToken = ''
  result: RequestResult | null = null

  constructor(facts: RequestFacts) {
    this.facts = facts
  }
}

/** The note of a request under way. */
export function noteOf(context: Context): RequestNote {
  const note = context.middlewareControl?.getMiddlewareOptions(RequestNote)
  if (!(note instanceof RequestNote)) throw new Error('A Graph request went out without its note')
  return note
}

/** The address a request goes to. */
export function addressOf(context: Context, note: RequestNote): string {
  if (note.facts.link !== null) return note.facts.link
  return typeof context.request === 'string' ? context.request : context.request.url
}
