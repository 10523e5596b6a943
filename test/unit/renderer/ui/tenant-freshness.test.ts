import { describe, expect, it } from 'vitest'
import { accessTrouble, freshnessWords, isStale } from '../../../../src/renderer/ui/tenant-freshness'
import type { WorkloadStatus } from '../../../../src/shared/model/tenant-status'
import { presencePoller, tenantStatus } from '../rooms'

const lastGoodAt = 1_000_000
const withPresence = (known: Partial<WorkloadStatus>) => tenantStatus({ workloads: [presencePoller(known)] })

describe('freshness', () => {
  it('R3: is stale after three intervals, not before', () => {
    const status = withPresence({ lastGoodAt })
    expect(isStale(status, lastGoodAt + 90_000)).toBe(false)
    expect(isStale(status, lastGoodAt + 90_001)).toBe(true)
    expect(freshnessWords(status, lastGoodAt + 90_001).words).toMatch(/^STALE, as of \d\d:\d\d:\d\d$/)
  })

  it('says how long ago the last answer came', () => {
    expect(freshnessWords(withPresence({ lastGoodAt }), lastGoodAt + 12_400)).toEqual({
      level: 'healthy',
      words: 'live, 12 s ago',
    })
  })

  it('is never called live while the poller is in trouble', () => {
    for (const state of ['late', 'throttled', 'failing', 'forbidden'] as const) {
      expect(freshnessWords(withPresence({ state, lastGoodAt }), lastGoodAt + 1000).level).not.toBe('healthy')
    }
  })

  it('does not call stale what never answered', () => {
    const waiting = withPresence({ state: 'waiting', lastGoodAt: null })
    expect(isStale(waiting, 9_999_999)).toBe(false)
    expect(freshnessWords(waiting, 0).words).toBe('waiting for the first answer')
  })
})

describe('what keeps rooms from being known', () => {
  it('is the failed sign-in, else the presence poller’s trouble, else nothing', () => {
    const expired = { code: 'signIn.expiredSecret' } as const
    const throttled = { code: 'graph.throttled' } as const
    const failed = tenantStatus({ access: { state: 'failed', since: 0, error: expired } })
    expect(accessTrouble(failed)).toEqual(expired)
    expect(accessTrouble(withPresence({ state: 'throttled', error: throttled }))).toEqual(throttled)
    expect(accessTrouble(withPresence({ workload: 'places', state: 'failing', error: throttled }))).toBeNull()
  })
})
