import { net, type Session } from 'electron'
import { systemClock } from '../lib/clock'
import type { Fetch } from '../lib/fetch'
import { FetchFailed } from '../lib/fetch-failure'
import type { ProxyLogins, ProxyTry } from './proxy-logins'

/** Chromium's words when a proxy did not let a request by; a log-in is the usual reason. */
const endedAtProxy = /ERR_TUNNEL_CONNECTION_FAILED|ERR_PROXY_AUTH|ERR_UNEXPECTED_PROXY_AUTH/

/** How long one try at a log-in may take, ms; a request by itself has 30 s. */
const tryMs = 20_000

/** Log-ins, and who hears of the request that lets a proxy ask for one. */
export interface ProxyWay {
  logins: ProxyLogins
  onProxyLogIn: (host: string) => void
}

/**
 * A fetch whose session logs in at a proxy that asks. `session.fetch` cannot answer a proxy, but uses what the session
 * has learned: so one request that can answer goes first, and then the fetch again, once. Rejects with
 * {@link FetchFailed}: `network.proxyAuthRequired` while the proxy's question stands, `network.proxyRefused` where it let the request
 * end without a question that a name and password would answer, or said nothing for as long as the request may take.
 */
export function throughProxy(session: Session, { logins, onProxyLogIn }: ProxyWay, fetch: Fetch): Fetch {
  // Requests that end together log in together.
  let underWay: ReturnType<ProxyLogins['logIn']> | null = null
  const logIn = (url: string) => {
    if (underWay !== null) return underWay
    const { origin, host } = new URL(url)
    onProxyLogIn(host)
    underWay = logins.logIn(tryProxy(session, origin)).finally(() => {
      underWay = null
    })
    return underWay
  }
  return async (url, init) => {
    const first = await attempt(() => fetch(url, init))
    if (!first.isHeldUp) return first.response
    const ended = await unlessAborted(logIn(url), init.signal)
    if (ended === 'through') return fetch(url, init)
    if (ended !== null && ended !== 'givenUp') {
      throw new FetchFailed({ code: 'network.proxyAuthRequired', params: { proxy: ended.proxy } })
    }
    if (ended === null && first.response !== null) return first.response
    const proxy = await proxyOn(session, url)
    throw proxy === null ? first.thrown : new FetchFailed({ code: 'network.proxyRefused', params: { proxy } })
  }
}

/** The first proxy on the way to an address; null when there is none. */
async function proxyOn(session: Session, url: string): Promise<string | null> {
  const [, proxy = null] =
    /^(?:PROXY|HTTPS|SOCKS\d?) (\S+?)(?:;|$)/.exec(await session.resolveProxy(url)) ?? []
  return proxy
}

type Attempt =
  | { isHeldUp: false; response: Response }
  | { isHeldUp: true; response: Response | null; thrown: unknown }

/** Sends; tells an end at the proxy, which Chromium shows as an error or as the proxy's own answer, from others. */
async function attempt(send: () => Promise<Response>): Promise<Attempt> {
  try {
    const response = await send()
    const isHeldUp = response.status === 407
    return isHeldUp ? { isHeldUp, response, thrown: null } : { isHeldUp, response }
  } catch (thrown) {
    if (thrown instanceof Error && endedAtProxy.test(thrown.message)) {
      return { isHeldUp: true, response: null, thrown }
    }
    throw thrown
  }
}

/** Whoever gives up a request does not wait for the log-in, which goes on for the others. */
async function unlessAborted<T>(
  waiting: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T | 'givenUp'> {
  if (signal === undefined) return waiting
  let leave = () => {}
  const aborted = new Promise<'givenUp'>((resolve) => {
    const giveUp = () => resolve('givenUp')
    leave = () => signal.removeEventListener('abort', giveUp)
    if (signal.aborted) giveUp()
    else signal.addEventListener('abort', giveUp, { once: true })
  })
  return Promise.race([waiting, aborted]).finally(leave)
}

/**
 * Asks the host for its headers only, without any token. Answers a proxy once, and a server never. A proxy that says nothing
 * any more ends it, and so does a keychain that waits for a person.
 */
function tryProxy(session: Session, origin: string): ProxyTry {
  return (answer) =>
    new Promise((settle) => {
      const cancelDeadline = systemClock.schedule(tryMs, () => {
        resolve('silent')
        request.abort()
      })
      let isOver = false
      const resolve: typeof settle = (ended) => {
        isOver = true
        cancelDeadline()
        settle(ended)
      }
      const request = net.request({ method: 'HEAD', url: `${origin}/`, session, redirect: 'manual' })
      let answers = 0
      request.on('login', (asked, tell) => {
        if (!asked.isProxy) return tell()
        const question = { proxy: `${asked.host}:${asked.port}`, realm: asked.realm }
        answers += 1
        if (answers > 1) {
          resolve('refused')
          return request.abort()
        }
        void answer(question).then((given) => {
          if (isOver) return
          if (given !== null) return tell(given.userName, given.password)
          resolve('failed')
          request.abort()
        })
      })
      request.on('response', (response) => {
        resolve(response.statusCode === 407 ? 'failed' : 'through')
        response.on('data', () => {})
      })
      request.on('redirect', () => {
        resolve('through')
        request.abort()
      })
      // A server that wants a client certificate or has none we trust was reached all the same.
      request.on('error', (error) => resolve(/ERR_(CERT|SSL)/.test(error.message) ? 'through' : 'failed'))
      request.end()
    })
}
