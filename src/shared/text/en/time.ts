const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** A length of time in at most two units: `42 s`, `4 min`, `2 h 10 min`, `3 d 4 h`. Negative reads `0 s`. */
export function durationWords(ms: number): string {
  const length = Math.max(0, ms)
  if (length < minute) return `${Math.floor(length / second)} s`
  if (length < hour) return `${Math.floor(length / minute)} min`
  if (length < day) return twoUnits(Math.floor(length / minute), 60, 'h', 'min')
  return twoUnits(Math.floor(length / hour), 24, 'd', 'h')
}

/** A short length of time for measurements: `0.4 s`, `48.9 s`, then `4 min 10 s`. */
export function exactDurationWords(ms: number): string {
  const length = Math.max(0, ms)
  if (length < minute) return `${(length / second).toFixed(1)} s`
  if (length < hour) return twoUnits(Math.round(length / second), 60, 'min', 's')
  return durationWords(length)
}

/** A length of time in its largest unit, for places with little room: `42 s`, `4 min`, `2 h`, `3 d`. */
export function roughDurationWords(ms: number): string {
  return durationWords(ms).split(' ').slice(0, 2).join(' ')
}

function twoUnits(total: number, base: number, big: string, small: string): string {
  const rest = total % base
  const whole = `${Math.floor(total / base)} ${big}`
  return rest === 0 ? whole : `${whole} ${rest} ${small}`
}

/** How long ago in words; a moment in the future (clock differences) reads `now`. */
export function agoWords(at: number, now: number): string {
  return now - at < second ? 'now' : `${durationWords(now - at)} ago`
}

/** How soon in words; a moment that has passed reads `now`. */
export function inWords(at: number, now: number): string {
  return at - now < second ? 'now' : `in ${durationWords(at - now)}`
}

const clockFormat = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const hourFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const momentFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

const weekdayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long' })
const dateFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

const shortDateFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

/** `23 Nov 2026`, local, for places with little room. */
export const dayWords = (at: number): string => shortDateFormat.format(at)
/** `Monday, 23 November 2026`, local. */
export const dateWords = (at: number): string => `${weekdayFormat.format(at)}, ${dateFormat.format(at)}`
/** `14:03:22`, local. */
export const clockWords = (at: number): string => clockFormat.format(at)
/** `14:03`, local. */
export const hourWords = (at: number): string => hourFormat.format(at)
/** `Mon, 23 Nov 2026, 14:03:22`, local. */
export const momentWords = (at: number): string => momentFormat.format(at)

export const sinceFirstSeen = 'since first seen'
export const sinceFirstSeenHint = 'It was already so when Roomwall first looked; when it began is not known.'
