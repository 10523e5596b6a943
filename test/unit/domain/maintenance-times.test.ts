import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Occurrence, occurrencesOf } from '../../../src/main/domain/maintenance-times'
import { calendarDay, minuteOfDay, momentOf, weekdayOf } from '../../../src/main/domain/zoned-time'
import type { MaintenanceTime, Recurrence } from '../../../src/shared/model/maintenance'
import { hour, minute } from './facts'

function recurring(recurrence: Recurrence, from: string, until: string): MaintenanceTime {
  return { kind: 'recurring', recurrence, fromMinute: readClock(from), untilMinute: readClock(until) }
}

function readClock(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return hours * 60 + minutes
}

const every = { every: 'day' } as const
const show = ({ from, until }: Occurrence): string =>
  `${new Date(from).toISOString().slice(0, 16)} ${new Date(until).toISOString().slice(0, 16)}`

function next(
  time: MaintenanceTime,
  zone: string,
  after: string,
  most = 1,
  cutAt: number | null = null,
): string[] {
  return occurrencesOf({ time, cutAt }, zone, Date.parse(after), most).map(show)
}

describe('a window by the clock of a zone', () => {
  it.each([
    [
      'the night clocks go forward: 02:00 to 04:00 is one hour',
      '02:00',
      '04:00',
      '2026-03-28T12:00Z',
      '2026-03-29T01:00 2026-03-29T02:00',
    ],
    [
      'a beginning that is skipped comes an hour later',
      '02:30',
      '04:00',
      '2026-03-28T12:00Z',
      '2026-03-29T01:30 2026-03-29T02:00',
    ],
    [
      'a window within the skipped hour is not lost',
      '02:15',
      '02:45',
      '2026-03-28T12:00Z',
      '2026-03-29T01:15 2026-03-29T01:45',
    ],
    [
      'the night clocks go back: 01:00 to 04:00 is four hours',
      '01:00',
      '04:00',
      '2026-10-24T12:00Z',
      '2026-10-24T23:00 2026-10-25T03:00',
    ],
    [
      'a repeated half hour is covered from its first to its last',
      '02:30',
      '02:45',
      '2026-10-24T12:00Z',
      '2026-10-25T00:30 2026-10-25T01:45',
    ],
    ['over midnight', '22:00', '02:00', '2026-07-01T12:00Z', '2026-07-01T20:00 2026-07-02T00:00'],
    ['the whole day', '00:00', '00:00', '2026-07-01T12:00Z', '2026-06-30T22:00 2026-07-01T22:00'],
  ])('%s', (_what, from, until, after, expected) => {
    expect(next(recurring(every, from, until), 'Europe/Oslo', after)).toEqual([expected])
  })

  it('weekly goes by the day on which it begins', () => {
    const nights = recurring({ every: 'week', weekdays: [5, 7] }, '23:00', '01:00')
    expect(next(nights, 'UTC', '2026-11-23T08:00Z', 3)).toEqual([
      '2026-11-27T23:00 2026-11-28T01:00',
      '2026-11-29T23:00 2026-11-30T01:00',
      '2026-12-04T23:00 2026-12-05T01:00',
    ])
  })

  it.each<[Recurrence, string]>([
    [{ every: 'month', nth: 2, weekday: 2 }, '2026-12-08T01:00 2026-12-08T03:00'],
    [{ every: 'month', nth: 'last', weekday: 1 }, '2026-11-30T01:00 2026-11-30T03:00'],
    [{ every: 'month', nth: 4, weekday: 1 }, '2026-11-23T01:00 2026-11-23T03:00'],
  ])('monthly: %j', (recurrence, expected) => {
    expect(next(recurring(recurrence, '01:00', '03:00'), 'UTC', '2026-11-23T02:00Z')).toEqual([expected])
  })

  it('one that is ended early is over at once and comes again the next time', () => {
    const cutAt = Date.parse('2026-11-23T02:00Z')
    const window = recurring(every, '01:00', '03:00')
    expect(next(window, 'UTC', '2026-11-23T01:59Z', 2, cutAt)).toEqual([
      '2026-11-23T01:00 2026-11-23T02:00',
      '2026-11-24T01:00 2026-11-24T03:00',
    ])
    expect(next(window, 'UTC', '2026-11-23T02:00Z', 1, cutAt)).toEqual(['2026-11-24T01:00 2026-11-24T03:00'])
  })

  it('a single span is over for good once it ended', () => {
    const startsAt = Date.parse('2026-11-23T01:00Z')
    const once: MaintenanceTime = { kind: 'once', startsAt, endsAt: startsAt + hour }
    expect(next(once, 'UTC', '2026-11-23T00:00Z', 5)).toEqual(['2026-11-23T01:00 2026-11-23T02:00'])
    expect(next(once, 'UTC', '2026-11-23T02:00Z', 5)).toEqual([])
  })
})

// Half hours, 30-minute daylight saving, both hemispheres, a day that never was, and none at all.
const zones = [
  'Europe/Oslo',
  'America/New_York',
  'America/St_Johns',
  'America/Santiago',
  'Africa/Casablanca',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Atlantic/Azores',
  'UTC',
]
const zone = fc.constantFrom(...zones)
const moment = fc.date({ min: new Date('2011-06-01'), max: new Date('2037-12-01'), noInvalidDate: true })
const clock = fc.integer({ min: 0, max: 24 * 60 - 1 })
const recurrence: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.constant(every),
  fc.record({
    every: fc.constant('week' as const),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  }),
  fc.record({
    every: fc.constant('month' as const),
    nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 'last' as const),
    weekday: fc.integer({ min: 1, max: 7 }),
  }),
)

describe('over zones and years', () => {
  it('a clock reading is found where it exists, and no further than a gap away where not', () => {
    fc.assert(
      fc.property(zone, moment, clock, (where, when, minutes) => {
        const day = calendarDay(when.getTime(), where)
        const first = momentOf(day, minutes, where, 'first')
        const last = momentOf(day, minutes, where, 'last')
        expect(last).toBeGreaterThanOrEqual(first)
        expect(last - first).toBeLessThanOrEqual(hour)
        expect(minuteOfDay(first, where)).toBe(minuteOfDay(last, where))
        const late = (minuteOfDay(first, where) - minutes + 1440) % 1440
        expect(late).toBeLessThanOrEqual(60)
      }),
      { numRuns: 400 },
    )
  })

  it('every pattern comes again; occurrences follow each other, are as long as their clock times say, give or take an hour', () => {
    fc.assert(
      fc.property(zone, moment, recurrence, clock, clock, (where, when, pattern, fromMinute, untilMinute) => {
        const time: MaintenanceTime = { kind: 'recurring', recurrence: pattern, fromMinute, untilMinute }
        const after = when.getTime()
        const found = occurrencesOf({ time, cutAt: null }, where, after, 4)
        expect(found).toHaveLength(4)
        const length = ((untilMinute - fromMinute + 1439) % 1440) + 1
        for (const [index, { from, until }] of found.entries()) {
          expect(until).toBeGreaterThan(after)
          // A day may be missing from the calendar altogether (Apia, 2011).
          expect(Math.abs(until - from - length * minute)).toBeLessThanOrEqual(
            where === 'Pacific/Apia' ? 25 * hour : hour,
          )
          expect(from).toBeGreaterThan(found[index - 1]?.from ?? 0)
          if (pattern.every === 'week' && where !== 'Pacific/Apia' && fromMinute >= 60 && fromMinute < 1380) {
            expect(pattern.weekdays).toContain(weekdayOf(calendarDay(from, where)))
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('asking later never finds an earlier one, and asking within one finds it', () => {
    fc.assert(
      fc.property(zone, moment, recurrence, clock, clock, (where, when, pattern, fromMinute, untilMinute) => {
        const time: MaintenanceTime = { kind: 'recurring', recurrence: pattern, fromMinute, untilMinute }
        const [first] = occurrencesOf({ time, cutAt: null }, where, when.getTime(), 1)
        if (!first || first.until - first.from < 2) return
        const [again] = occurrencesOf({ time, cutAt: null }, where, first.from + 1, 1)
        expect(again?.from).toBeLessThanOrEqual(first.from + 24 * hour)
        const [later] = occurrencesOf({ time, cutAt: null }, where, first.until, 1)
        expect(later?.from).toBeGreaterThan(first.from)
      }),
      { numRuns: 300 },
    )
  })
})
