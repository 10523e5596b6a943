import { addDays, type CalendarDay, weekdayOf } from './zoned-time'

/** Is it a Monday to Friday? Holidays are not known. */
export const isBusinessDay = (day: CalendarDay): boolean => weekdayOf(day) <= 5

/** The nearest Monday to Friday after this day, or before it. */
export function businessDayBeside(day: CalendarDay, side: 'before' | 'after'): CalendarDay {
  const step = side === 'before' ? -1 : 1
  let beside = addDays(day, step)
  while (!isBusinessDay(beside)) beside = addDays(beside, step)
  return beside
}
