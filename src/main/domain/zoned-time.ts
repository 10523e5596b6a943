const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** A day of the calendar, month 1 to 12. */
export interface CalendarDay {
  year: number
  month: number
  day: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** An unknown zone reads as UTC. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const options = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  } as const
  const timeZone = isZone(zone) ? zone : 'UTC'
  const format = new Intl.DateTimeFormat('en-US', { ...options, timeZone })
  formats.set(zone, format)
  return format
}

/** Is it a zone (IANA) that this runtime knows? */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }) !== null
  } catch {
    return false
  }
}

/** What calendar and clock on the wall of a zone show at a moment, as if they were UTC (ms). */
function readWall(at: number, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}

/** Minutes after midnight by a zone's clock. */
export function minuteOfDay(at: number, zone: string): number {
  return Math.floor((readWall(at, zone) % dayMs) / minuteMs)
}

/** The day that a zone's calendar shows at a moment, counted since 1970. */
export function dayNumber(at: number, zone: string): number {
  return Math.floor(readWall(at, zone) / dayMs)
}

/** The date that a zone's calendar shows at a moment, epoch ms. */
export function calendarDay(at: number, zone: string): CalendarDay {
  return toDay(readWall(at, zone))
}

/** The date so many days later; negative for earlier. */
export function addDays({ year, month, day }: CalendarDay, days: number): CalendarDay {
  return toDay(Date.UTC(year, month - 1, day + days))
}

/** Monday = 1 to Sunday = 7. */
export function weekdayOf({ year, month, day }: CalendarDay): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7
}

function toDay(wall: number): CalendarDay {
  const date = new Date(wall)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/**
 * The moment at which a zone's clock shows `minute` minutes after midnight on a day. A reading that comes twice (clocks put
 * back) is the one asked for; one that never comes (clocks put forward) is later by the length of the gap.
 */
export function momentOf(
  { year, month, day }: CalendarDay,
  minute: number,
  zone: string,
  which: 'first' | 'last',
): number {
  const wall = Date.UTC(year, month - 1, day, 0, minute)
  const offsetAt = (at: number) => readWall(at, zone) - Math.floor(at / 1000) * 1000
  // Zones change at most once within these days, so one of the two offsets holds at that moment, or both do.
  const before = offsetAt(wall - 1.5 * dayMs)
  const after = offsetAt(wall + 1.5 * dayMs)
  const fitting = [wall - before, wall - after].filter((at) => readWall(at, zone) === wall)
  if (fitting.length === 0) return wall - before
  return which === 'first' ? Math.min(...fitting) : Math.max(...fitting)
}
