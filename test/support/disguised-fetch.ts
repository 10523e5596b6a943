import type { Fetch } from '../../src/main/lib/fetch'

/**
 * Lets the simulator stand for the hosts of a real cloud: requests to those hosts go to it, and what it says of its own
 * address reads as the host that was asked.
 */
export function disguise(fetch: Fetch, simulatorUrl: string, hosts: readonly string[]): Fetch {
  return async (url, init) => {
    const { host, origin } = new URL(url)
    if (!hosts.includes(host)) return fetch(url, init)
    const swap = (text: string, from: string, to: string) =>
      text.replaceAll(from, to).replaceAll(encodeURIComponent(from), encodeURIComponent(to))
    const inward = (text: string) =>
      hosts.reduce((swapped, one) => swap(swapped, `https://${one}`, simulatorUrl), text)
    const answer = await fetch(inward(url), {
      ...init,
      ...(init.body === undefined ? {} : { body: inward(init.body) }),
    })
    const { status, headers } = answer
    const hasBody = status !== 204 && status !== 304
    const body = hasBody ? swap(await answer.text(), simulatorUrl, origin) : null
    return new Response(body, { status, headers })
  }
}
