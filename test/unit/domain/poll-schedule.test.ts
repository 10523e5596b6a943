import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  backoffMs,
  cadenceOf,
  healthBatchPlan,
  isStale,
  suspectEveryMs,
  tenantOffsetMs,
} from '../../../src/main/domain/poll-schedule'
import { PollingProfile } from '../../../src/shared/model/tenant'
import { hour, minute, now, second } from './facts'

describe('the profiles', () => {
  it('R1: sweep presence and re-ask suspects as the alerting maths says', () => {
    const rates = PollingProfile.options.map((p) => [
      p,
      cadenceOf(p, 'presence') / second,
      suspectEveryMs(p) / second,
    ])
    expect(rates).toEqual([
      ['fast', 10, 5],
      ['default', 30, 10],
      ['calm', 120, 10],
      ['strict', 120, 10],
    ])
  })

  it('R1: a hard verdict is reached within the published time', () => {
    const worst = (p: PollingProfile) => (cadenceOf(p, 'presence') + 2 * suspectEveryMs(p)) / second
    expect(worst('fast')).toBeLessThanOrEqual(25)
    expect(worst('default')).toBeLessThanOrEqual(60)
    expect(worst('calm')).toBeLessThanOrEqual(140)
  })

  it('ask a Teams device once a day only when strict', () => {
    expect(cadenceOf('strict', 'devices')).toBe(24 * hour)
    expect(cadenceOf('strict', 'deviceHealth')).toBe(24 * hour)
    expect(cadenceOf('default', 'devices')).toBe(5 * minute)
    expect(cadenceOf('default', 'deviceHealth')).toBe(hour)
    expect(cadenceOf('default', 'places')).toBe(6 * hour)
  })
})

describe('the health sweep', () => {
  it('reads every device once, evenly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 1, max: 60 }),
        (deviceCount, sliceSeconds) => {
          const plan = healthBatchPlan({ deviceCount, sweepMs: hour, sliceMs: sliceSeconds * second })
          expect(plan.reduce((sum, reads) => sum + reads, 0)).toBe(deviceCount)
          expect(Math.max(...plan) - Math.min(...plan)).toBeLessThanOrEqual(1)
          expect(plan).toHaveLength(Math.floor(3600 / sliceSeconds))
        },
      ),
      { numRuns: 50 },
    )
  })

  it('spreads a few devices over the whole hour', () => {
    const busy = healthBatchPlan({ deviceCount: 3, sweepMs: hour, sliceMs: 20 * minute })
    expect(busy).toEqual([1, 1, 1])
  })

  it('has one slice when the sweep is shorter than a slice', () => {
    expect(healthBatchPlan({ deviceCount: 7, sweepMs: second, sliceMs: minute })).toEqual([7])
  })
})

describe('tenants', () => {
  it.each([2, 5, 25, 100])('%i of them never start together', (count) => {
    const offsets = Array.from({ length: count }, (_, i) => tenantOffsetMs(i, 30 * second)).sort(
      (a, b) => a - b,
    )
    const gaps = offsets.map((offset, i) => (offsets[i + 1] ?? 30 * second) - offset)
    expect(Math.min(...gaps)).toBeGreaterThan((30 * second) / count / 4)
  })

  it('start within the first interval, whatever number they have', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 24 * hour }), (index, everyMs) => {
        const offset = tenantOffsetMs(index, everyMs)
        expect(offset).toBeGreaterThanOrEqual(0)
        expect(offset).toBeLessThan(everyMs)
      }),
    )
  })
})

describe('backing off', () => {
  it('keeps the cadence after one failure, then doubles up to a minute for presence', () => {
    const waits = [0, 1, 2, 3, 500].map((failures) => backoffMs(failures, 30 * second) / second)
    expect(waits).toEqual([30, 30, 60, 60, 60])
  })

  it('tries a slow read again soon, and never waits longer than half an hour', () => {
    const waits = [1, 2, 5, 7, 500].map((failures) => backoffMs(failures, 6 * hour) / minute)
    expect(waits).toEqual([0.5, 1, 8, 30, 30])
  })

  it('obeys Retry-After, however long, and never hurries for it', () => {
    expect(backoffMs(1, 30 * second, 20 * minute)).toBe(20 * minute)
    expect(backoffMs(3, 30 * second, second)).toBe(minute)
  })
})

describe('R3: staleness', () => {
  it('begins after three intervals', () => {
    expect(isStale(now - 90 * second, 30 * second, now)).toBe(false)
    expect(isStale(now - 90 * second - 1, 30 * second, now)).toBe(true)
    expect(isStale(null, 30 * second, now)).toBe(true)
  })
})
