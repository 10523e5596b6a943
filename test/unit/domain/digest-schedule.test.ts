import { describe, expect, it } from 'vitest'
import {
  coverOf,
  type DigestTimes,
  lastMoment,
  nextMoment,
  previewCover,
} from '../../../src/main/domain/digest-schedule'
import { hour, minute } from './facts'

const weekdays: DigestTimes = {
  at: '08:00',
  days: [1, 2, 3, 4, 5],
  hours: { zone: 'Europe/Oslo', days: [1, 2, 3, 4, 5], from: '08:00', until: '18:00' },
}
const monday = Date.UTC(2026, 10, 23, 7)
const friday = Date.UTC(2026, 10, 20, 7)

describe('when a digest is due', () => {
  it('by the clock of its zone, on its days only', () => {
    expect(lastMoment(weekdays, monday)).toBe(monday)
    expect(lastMoment(weekdays, monday - 1)).toBe(friday)
    expect(nextMoment(weekdays, friday)).toBe(monday)
    expect(nextMoment({ ...weekdays, days: [3] }, monday)).toBe(Date.UTC(2026, 10, 25, 7))
    expect(lastMoment({ ...weekdays, days: [3] }, monday)).toBe(Date.UTC(2026, 10, 18, 7))
  })

  it('once on the night the clocks go back, and once where they skip its hour', () => {
    const night = { ...weekdays, at: '02:30', days: [7] }
    const back = Date.UTC(2026, 9, 25, 0, 30)
    expect(nextMoment(night, back - hour)).toBe(back)
    expect(nextMoment(night, back)).toBe(Date.UTC(2026, 10, 1, 1, 30))
    const forward = Date.UTC(2026, 2, 29, 1, 30)
    expect(nextMoment(night, forward - hour)).toBe(forward)
  })
})

describe('what it covers', () => {
  it('from where the last one ended to the moment it was due; the first one from the moment before', () => {
    expect(coverOf(weekdays, friday + minute, monday, monday + 10_000)).toEqual({
      from: friday + minute,
      until: monday,
    })
    expect(coverOf(weekdays, null, monday, monday + 10_000)).toEqual({ from: friday, until: monday })
  })

  it('to now where the computer slept through it, and never more than incidents are known for', () => {
    const wokeAt = monday + 3 * hour
    expect(coverOf(weekdays, friday, monday, wokeAt)).toEqual({ from: friday, until: wokeAt })
    const monthAgo = monday - 30 * 24 * hour
    expect(coverOf(weekdays, monthAgo, monday, monday)).toEqual({
      from: monday - 8 * 24 * hour,
      until: monday,
    })
  })

  it('a preview shows a day at least, so that it is not empty just after a digest', () => {
    expect(previewCover(weekdays, monday + minute)).toEqual({
      from: monday + minute - 24 * hour,
      until: monday + minute,
    })
    const sunday = monday - 20 * hour
    expect(previewCover(weekdays, sunday)).toEqual({ from: friday, until: sunday })
  })
})
