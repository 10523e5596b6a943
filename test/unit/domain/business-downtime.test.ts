import { describe, expect, it } from 'vitest'
import { BusinessClock } from '../../../src/main/domain/business-downtime'
import type { HealthLevel } from '../../../src/shared/model/room-health'
import { hour, minute } from './facts'

const office = { zone: 'UTC', days: [1, 2, 3, 4, 5], from: '08:00', until: '18:00' }
const sunday = Date.UTC(2026, 10, 22)
const monday = sunday + 24 * hour
const day = { from: monday, until: monday + 24 * hour }

const down = (
  changes: [at: number, level: HealthLevel][],
  options: { gaps?: { from: number; until: number }[]; zone?: string; initial?: HealthLevel } = {},
): number => {
  const { gaps = [], zone = null, initial = 'healthy' } = options
  const levels = { initial, changes: changes.map(([at, level]) => ({ at, level })) }
  return new BusinessClock(office, day).downMs(levels, gaps, zone) / minute
}

describe('minutes down in business hours (R13)', () => {
  it('are minutes, not transitions: a room that came and went counts what it was away', () => {
    const flaky: [number, HealthLevel][] = [9, 10, 11].flatMap((at): [number, HealthLevel][] => [
      [monday + at * hour, 'offline'],
      [monday + at * hour + 5 * minute, 'healthy'],
    ])
    expect(down(flaky)).toBe(15)
    expect(down([[monday + 9 * hour, 'offline']])).toBe(9 * 60)
  })

  it('leave out the night, planned work, restarts and what is not known', () => {
    expect(
      down([
        [monday + 2 * hour, 'offline'],
        [monday + 8.5 * hour, 'restarting'],
        [monday + 9 * hour, 'maintenance'],
        [monday + 10 * hour, 'unknown'],
        [monday + 11 * hour, 'critical'],
        [monday + 11.25 * hour, 'degraded'],
      ]),
    ).toBe(30 + 15)
  })

  it('go by the clock of the room', () => {
    const morning: [number, HealthLevel][] = [
      [monday + 7 * hour, 'offline'],
      [monday + 8 * hour, 'healthy'],
    ]
    expect(down(morning)).toBe(0)
    expect(down(morning, { zone: 'Europe/Oslo' })).toBe(60)
  })

  it('count a room that was down all along, and not what nobody watched', () => {
    expect(down([], { initial: 'offline' })).toBe(10 * 60)
    const gaps = [{ from: monday + 9 * hour, until: monday + 12 * hour }]
    expect(down([], { initial: 'offline', gaps })).toBe(7 * 60)
    expect(new BusinessClock(office, day).unwatchedMs(gaps) / hour).toBe(3)
    expect(new BusinessClock(office, { from: sunday, until: monday }).unwatchedMs(gaps)).toBe(0)
  })
})
