import { expect, test } from 'vitest'
import { FetchFailed, failureOfThrown } from '../../../src/main/lib/fetch-failure'

test('a request that certainly never arrived is told apart from one that may have', () => {
  const refused = new TypeError('fetch failed', {
    cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  })
  expect(failureOfThrown(refused)).toMatchObject({ neverArrived: true })
  expect(failureOfThrown(new Error('net::ERR_NAME_NOT_RESOLVED'))).toMatchObject({ neverArrived: true })
  expect(failureOfThrown(new Error('net::ERR_CONNECTION_RESET'))).toMatchObject({ neverArrived: false })
  expect(failureOfThrown('odd')).toEqual({
    failure: { code: 'graph.unreachable' },
    neverArrived: false,
    obstacle: null,
  })
})

test('what the way to the network itself says is passed on as it is', () => {
  const failure = { code: 'network.hostNotAllowed', params: { host: 'example.com' } } as const
  expect(failureOfThrown(new FetchFailed(failure))).toEqual({ failure, neverArrived: true, obstacle: null })
})

test.each([
  ['net::ERR_NAME_NOT_RESOLVED', 'name'],
  ['net::ERR_CONNECTION_REFUSED', 'refused'],
  ['net::ERR_INTERNET_DISCONNECTED', 'noWay'],
  ['net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
  ['net::ERR_BLOCKED_BY_CLIENT', 'blocked'],
  ['net::ERR_UNSAFE_PORT', 'blocked'],
])('what Chromium calls %s never arrived, and says what was in its way', (words, obstacle) => {
  expect(failureOfThrown(new Error(words))).toMatchObject({ neverArrived: true, obstacle })
})
