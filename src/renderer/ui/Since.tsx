import {
  agoWords,
  durationWords,
  inWords,
  momentWords,
  sinceFirstSeen,
  sinceFirstSeenHint,
} from '../../shared/text/en/time'
import { useClock } from '../ui-state/clock'

/** How long something has lasted, in words; the exact time on hover. */
export function Since({ at }: { at: number | null }) {
  const words = useClock((now) => (at === null ? sinceFirstSeen : durationWords(now - at)))
  if (at === null) return <span title={sinceFirstSeenHint}>{words}</span>
  return (
    <time dateTime={new Date(at).toISOString()} title={momentWords(at)}>
      {words}
    </time>
  )
}

/** How long ago something was, in words; the exact time on hover. */
export function Ago({ at }: { at: number }) {
  const words = useClock((now) => agoWords(at, now))
  return (
    <time dateTime={new Date(at).toISOString()} title={momentWords(at)}>
      {words}
    </time>
  )
}

/** How soon something will be, in words; the exact time on hover. */
export function Soon({ at }: { at: number }) {
  const words = useClock((now) => inWords(at, now))
  return (
    <time dateTime={new Date(at).toISOString()} title={momentWords(at)}>
      {words}
    </time>
  )
}
