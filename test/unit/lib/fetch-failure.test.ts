import { expect, test } from 'vitest'
import { FetchFailed, failureOfThrown } from '../../../src/main/lib/fetch-failure'

test('a request that certainly never arrived is told apart from one that may have', () => {
  const refused = new TypeError('fetch failed', {
    cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  })
  expect(failureOfThrown(refused)).toMatchObject({ neverArrived: true })
  expect(failureOfThrown(new Error('net::ERR_NAME_NOT_RESOLVED'))).toMatchObject({ neverArrived: true })
  expect(failureOfThrown(new Error('net::ERR_CONNECTION_RESET'))).toMatchObject({ neverArrived: false })
  expect(failureOfThrown('odd')).toEqual({ failure: { code: 'graph.unreachable' }, neverArrived: false })
})

test('what the way to the network itself says is passed on as it is', () => {
  const failure = { code: 'network.hostNotAllowed', params: { host: 'example.com' } } as const
  expect(failureOfThrown(new FetchFailed(failure))).toEqual({ failure, neverArrived: true })
})
