const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** A day of the calendar; `month` counts from 1. */
export interface CalendarDay {
  year: number
  month: number
  day: number
}

/** What calendar and clock of a zone show, to the minute. */
export interface LocalMinute extends CalendarDay {
  hour: number
  minute: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const options = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  } as const
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone })
  } catch {
    format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
  }
  formats.set(zone, format)
  return format
}

/** What calendar and clock of a zone (IANA) show at a moment (epoch ms); an unknown zone reads as UTC. */
export function localMinuteOf(at: number, zone: string): LocalMinute {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  }
}

/**
 * The moment (epoch ms) at which a zone's clock shows this. Of an hour that daylight saving repeats the first; of one that
 * it skips the moment as far behind the gap, so that it never comes too early.
 */
export function momentOf(local: LocalMinute, zone: string): number {
  const asUtc = utcOf(local)
  const offsets = [offsetAt(asUtc - dayMs, zone), offsetAt(asUtc + dayMs, zone)]
  const moments = offsets.map((offset) => asUtc - offset)
  const shown = moments.filter((moment) => utcOf(localMinuteOf(moment, zone)) === asUtc)
  return shown.length > 0 ? Math.min(...shown) : Math.max(...moments)
}

/** The day so many days later (or earlier) in the calendar. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  const moved = new Date(Date.UTC(day.year, day.month - 1, day.day + days))
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

/** Is it a Monday to Friday? */
export function isBusinessDay({ year, month, day }: CalendarDay): boolean {
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The nearest Monday to Friday after this day, or before it. */
export function businessDayBeside(day: CalendarDay, side: 'before' | 'after'): CalendarDay {
  const step = side === 'before' ? -1 : 1
  let beside = addDays(day, step)
  while (!isBusinessDay(beside)) beside = addDays(beside, step)
  return beside
}

/** How far a zone's clock is ahead of UTC at a moment, ms. */
function offsetAt(at: number, zone: string): number {
  const wholeMinute = Math.floor(at / minuteMs) * minuteMs
  return utcOf(localMinuteOf(wholeMinute, zone)) - wholeMinute
}

function utcOf({ year, month, day, hour, minute }: LocalMinute): number {
  return Date.UTC(year, month - 1, day, hour, minute)
}
