const hourMs = 60 * 60_000
const dayMs = 24 * hourMs

const formats = new Map<string, Intl.DateTimeFormat>()

interface LocalTime {
  hour: number
  minute: number
  second: number
  weekday: string
}

/** What the clock on the wall of a zone (IANA) shows; an unknown zone reads as UTC. */
function localTime(at: number, zone: string): LocalTime {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type) ?? 0)
  return {
    hour: number('hour'),
    minute: number('minute'),
    second: number('second'),
    weekday: parts.get('weekday') ?? '',
  }
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const options = {
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    weekday: 'short',
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

/**
 * Is it between two full hours by a zone's clock, `fromHour` included? The clock itself is read, so a night whose hours are
 * skipped or repeated for daylight saving is judged as people there would.
 */
export function isBetweenHours(at: number, zone: string, fromHour: number, untilHour: number): boolean {
  const hour = hourOf(at, zone)
  return hour >= fromHour && hour < untilHour
}

const quarterMs = 15 * 60_000
const mostHours = 2_000
const hours = new Map<string, Map<number, number>>()

/** The hour a zone's clock shows. Kept by the quarter of an hour, the grain of every zone: rules ask for the same times again and again. */
function hourOf(at: number, zone: string): number {
  const quarter = Math.floor(at / quarterMs)
  const ofZone = hours.get(zone) ?? new Map<number, number>()
  const known = ofZone.get(quarter)
  if (known !== undefined) return known
  if (ofZone.size >= mostHours) ofZone.clear()
  const { hour } = localTime(at, zone)
  hours.set(zone, ofZone.set(quarter, hour))
  return hour
}

/** The first moment after `at` when a zone's clock shows 07:00 on a Monday to Friday, to the minute. */
export function nextBusinessMorning(at: number, zone: string): number {
  // Hour by hour rather than by arithmetic: a day may have 23 or 25 of them.
  let moment = at
  for (let step = 0; step < 24 * 5; step += 1) {
    const { minute, second } = localTime(moment, zone)
    moment += hourMs - minute * 60_000 - second * 1000 - (moment % 1000)
    const { hour, weekday } = localTime(moment, zone)
    if (hour === 7 && weekday !== 'Sat' && weekday !== 'Sun') return moment
  }
  return at + dayMs
}
