import type { BusinessHours } from '../../shared/model/business-hours'
import { addDays, calendarDay, momentOf, weekdayOf } from './zoned-time'

/** A stretch of time, epoch ms; `until` not included. */
interface TimeSpan {
  from: number
  until: number
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** The stretches of business hours within a span of time, in order; safe across changes of the clock. */
export function businessSpans({ zone, days, from, until }: BusinessHours, span: TimeSpan): TimeSpan[] {
  const spans: TimeSpan[] = []
  const isPastMidnight = minutesOf(until) <= minutesOf(from)
  // The day before the span begins may reach into it.
  for (let day = addDays(calendarDay(span.from, zone), -1); ; day = addDays(day, 1)) {
    const begin = momentOf(day, minutesOf(from), zone, 'first')
    if (begin >= span.until) return spans
    if (!days.includes(weekdayOf(day))) continue
    const end = momentOf(isPastMidnight ? addDays(day, 1) : day, minutesOf(until), zone, 'first')
    const clipped = { from: Math.max(begin, span.from), until: Math.min(end, span.until) }
    if (clipped.from < clipped.until) spans.push(clipped)
  }
}

/** Does the moment `at`, epoch ms, fall into the hours? */
export function isWithinHours(hours: BusinessHours, at: number): boolean {
  return businessSpans(hours, { from: at, until: at + 1 }).length > 0
}
