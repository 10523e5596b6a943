import type { BusinessHours } from '../../shared/model/business-hours'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** A stretch of time, epoch ms; `until` not included. */
interface TimeSpan {
  from: number
  until: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: isKnownZone(zone) ? zone : 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  })
  formats.set(zone, format)
  return format
}

/** Does this computer know a zone of that name (IANA)? An unknown one reads as UTC. */
function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** What a zone's clock shows at `at`, written as if it were UTC. */
function wallClock(at: number, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}

/** When a zone's clock shows `wall`. An hour that is skipped reads as the moment of the skip's end, a repeated one as its first. */
function instantOf(wall: number, zone: string): number {
  const guess = wall - (wallClock(wall, zone) - wall)
  const second = wall - (wallClock(guess, zone) - guess)
  return wallClock(second, zone) === wall ? second : Math.max(guess, second)
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** The stretches of business hours within a span of time, in order. */
export function businessSpans({ zone, days, from, until }: BusinessHours, span: TimeSpan): TimeSpan[] {
  const spans: TimeSpan[] = []
  const length = minutesOf(until) - minutesOf(from)
  const isPastMidnight = length <= 0
  // Days before the span begins may reach into it.
  const firstDay = Math.floor(wallClock(span.from, zone) / dayMs) * dayMs - dayMs
  for (let day = firstDay; day <= wallClock(span.until, zone); day += dayMs) {
    const weekday = new Date(day).getUTCDay() || 7
    if (!days.includes(weekday)) continue
    const begin = instantOf(day + minutesOf(from) * minuteMs, zone)
    const end = instantOf(day + minutesOf(until) * minuteMs + (isPastMidnight ? dayMs : 0), zone)
    const clipped = { from: Math.max(begin, span.from), until: Math.min(end, span.until) }
    if (clipped.from < clipped.until) spans.push(clipped)
  }
  return spans
}

export function isWithinHours(hours: BusinessHours, at: number): boolean {
  return businessSpans(hours, { from: at, until: at + 1 }).length > 0
}
