import type { PresenceSample } from '../../shared/model/presence'
import type { PresenceState } from '../../shared/model/presence-state'

/** How many samples a change of verdict takes (alerting rules R1 and R5). */
export interface PresenceRules {
  /** Samples that make `offline` hard: 3, for VIP rooms 2 (R1). */
  badSamples: number
  /** Samples older than this no longer count towards a change, ms (R1). */
  badWindowMs: number
  /** Samples that make a recovery hard (R5). */
  goodSamples: number
}

export const defaultPresenceRules: PresenceRules = {
  badSamples: 3,
  badWindowMs: 5 * 60_000,
  goodSamples: 2,
}

/** Rooms marked as very important are believed offline one sample earlier (R1). */
export const vipPresenceRules: PresenceRules = { ...defaultPresenceRules, badSamples: 2 }

type PresenceWords = Pick<PresenceSample, 'availability' | 'activity'>

/** Words by which the service says that it does not know. */
const unknownWords: ReadonlySet<string> = new Set(['presenceunknown', 'unknown', 'unknownfuturevalue'])
const callWords: ReadonlySet<string> = new Set(['inacall', 'inaconferencecall', 'presenting'])

/**
 * What one sample says, by the union of Microsoft's two published lists in any case. Availability decides;
 * activity is asked only when availability is empty, because the two published lists look exchanged.
 * A word never heard of reads `reachable`: every published word but two is said of an account somebody is
 * signed in with, and taking a new one for `offline` or silence would be the worse mistake.
 */
export function readPresenceVerdict(sample: PresenceWords): 'reachable' | 'offline' | 'unknown' {
  const word = readWord(sample.availability) || readWord(sample.activity)
  if (word === '' || unknownWords.has(word)) return 'unknown'
  return word === 'offline' ? 'offline' : 'reachable'
}

/** Is the account in a call or presenting? null while offline or unknown. Being in a meeting may come from the calendar alone. */
export function isInCall(words: PresenceWords): boolean | null {
  if (readPresenceVerdict(words) !== 'reachable') return null
  return callWords.has(readWord(words.availability)) || callWords.has(readWord(words.activity))
}

/**
 * Takes one more sample of an account, read at `at` (epoch ms).
 * - The first verdict is believed at once, with `since` null (R32); after that a change is soft until enough
 *   samples within the window agree (R1, R5), and `since` is then the first of them.
 * - A sample that agrees with the verdict clears the doubt; an unknown one neither counts nor clears (R2),
 *   and only lets old samples leave the window.
 * - A sample of an older `sequenceNumber` returns `before` itself; several at one moment count once.
 */
export function observePresence(
  before: PresenceState | null,
  sample: PresenceSample,
  at: number,
  rules: PresenceRules,
): PresenceState {
  if (before !== null && isOutdated(before, sample, at, rules)) return before
  const said = readPresenceVerdict(sample)
  const seen: PresenceState = {
    accountId: sample.accountId,
    verdict: before?.verdict ?? null,
    since: before?.since ?? null,
    pending: before?.pending ?? null,
    availability: readWord(sample.availability),
    activity: readWord(sample.activity),
    lastGoodAt: said === 'unknown' ? (before?.lastGoodAt ?? null) : at,
    sequenceNumber: sample.sequenceNumber ?? before?.sequenceNumber ?? null,
  }
  if (said === 'unknown') return { ...seen, pending: ageOut(seen.pending, at, rules) }
  if (seen.verdict === null) return { ...seen, verdict: said, since: null, pending: null }
  if (said === seen.verdict) return { ...seen, pending: null }

  const needed = said === 'offline' ? rules.badSamples : rules.goodSamples
  const earlier = ageOut(seen.pending, at, rules)?.sampleTimes ?? []
  const sampleTimes = earlier.at(-1) === at ? earlier : [...earlier, at]
  if (sampleTimes.length < needed) return { ...seen, pending: { verdict: said, sampleTimes, needed } }
  return { ...seen, verdict: said, since: sampleTimes[0] ?? at, pending: null }
}

/** Does anything differ that is worth storing or showing, i.e. more than the time and number of the last sample? */
export function presenceChanged(before: PresenceState | null, after: PresenceState): boolean {
  if (before === after) return false
  if (before === null) return true
  return (
    before.accountId !== after.accountId ||
    before.verdict !== after.verdict ||
    before.since !== after.since ||
    before.availability !== after.availability ||
    before.activity !== after.activity ||
    !isSamePending(before.pending, after.pending)
  )
}

/** Is there a doubt to settle? Then the account is asked again at the suspect rate (R1, R5). */
export function isSuspect(state: PresenceState): boolean {
  return state.pending !== null
}

/**
 * Sweep and suspect requests overtake each other, so an older version is dropped. Once nothing newer came for a whole
 * window it is taken after all: else one wild number would silence an account for ever.
 */
function isOutdated(
  before: PresenceState,
  sample: PresenceSample,
  at: number,
  rules: PresenceRules,
): boolean {
  if (before.sequenceNumber === null || sample.sequenceNumber === null) return false
  if (sample.sequenceNumber >= before.sequenceNumber) return false
  return before.lastGoodAt !== null && Math.abs(at - before.lastGoodAt) <= rules.badWindowMs
}

/** Drops samples outside the window, and those of the future (the clock was set back). */
function ageOut(
  pending: PresenceState['pending'],
  at: number,
  rules: PresenceRules,
): PresenceState['pending'] {
  if (pending === null) return null
  const sampleTimes = pending.sampleTimes.filter((time) => time <= at && at - time <= rules.badWindowMs)
  if (sampleTimes.length === 0) return null
  return sampleTimes.length === pending.sampleTimes.length ? pending : { ...pending, sampleTimes }
}

function isSamePending(a: PresenceState['pending'], b: PresenceState['pending']): boolean {
  if (a === b) return true
  if (a === null || b === null) return false
  return (
    a.verdict === b.verdict &&
    a.needed === b.needed &&
    a.sampleTimes.length === b.sampleTimes.length &&
    a.sampleTimes.every((time, i) => time === b.sampleTimes[i])
  )
}

function readWord(text: string): string {
  return text.trim().toLowerCase()
}
