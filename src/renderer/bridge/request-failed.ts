import type { Failure } from '../../shared/errors'

/** An expected failure on its way through the query cache, which knows errors only as something thrown. */
export class RequestFailed extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.code)
    this.name = 'RequestFailed'
    this.failure = failure
  }
}

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: RequestFailed
  }
}
