import { describe, expect, it } from 'vitest'
import { judgeWorkload, type WorkloadRecord } from '../../../src/main/domain/workload-state'
import type { ErrorCode } from '../../../src/shared/errors'
import { hour, minute, now, second } from './facts'

function judge(facts: Partial<WorkloadRecord>) {
  const running = { everyMs: 30 * second, lastError: null, paused: false, startedAt: now - hour, now }
  return judgeWorkload({ ...running, lastGoodAt: now - 10 * second, ...facts })
}

describe('one word for a poller', () => {
  it.each<[ErrorCode, string]>([
    ['graph.permissionMissing', 'forbidden'],
    ['graph.throttled', 'throttled'],
    ['graph.gone', 'unavailable'],
    ['graph.paymentRequired', 'unavailable'],
    ['graph.serverError', 'failing'],
    ['graph.timeout', 'failing'],
    ['graph.badAnswer', 'failing'],
    ['signIn.expiredSecret', 'failing'],
    ['keychain.unavailable', 'failing'],
  ])('%s shows at once as %s, however fresh the last answer', (code, state) => {
    expect(judge({ lastError: { code } })).toBe(state)
  })

  it('paused comes before every trouble', () => {
    expect(judge({ paused: true, lastError: { code: 'graph.throttled' } })).toBe('paused')
  })

  it('R3: is live for three intervals, then late', () => {
    expect(judge({ lastGoodAt: now - 90 * second })).toBe('live')
    expect(judge({ lastGoodAt: now - 91 * second })).toBe('late')
  })

  it('is waiting until it had time for a first answer, then late', () => {
    expect(judge({ lastGoodAt: null, startedAt: now - 90 * second })).toBe('waiting')
    expect(judge({ lastGoodAt: null, startedAt: now - 91 * second })).toBe('late')
  })

  it('is waiting, not late, when only the run before answered', () => {
    expect(judge({ lastGoodAt: now - 8 * hour, startedAt: now - second })).toBe('waiting')
    expect(judge({ lastGoodAt: now - 2 * minute, startedAt: now - minute })).toBe('waiting')
    expect(judge({ lastGoodAt: now - minute, startedAt: now - second })).toBe('live')
  })

  it('a request that we cancelled ourselves says nothing', () => {
    expect(judge({ lastError: { code: 'request.cancelled' } })).toBe('live')
  })
})
