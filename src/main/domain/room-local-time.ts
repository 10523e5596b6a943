import type { RestartWindow } from '../../shared/model/maintenance'
import { addDays, calendarDay, minuteOfDay, momentOf, weekdayOf } from './zoned-time'

/**
 * Is it between the two times of the nightly update window by a zone's clock? The clock itself is read, so a night whose
 * hours are skipped or repeated for daylight saving is judged as people there would. A window may cross midnight.
 */
export function isInRestartWindow(at: number, zone: string, window: RestartWindow): boolean {
  const { isOn, fromMinute, untilMinute } = window
  if (!isOn) return false
  const minute = knownMinute(at, zone)
  return fromMinute < untilMinute
    ? minute >= fromMinute && minute < untilMinute
    : minute >= fromMinute || minute < untilMinute
}

const minuteMs = 60_000
const quarterMs = 15 * minuteMs
const mostQuarters = 2_000
const quarters = new Map<string, Map<number, number>>()

/** The minute a zone's clock shows. Kept by the quarter of an hour, the grain of every zone: rules ask for the same times again and again. */
function knownMinute(at: number, zone: string): number {
  const quarter = Math.floor(at / quarterMs)
  const ofZone = quarters.get(zone) ?? new Map<number, number>()
  let first = ofZone.get(quarter)
  if (first === undefined) {
    if (ofZone.size >= mostQuarters) ofZone.clear()
    first = minuteOfDay(quarter * quarterMs, zone)
    quarters.set(zone, ofZone.set(quarter, first))
  }
  return first + Math.floor((at % quarterMs) / minuteMs)
}

const sevenOClock = 7 * 60

/** The first moment after `at` when a zone's clock shows 07:00 on a Monday to Friday. */
export function nextBusinessMorning(at: number, zone: string): number {
  for (let day = calendarDay(at, zone); ; day = addDays(day, 1)) {
    const morning = momentOf(day, sevenOClock, zone, 'first')
    if (morning > at && weekdayOf(day) <= 5) return morning
  }
}

/** 07:00 tomorrow by a zone's clock. */
export function tomorrowMorning(at: number, zone: string): number {
  return momentOf(addDays(calendarDay(at, zone), 1), sevenOClock, zone, 'first')
}
