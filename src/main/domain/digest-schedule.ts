import type { DigestDraft } from '../../shared/model/digest'
import { addDays, calendarDay, momentOf, weekdayOf } from './zoned-time'

/** When a digest is sent. */
export type DigestTimes = Pick<DigestDraft, 'at' | 'days' | 'hours'>

const hourMs = 60 * 60_000
const dayMs = 24 * hourMs
/** After a longer pause a digest tells of the last days only. */
const mostCoveredMs = 8 * dayMs
/** A digest that is later than this was slept through. */
const lateAfterMs = 2 * 60_000

function momentsNear(times: DigestTimes, at: number): number[] {
  const { zone } = times.hours
  const minute = Number(times.at.slice(0, 2)) * 60 + Number(times.at.slice(3))
  const today = calendarDay(at, zone)
  const moments: number[] = []
  for (let day = -8; day <= 8; day += 1) {
    const date = addDays(today, day)
    if (times.days.includes(weekdayOf(date))) moments.push(momentOf(date, minute, zone, 'first'))
  }
  return moments
}

/** The newest moment of the schedule that is not after `now` (epoch ms). */
export function lastMoment(times: DigestTimes, now: number): number {
  return Math.max(...momentsNear(times, now).filter((moment) => moment <= now))
}

/** The first moment of the schedule after `now`. */
export function nextMoment(times: DigestTimes, now: number): number {
  return Math.min(...momentsNear(times, now).filter((moment) => moment > now))
}

export interface Cover {
  from: number
  until: number
}

/**
 * What a digest that was due at `dueAt` and is written at `now` covers: from where the last one ended, to the moment it was due;
 * to now where the computer slept through that moment.
 */
export function coverOf(times: DigestTimes, coveredUntil: number | null, dueAt: number, now: number): Cover {
  const until = now - dueAt > lateAfterMs ? now : dueAt
  const from = Math.max(coveredUntil ?? lastMoment(times, dueAt - 1), until - mostCoveredMs)
  return { from: Math.min(from, until), until }
}

/** What a digest shows that is looked at now: since it was last due, a day at least. */
export function previewCover(times: DigestTimes, now: number): Cover {
  return { from: Math.min(lastMoment(times, now), now - dayMs), until: now }
}

/** Until when something ends "soon": the next digest, a day at least. */
export function soonUntil(times: DigestTimes, now: number): number {
  return Math.max(nextMoment(times, now), now + dayMs)
}
