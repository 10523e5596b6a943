import { describe, expect, it } from 'vitest'
import { isEverythingLookedAt } from '../../../src/main/domain/scheduler-life'
import { now, second } from './facts'

const looked = (secondsAgo: number | null, isPaused = false) => ({
  isPaused,
  tickedAt: secondsAgo === null ? null : now - secondsAgo * second,
})

describe('a heartbeat may be sent (R27)', () => {
  it('while the rules look and every tenant has its rounds', () => {
    expect(isEverythingLookedAt(true, [looked(1), looked(30)], now)).toBe(true)
    expect(isEverythingLookedAt(false, [looked(1)], now)).toBe(false)
    expect(isEverythingLookedAt(true, [looked(1), looked(31)], now)).toBe(false)
  })

  it('not before every tenant had its first round; a paused one is nobody to look at', () => {
    expect(isEverythingLookedAt(true, [looked(null)], now)).toBe(false)
    expect(isEverythingLookedAt(true, [looked(null, true), looked(5)], now)).toBe(true)
    expect(isEverythingLookedAt(true, [], now)).toBe(true)
  })
})
