import { describe, expect, it } from 'vitest'
import { type ReplayedChange, type ReplayedPast, replayRules } from '../../../src/main/domain/rule-replay'
import { policyOf } from '../../../src/main/domain/tenant-policy'
import { emptyRuleSet, type RuleSet } from '../../../src/shared/model/alert-settings'
import { RoomId } from '../../../src/shared/model/room'
import type { HealthLevel } from '../../../src/shared/model/room-health'
import { morning, rules } from './alert-world'
import { contoso, hour, minute } from './facts'

const day = 24 * hour

function past(
  changes: readonly [room: number, at: number, level: HealthLevel][],
  more: Partial<ReplayedPast> & { initial?: HealthLevel } = {},
): ReplayedPast {
  const { initial = 'healthy', ...rest } = more
  const change = (room: number, at: number, level: HealthLevel): ReplayedChange => ({
    roomId: RoomId.parse(`room ${room}`),
    at: morning + at,
    level,
    isSoft: false,
    reason: null,
  })
  return {
    tenantKey: contoso,
    from: morning,
    until: morning + 3 * day,
    rooms: Array.from({ length: 6 }, (_, index) => ({
      roomId: RoomId.parse(`room ${index}`),
      name: `Room ${index}`,
      site: index < 3 ? 'Oslo' : 'Bergen',
      model: 'Neat Bar',
      zone: null,
      initial: change(index, -hour, initial),
    })),
    transitions: changes.map(([room, at, level]) => change(room, at, level)).toSorted((a, b) => a.at - b.at),
    gaps: [],
    ...rest,
  }
}

function replay(what: ReplayedPast, changed: Partial<RuleSet> = {}) {
  const policy = policyOf({ sets: [{ ...emptyRuleSet(null), ...changed }] }, null, rules)
  const running = replayRules(what, policy)
  for (;;) {
    const { value, done } = running.next()
    if (done) return value
    expect(value).toBeGreaterThanOrEqual(0)
    expect(value).toBeLessThanOrEqual(1)
  }
}

describe('the stored past by other rules', () => {
  it('a calm past would have told nothing', () => {
    expect(replay(past([])).count).toEqual({ told: 0, low: 0, byType: {} })
  })

  it('a room that was down for five minutes is told, unless it must be down for ten', () => {
    const spell = past([
      [0, hour, 'offline'],
      [0, hour + 5 * minute, 'healthy'],
    ])
    expect(replay(spell)).toMatchObject({
      count: { told: 1, byType: { roomOffline: 1 } },
      firings: [{ at: morning + hour, name: 'Room 0', site: 'Oslo' }],
    })
    expect(replay(spell, { thresholds: { downAfterMinutes: 10 } }).count.told).toBe(0)
    expect(replay(spell, { types: { roomOffline: { isOn: false, urgency: null } } }).count.told).toBe(0)
    expect(replay(spell, { types: { roomOffline: { isOn: null, urgency: 'low' } } }).count).toMatchObject({
      told: 0,
      low: 1,
    })
  })

  it('a dark site is one message, not one for each room', () => {
    const dark = past([0, 1, 2].map((room) => [room, hour, 'offline']))
    expect(replay(dark).count).toMatchObject({ told: 1, byType: { siteOutage: 1 } })
    expect(replay(dark, { thresholds: { siteRooms: 4 } }).count.byType).toEqual({ roomOffline: 1 })
  })

  it('what was so when the time began is nobody’s news', () => {
    expect(replay(past([], { initial: 'offline' })).count).toMatchObject({ told: 0, low: 0 })
  })

  it('what is broken when a room is first seen is nobody’s news, what breaks later is', () => {
    const rooms = past([]).rooms.map((room) => ({ ...room, initial: null }))
    const late = past(
      [
        [0, hour, 'offline'],
        [1, hour, 'unknown'],
        [1, 2 * hour, 'offline'],
        [2, hour, 'healthy'],
        [2, 30 * hour, 'offline'],
      ],
      { rooms },
    )
    expect(replay(late).firings.map(({ name }) => name)).toEqual(['Room 2'])
  })

  it('a night’s restart is told by nobody, a room that stays away is of low urgency', () => {
    const night = 14 * hour + 30 * minute
    const short = past([
      [0, night, 'offline'],
      [0, night + 10 * minute, 'healthy'],
    ])
    expect(replay(short).count).toEqual({ told: 0, low: 0, byType: {} })
    const long = past([
      [0, night, 'offline'],
      [0, night + 60 * minute, 'healthy'],
    ])
    expect(replay(long).count).toEqual({ told: 0, low: 1, byType: {} })
  })

  it('what happened while nobody watched is not judged; what is found afterwards is told once', () => {
    const gaps = [{ from: morning + hour, until: morning + 4 * hour }]
    const unseen = past(
      [
        [0, 2 * hour, 'offline'],
        [0, 3 * hour, 'healthy'],
      ],
      { gaps },
    )
    expect(replay(unseen).count.told).toBe(0)
    const found = past([[0, 4 * hour, 'offline']], { gaps })
    expect(replay(found).count.told).toBe(1)
  })

  it('unknown is never offline (R2)', () => {
    const silent = past(Array.from({ length: 6 }, (_, room) => [room, hour, 'unknown']))
    expect(replay(silent).count.told).toBe(0)
  })
})
