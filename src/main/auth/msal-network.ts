import type { INetworkModule, NetworkRequestOptions } from '@azure/msal-node'
import type { Failure } from '../../shared/errors'
import type { Fetch } from '../lib/fetch'
import { failureOfThrown } from '../lib/fetch-failure'

/** Sign-in answers within a second or two; a proxy that swallows it must not hold every poller. */
const timeoutMs = 30_000

/** What the sign-in service last said, which MSAL's own errors do not tell in full. */
export type SignInAnswer =
  | { kind: 'unreachable'; failure: Failure | null }
  | { kind: 'answer'; status: number; body: unknown }

/**
 * MSAL's way to the network: the injected fetch, so that proxies and certificates are the tenant session's.
 * Every answer is also told to `onAnswer`. Times out on the real clock, like MSAL's own cache.
 */
export function createMsalNetwork(fetch: Fetch, onAnswer: (answer: SignInAnswer) => void): INetworkModule {
  async function read(method: string, url: string, options: NetworkRequestOptions | undefined, ms: number) {
    try {
      const body = options?.body
      const response = await fetch(url, {
        method,
        headers: options?.headers ?? {},
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.timeout(ms),
        why: { purpose: 'signIn', isUrgent: false },
      })
      return { response, text: await response.text() }
    } catch (thrown) {
      onAnswer({ kind: 'unreachable', failure: failureOfThrown(thrown).failure })
      throw thrown
    }
  }

  async function send<T>(
    method: string,
    url: string,
    options: NetworkRequestOptions | undefined,
    ms: number,
  ) {
    const { response, text } = await read(method, url, options, ms)
    const headers: Record<string, string> = {}
    response.headers.forEach((value, name) => {
      headers[name] = value
    })
    let body: T
    try {
      body = JSON.parse(text)
    } catch {
      // A proxy's or captive portal's page: not the sign-in service speaking.
      onAnswer({ kind: 'unreachable', failure: null })
      throw new Error('The sign-in service did not answer in JSON')
    }
    onAnswer({ kind: 'answer', status: response.status, body })
    return { headers, body, status: response.status }
  }

  return {
    sendGetRequestAsync: (url, options, timeout) => send('GET', url, options, timeout ?? timeoutMs),
    sendPostRequestAsync: (url, options) => send('POST', url, options, timeoutMs),
  }
}
