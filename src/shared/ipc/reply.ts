import type { Failure } from '../errors'

/** What crosses the wire for every request: no error class, only values. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: Failure }
