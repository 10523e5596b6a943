import type { z } from 'zod'
import type { Outcome } from '../../shared/errors'

/** Which published limit a request counts against. */
export type GraphWorkload =
  | 'presence'
  | 'teamworkRead'
  | 'teamworkWrite'
  | 'identity'
  | 'places'
  | 'calls'
  | 'calendars'
  | 'intuneRead'
  | 'intuneWrite'
  | 'directoryDevices'

/** `urgent` requests (suspects, watched rooms, operator actions) overtake `sweep` requests and have connections of their own. */
export type Lane = 'urgent' | 'sweep'

export interface RequestOptions {
  workload: GraphWorkload
  /** `sweep` when absent. */
  lane?: Lane | undefined
  signal?: AbortSignal | undefined
}

export interface Answer<T> {
  body: T
  status: number
  /** Resolved against the version root when the service sent it relative. */
  location: string | null
}

/** A GET within a batch. */
export interface BatchPart {
  id: string
  /** Relative to the version root, with a leading slash. */
  path: string
}

/**
 * One tenant's Graph, v1.0 or beta. Expected failures are outcomes; aborting yields `request.cancelled`.
 * Obeys `Retry-After` (per part of a batch) and the budget of the workload; retries what may be retried.
 */
export interface GraphClient {
  get<S extends z.ZodType>(
    version: GraphVersion,
    path: string,
    schema: S,
    options: RequestOptions,
  ): Promise<Outcome<Answer<z.output<S>>>>
  /** Never retried unless the service certainly did not act (429); a lost answer is `graph.answerLost`. */
  post<S extends z.ZodType>(
    version: GraphVersion,
    path: string,
    body: unknown,
    schema: S,
    options: RequestOptions,
  ): Promise<Outcome<Answer<z.output<S>>>>
  /** A POST that only reads (getPresencesByUserId, getSchedule) and may be retried like a GET. */
  query<S extends z.ZodType>(
    version: GraphVersion,
    path: string,
    body: unknown,
    schema: S,
    options: RequestOptions,
  ): Promise<Outcome<Answer<z.output<S>>>>
  /** Every page's items in order, following nextLink; ends with the first failed page. Yields to the event loop between pages. */
  pages<S extends z.ZodType>(
    version: GraphVersion,
    path: string,
    item: S,
    options: RequestOptions,
  ): AsyncIterable<Outcome<z.output<S>[]>>
  /** 20 parts a request; each part's outcome under its id. Items that fail the schema fail alone. */
  batch<S extends z.ZodType>(
    version: GraphVersion,
    parts: readonly BatchPart[],
    schema: S,
    options: RequestOptions,
  ): Promise<Map<string, Outcome<z.output<S>>>>
  /** Requests sent since the session began, batch parts counted one by one. */
  requestsSent(): number
}

export type GraphVersion = 'v1.0' | 'beta'
