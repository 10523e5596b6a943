import { describe, expect, it } from 'vitest'
import { dueAt, nextTryAt } from '../../../src/main/domain/delivery-rules'
import { minute, second } from './facts'

const hour = 60 * minute

describe('a message that was refused for now', () => {
  it('is tried again ever slower, and is a dead letter after four hours', () => {
    const pauses: number[] = []
    let now = 0
    for (let attempts = 1; ; attempts += 1) {
      const at = nextTryAt({ attempts, queuedAt: 0, error: { code: 'delivery.serverError' } }, now)
      if (at === null) break
      pauses.push(at - now)
      now = at
    }
    expect(pauses.slice(0, 4)).toEqual([10 * second, 30 * second, minute, 2 * minute])
    expect(pauses.toSorted((a, b) => a - b)).toEqual(pauses)
    expect(now).toBeLessThanOrEqual(4 * hour)
    expect(now).toBeGreaterThan(3.5 * hour)
  })

  it('waits as long as the receiver asked for, when that is longer', () => {
    const asked = { code: 'delivery.throttled' as const, retryAfterMs: 10 * minute }
    expect(nextTryAt({ attempts: 1, queuedAt: 0, error: asked }, 0)).toBe(10 * minute)
    expect(nextTryAt({ attempts: 1, queuedAt: 0, error: { ...asked, retryAfterMs: 1 } }, 0)).toBe(10 * second)
  })

  it('goes at once when the clock was set back since, instead of waiting for as long as it went back', () => {
    const error = { code: 'delivery.serverError' as const }
    const waiting = { attempts: 2, nextAt: 30 * second, error }
    expect(dueAt(waiting, 0)).toBe(30 * second)
    expect(dueAt(waiting, -hour)).toBe(-hour)
    expect(dueAt({ ...waiting, error: { ...error, retryAfterMs: 2 * hour } }, -hour)).toBe(30 * second)
    expect(dueAt({ attempts: 0, nextAt: 0, error: null }, -hour)).toBe(-hour)
  })
})
