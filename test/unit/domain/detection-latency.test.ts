import { describe, expect, it } from 'vitest'
import { detectionLatency } from '../../../src/main/domain/detection-latency'
import { minute, now, second } from './facts'

/** Last good 20 s before the first bad sample, believed `hardS` and told `toldS` seconds after it. */
const detection = (hardS: number, toldS: number | null, gapMs = 20 * second) => ({
  lastGoodAt: now - gapMs,
  firstBadAt: now,
  hardAt: now + hardS * second,
  toldAt: toldS === null ? null : now + toldS * second,
})

describe('measured latency', () => {
  it('says nothing of nothing', () => {
    expect(detectionLatency([], 0)).toMatchObject({ measured: 0, unwatched: 0, believed: null, told: null })
  })

  it('is a range: at least since the first bad sample, at most since the last good one', () => {
    const { believed, told } = detectionLatency([detection(20, 30)], 0)
    expect(believed).toEqual({
      atLeast: { medianMs: 20 * second, p95Ms: 20 * second },
      atMost: { medianMs: 40 * second, p95Ms: 40 * second },
    })
    expect(told?.atMost.medianMs).toBe(50 * second)
  })

  it('takes the nearest rank, so that every figure is one that was measured', () => {
    const many = Array.from({ length: 20 }, (_, index) => detection(index + 1, null))
    expect(detectionLatency(many, 0).believed?.atLeast).toEqual({ medianMs: 10 * second, p95Ms: 19 * second })
  })

  it('counts what went while nobody watched, and leaves it out', () => {
    const latency = detectionLatency([detection(20, 30), detection(20, 30, 7 * minute)], 0)
    expect(latency).toMatchObject({ measured: 1, unwatched: 1, toldCount: 1 })
  })

  it('takes no message of an earlier spell for one of this', () => {
    expect(detectionLatency([detection(20, 10)], 0)).toMatchObject({ toldCount: 0, told: null })
  })
})
