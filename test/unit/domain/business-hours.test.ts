import { describe, expect, it } from 'vitest'
import { businessSpans, isWithinHours } from '../../../src/main/domain/business-hours'
import { minute } from './facts'

const hour = 60 * minute
const day = 24 * hour
const office = { zone: 'Europe/Oslo', days: [1, 2, 3, 4, 5], from: '08:00', until: '18:00' }
const utc = (text: string) => Date.parse(`${text}Z`)

describe('business hours follow the clock of their zone', () => {
  it.each([
    ['2026-11-23T06:59', false], // Monday 07:59 in winter
    ['2026-11-23T07:00', true],
    ['2026-11-23T16:59', true],
    ['2026-11-23T17:00', false],
    ['2026-07-13T06:00', true], // Monday 08:00 in summer
    ['2026-07-13T05:59', false],
    ['2026-11-22T12:00', false], // Sunday
  ])('%s UTC: %s', (at, isWithin) => {
    expect(isWithinHours(office, utc(at))).toBe(isWithin)
  })

  it('a shift past midnight belongs to the day it began', () => {
    const night = { ...office, days: [5], from: '22:00', until: '06:00' }
    expect(isWithinHours(night, utc('2026-11-28T04:00'))).toBe(true) // Saturday 05:00, Friday's shift
    expect(isWithinHours(night, utc('2026-11-27T04:00'))).toBe(false) // Friday 05:00, Thursday's
  })

  it.each([
    ['spring', '2026-03-28T12:00', 23],
    ['autumn', '2026-10-24T12:00', 25],
  ])('the day the clock changes in %s is as long as it is', (_name, from, hours) => {
    const always = { ...office, days: [7], from: '00:00', until: '00:00' }
    const whole = { from: utc(from), until: utc(from) + 2 * day }
    expect(businessSpans(always, whole).map(({ from, until }) => (until - from) / hour)).toEqual([hours])
  })

  it('a zone nobody knows reads as UTC', () => {
    expect(isWithinHours({ ...office, zone: 'Middle/Earth' }, utc('2026-11-23T08:00'))).toBe(true)
  })
})
