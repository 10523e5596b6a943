import { expect, it } from 'vitest'
import { businessDayBeside, isBusinessDay } from '../../../src/main/domain/business-day'

it('days of business lie beside any day, over a weekend, a month and a leap day', () => {
  const sunday = { year: 2026, month: 11, day: 29 }
  expect(isBusinessDay(sunday)).toBe(false)
  expect(businessDayBeside(sunday, 'before')).toEqual({ year: 2026, month: 11, day: 27 })
  expect(businessDayBeside(sunday, 'after')).toEqual({ year: 2026, month: 11, day: 30 })
  expect(businessDayBeside({ year: 2026, month: 11, day: 26 }, 'before').day).toBe(25)
  expect(businessDayBeside({ year: 2028, month: 3, day: 1 }, 'before')).toEqual({
    year: 2028,
    month: 2,
    day: 29,
  })
})
