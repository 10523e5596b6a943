import type { Failure } from '../../shared/errors'

const certificateTroubles =
  /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|TLS_CERT_ALTNAME|SSL_PROTOCOL/i
/** Why a request did not leave or found no way, by what Node and Chromium call it. */
const obstacles = {
  name: /ENOTFOUND|EAI_AGAIN|NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED/,
  refused: /ECONNREFUSED|CONNECTION_REFUSED/,
  noWay: /ENETUNREACH|EHOSTUNREACH|INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE/,
  proxy: /PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED/,
  blocked: /BLOCKED_BY_CLIENT|BLOCKED_BY_ADMINISTRATOR|NETWORK_ACCESS_DENIED|UNSAFE_PORT/,
}

/** What kept a request from ever arriving. */
type Obstacle = keyof typeof obstacles

/** A request that the way to the network itself ended, with what is to be said about it. It never arrived. */
export class FetchFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code)
    this.name = 'FetchFailed'
  }
}

/** A thrown fetch, understood. */
interface FetchFailure {
  failure: Failure
  /** It certainly never reached the service. */
  neverArrived: boolean
  /** What was in its way, where that has a name. */
  obstacle: Obstacle | null
}

/**
 * A thrown fetch as a failure, and whether the request certainly never reached the service. Node puts a code into
 * `cause`, Electron only `net::ERR_...` into the message; neither text is kept.
 */
export function failureOfThrown(thrown: unknown): FetchFailure {
  if (thrown instanceof FetchFailed) return { failure: thrown.failure, neverArrived: true, obstacle: null }
  const words = describeThrown(thrown)
  if (certificateTroubles.test(words)) {
    return { failure: { code: 'graph.certificateRejected' }, neverArrived: true, obstacle: null }
  }
  const obstacle = obstacleIn(words)
  return { failure: { code: 'graph.unreachable' }, neverArrived: obstacle !== null, obstacle }
}

function obstacleIn(words: string): Obstacle | null {
  const { name, refused, noWay, proxy, blocked } = obstacles
  if (name.test(words)) return 'name'
  if (refused.test(words)) return 'refused'
  if (noWay.test(words)) return 'noWay'
  if (proxy.test(words)) return 'proxy'
  return blocked.test(words) ? 'blocked' : null
}

function describeThrown(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown)
  const code = 'code' in thrown ? String(thrown.code) : ''
  const cause = thrown.cause === undefined ? '' : describeThrown(thrown.cause)
  return `${code} ${thrown.message} ${cause}`
}
