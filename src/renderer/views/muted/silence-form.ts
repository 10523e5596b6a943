import type { Silence, SilenceMatcher } from '../../../shared/model/incident'
import { type SilenceOrder, SilenceTime } from '../../../shared/model/silence-order'
import { anything } from '../../ui/MatcherFields'
import { toField } from './maintenance-form'

/** How long: some hours from now, or between two moments. */
type Length = '4' | '24' | '168' | '720' | '2160' | 'custom'
export const silenceLengths: readonly Length[] = ['4', '24', '168', '720', '2160', 'custom']

/** What the fields of the dialog hold. */
export interface SilenceForm {
  matcher: SilenceMatcher
  length: Length
  /** As a `datetime-local` field has it. */
  startsAt: string
  endsAt: string
  comment: string
}

const hourMs = 60 * 60_000

/** The form of a new silence, or of one that is changed. */
export function openSilenceForm(changes: Silence | null, now: number): SilenceForm {
  if (changes === null) {
    const span = { startsAt: toField(now), endsAt: toField(now + 4 * hourMs) }
    return { matcher: anything, length: '4', ...span, comment: '' }
  }
  const { matcher, startsAt, endsAt, comment } = changes
  return { matcher, length: 'custom', startsAt: toField(startsAt), endsAt: toField(endsAt), comment }
}

/** When the fields say it is; null while they do not, or when it is over by `now`. */
export function readSilenceTime(
  { length, startsAt, endsAt }: SilenceForm,
  now: number,
): SilenceOrder['when'] | null {
  if (length !== 'custom') return { kind: 'for', hours: Number(length) }
  const span = { startsAt: new Date(startsAt).getTime(), endsAt: new Date(endsAt).getTime() }
  const { success } = SilenceTime.safeParse({ kind: 'between', ...span })
  return success && span.endsAt > now ? { kind: 'between', ...span } : null
}
