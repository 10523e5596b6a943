import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  businessDayBeside,
  isBusinessDay,
  localMinuteOf,
  momentOf,
} from '../../../src/main/domain/calendar-time'
import { minute } from './facts'

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Apia',
]
const wholeMinutes = fc
  .integer({ min: Date.UTC(2024, 0) / minute, max: Date.UTC(2034, 0) / minute })
  .map((count) => count * minute)

describe('calendar and clock of a zone', () => {
  it('show a moment, and lead back to it', () => {
    fc.assert(
      fc.property(wholeMinutes, fc.constantFrom(...zones), (at, zone) => {
        const back = momentOf(localMinuteOf(at, zone), zone)
        // An hour that is repeated leads to its first turn; nothing else moves.
        expect(localMinuteOf(back, zone)).toEqual(localMinuteOf(at, zone))
        expect(back).toBeLessThanOrEqual(at)
        expect(at - back).toBeLessThanOrEqual(60 * minute)
      }),
    )
  })

  it('an hour that is skipped never comes too early', () => {
    const gap = { year: 2026, month: 3, day: 29, hour: 2, minute: 30 }
    const moment = momentOf(gap, 'Europe/Berlin')
    expect(localMinuteOf(moment, 'Europe/Berlin')).toEqual({ ...gap, hour: 3 })
  })

  it('an unknown zone reads as UTC', () => {
    expect(localMinuteOf(0, 'Nowhere/Land')).toEqual({ year: 1970, month: 1, day: 1, hour: 0, minute: 0 })
  })
})

describe('days', () => {
  it('cross months, years and leap days', () => {
    expect(addDays({ year: 2028, month: 3, day: 1 }, -1)).toEqual({ year: 2028, month: 2, day: 29 })
    expect(addDays({ year: 2026, month: 12, day: 31 }, 1)).toEqual({ year: 2027, month: 1, day: 1 })
  })

  it('of business lie beside any day, at most over a weekend away', () => {
    const sunday = { year: 2026, month: 11, day: 29 }
    expect(isBusinessDay(sunday)).toBe(false)
    expect(businessDayBeside(sunday, 'before')).toEqual({ year: 2026, month: 11, day: 27 })
    expect(businessDayBeside(sunday, 'after')).toEqual({ year: 2026, month: 11, day: 30 })
    expect(businessDayBeside({ year: 2026, month: 11, day: 26 }, 'before').day).toBe(25)
  })
})
