import type { MaintenanceWindow, Recurrence } from '../../shared/model/maintenance'
import { addDays, type CalendarDay, calendarDay, momentOf, weekdayOf } from './zoned-time'

/** One time a window is in force, epoch ms. */
export interface Occurrence {
  from: number
  until: number
}

/** Every pattern comes round within this many days: the fifth week of one month to the fourth of the one after the next. */
const farthestDays = 70

/**
 * The occurrences of a window by a zone's clock that end after `after`, in order, at most `most` of them. Each begins at the
 * first and ends at the last moment its clock times name, so a night with a repeated hour is covered whole; a beginning or end
 * that falls into a skipped hour comes later by that hour. Empty when the window is over for good.
 */
export function occurrencesOf(
  { time, cutAt }: Pick<MaintenanceWindow, 'time' | 'cutAt'>,
  zone: string,
  after: number,
  most: number,
): Occurrence[] {
  const cut = ({ from, until }: Occurrence): Occurrence =>
    cutAt !== null && from < cutAt ? { from, until: Math.min(until, cutAt) } : { from, until }
  if (time.kind === 'once') {
    const occurrence = cut({ from: time.startsAt, until: time.endsAt })
    return occurrence.until > after ? [occurrence] : []
  }
  const found: Occurrence[] = []
  const { recurrence, fromMinute, untilMinute } = time
  const today = calendarDay(after, zone)
  for (let ahead = -2; ahead <= farthestDays * most && found.length < most; ahead += 1) {
    const day = addDays(today, ahead)
    if (!isDayOf(recurrence, day)) continue
    const lastDay = untilMinute > fromMinute ? day : addDays(day, 1)
    const occurrence = cut({
      from: momentOf(day, fromMinute, zone, 'first'),
      until: momentOf(lastDay, untilMinute, zone, 'last'),
    })
    if (occurrence.until > after) found.push(occurrence)
  }
  return found
}

/** Does a recurring window begin on this day? */
function isDayOf(recurrence: Recurrence, day: CalendarDay): boolean {
  switch (recurrence.every) {
    case 'day':
      return true
    case 'week':
      return recurrence.weekdays.includes(weekdayOf(day))
    case 'month': {
      if (weekdayOf(day) !== recurrence.weekday) return false
      if (recurrence.nth === 'last') return addDays(day, 7).month !== day.month
      return Math.ceil(day.day / 7) === recurrence.nth
    }
  }
}
