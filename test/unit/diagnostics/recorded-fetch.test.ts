import { describe, expect, it } from 'vitest'
import { recordFetch } from '../../../src/main/diagnostics/recorded-fetch'
import type { NotedRequest } from '../../../src/main/diagnostics/request-ledger'
import type { Fetch, FetchInit } from '../../../src/main/lib/fetch'
import { TenantKey } from '../../../src/shared/model/tenant'
import { createVirtualClock } from '../../support/virtual-clock'

const noon = Date.UTC(2026, 2, 2, 12)

/** The door in front of a network of the test's. */
function doorTo(fetch: Fetch) {
  const noted: NotedRequest[] = []
  const clock = createVirtualClock(noon)
  const record = recordFetch({
    fetch,
    ledger: { note: (request) => noted.push(request) },
    clock,
    tenantKey: TenantKey.parse('contoso'),
    hosts: ['graph.microsoft.com', 'localhost:4433'],
  })
  return { noted, clock, fetch: record }
}

describe('the door to the network', () => {
  it('notes an answer: what for, how long, how much, and no secret of it', async () => {
    const sent: FetchInit[] = []
    const door = doorTo(async (_url, init) => {
      sent.push(init)
      await door.clock.advance(35)
      return new Response('{}', { status: 429, headers: { 'content-length': '2' } })
    })
    const init = { method: 'POST', headers: { Authorization: 'Bearer abc' }, body: '{"ids":[1]}' }
    const why = { purpose: 'presence', isUrgent: true } as const
    const answer = await door.fetch('https://graph.microsoft.com/v1.0/users/ada%40contoso.com?$select=id', {
      ...init,
      why,
    })
    expect(answer.status).toBe(429)
    expect(sent).toEqual([init])
    expect(door.noted).toEqual([
      {
        at: noon,
        tenantKey: 'contoso',
        channel: null,
        host: 'graph.microsoft.com',
        method: 'POST',
        path: '/v1.0/users/{id}?$select',
        ...why,
        status: 429,
        durationMs: 35,
        bytes: 2,
        error: null,
        isExpected: true,
      },
    ])
  })

  it.each([
    ['another host', 'https://evil.example/v1.0/users', 'evil.example'],
    ['another port', 'https://graph.microsoft.com:8443/', 'graph.microsoft.com:8443'],
    ['no encryption', 'http://graph.microsoft.com/', 'graph.microsoft.com'],
    [
      'a name that only looks right',
      'https://graph.microsoft.com.evil.example/',
      'graph.microsoft.com.evil.example',
    ],
    ['the host as a user name', 'https://graph.microsoft.com@evil.example/', 'evil.example'],
  ])('holds back a request to %s, and says so', async (_what, url, host) => {
    let reached = 0
    const door = doorTo(async () => {
      reached += 1
      return new Response()
    })
    await expect(door.fetch(url, { method: 'GET', headers: {} })).rejects.toMatchObject({
      failure: { code: 'network.hostNotAllowed', params: { host } },
    })
    expect(reached).toBe(0)
    expect(door.noted).toMatchObject([
      { host, isExpected: false, error: 'network.hostNotAllowed', status: null },
    ])
  })

  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', null, 'graph.unreachable'],
    ['net::ERR_CERT_AUTHORITY_INVALID', null, 'graph.certificateRejected'],
    ['This operation was aborted', undefined, 'request.cancelled'],
    ['This operation was aborted', new DOMException('late', 'TimeoutError'), 'graph.timeout'],
  ])('notes %s (%s) as %s and passes it on', async (message, reason, code) => {
    const ending = new AbortController()
    if (reason !== null) ending.abort(reason)
    const thrown = new Error(message)
    const door = doorTo(() => Promise.reject(thrown))
    const init = { method: 'GET', headers: {}, signal: ending.signal }
    await expect(door.fetch('https://localhost:4433/v1.0/users', init)).rejects.toBe(thrown)
    expect(door.noted).toMatchObject([{ status: null, error: code, purpose: 'other', isExpected: true }])
  })
})
