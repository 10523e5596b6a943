import { describe, expect, it } from 'vitest'
import { requestCost, totalCost } from '../../../src/main/domain/request-cost'

describe('what a polling profile costs (published limits per app and tenant)', () => {
  it('300 rooms at the default: two presence requests a minute, far below every limit', () => {
    const cost = requestCost('default', { accounts: 300, devices: 600 })
    // Presence 2, twelve pages of devices every 5 min, 120 slices of five devices an hour.
    expect(cost.perMinute).toBeCloseTo(2 + 12 / 5 + 2)
    expect(cost.presenceShare).toBeCloseTo(2 / 3_000)
    expect(cost.teamsShare).toBeCloseTo((12 / 5 + 10) / 1_800)
  })

  it('fast asks presence three times as often, calm a quarter as often; devices stay', () => {
    const size = { accounts: 6_500, devices: 0 }
    const presence = (profile: 'fast' | 'default' | 'calm') =>
      requestCost(profile, size).presenceShare * 3_000
    expect([presence('fast'), presence('default'), presence('calm')]).toEqual([60, 20, 5])
    const teams = (profile: 'fast' | 'calm') =>
      requestCost(profile, { accounts: 10, devices: 500 }).teamsShare
    expect(teams('fast')).toBe(teams('calm'))
  })

  it('strict reads devices once a day', () => {
    const cost = requestCost('strict', { accounts: 100, devices: 200 })
    expect(cost.teamsShare * 1_800 * 24 * 60).toBeCloseTo(4 + 200)
  })

  it('a small estate has no empty batches', () => {
    // Three devices an hour: three requests, not one for each of 120 slices.
    expect(requestCost('calm', { accounts: 0, devices: 3 }).perMinute).toBeCloseTo(1 / 5 + 3 / 60)
  })

  it('of several tenants requests add up, and the fullest limit counts', () => {
    const small = requestCost('default', { accounts: 10, devices: 20 })
    const large = requestCost('default', { accounts: 5_000, devices: 10_000 })
    const both = totalCost([small, large])
    expect(both.perMinute).toBeCloseTo(small.perMinute + large.perMinute)
    expect(both.teamsShare).toBe(large.teamsShare)
    expect(totalCost([])).toMatchObject({ perMinute: 0, presenceShare: 0 })
  })
})
