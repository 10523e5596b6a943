import type { Failure } from '../../shared/errors'

const certificateTroubles =
  /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|TLS_CERT_ALTNAME|SSL_PROTOCOL/i
const neverArrived =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|NAME_NOT_RESOLVED|CONNECTION_REFUSED|INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|PROXY_CONNECTION_FAILED/

/** A request that the way to the network itself ended, with what is to be said about it. It never arrived. */
export class FetchFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code)
    this.name = 'FetchFailed'
  }
}

/**
 * A thrown fetch as a failure, and whether the request certainly never reached the service. Node puts a code into
 * `cause`, Electron only `net::ERR_...` into the message; neither text is kept.
 */
export function failureOfThrown(thrown: unknown): { failure: Failure; neverArrived: boolean } {
  if (thrown instanceof FetchFailed) return { failure: thrown.failure, neverArrived: true }
  const words = describeThrown(thrown)
  if (certificateTroubles.test(words)) {
    return { failure: { code: 'graph.certificateRejected' }, neverArrived: true }
  }
  return { failure: { code: 'graph.unreachable' }, neverArrived: neverArrived.test(words) }
}

function describeThrown(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown)
  const code = 'code' in thrown ? String(thrown.code) : ''
  const cause = thrown.cause === undefined ? '' : describeThrown(thrown.cause)
  return `${code} ${thrown.message} ${cause}`
}
