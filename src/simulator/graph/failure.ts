import { randomUUID } from 'node:crypto'

/** A refusal in Graph's words; thrown by a route, turned into an answer in one place. */
export class GraphFailure extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message)
  }
}

/** 400: the caller's mistake, to be thrown. */
export function badRequest(message: string, code = 'BadRequest'): GraphFailure {
  return new GraphFailure(400, code, message)
}

/** 404, to be thrown. */
export function notFound(message: string, code = 'ResourceNotFound'): GraphFailure {
  return new GraphFailure(404, code, message)
}

/** The error body every Graph workload uses: callers are to judge by `code`, never by `message`. */
export function errorBody(code: string, message: string, clientRequestId: string, now: number) {
  return {
    error: {
      code,
      message,
      innerError: {
        date: new Date(now).toISOString().slice(0, 19),
        'request-id': randomUUID(),
        'client-request-id': clientRequestId,
      },
    },
  }
}
