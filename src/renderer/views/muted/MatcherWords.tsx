import type { SilenceMatcher } from '../../../shared/model/incident'
import { matcherParts } from '../../../shared/text/en/matchers'
import { useNames } from '../../queries/names'

/** What a matcher fits, in words: its parts one after another. */
export function MatcherWords({ matcher }: { matcher: SilenceMatcher }) {
  return matcherParts(matcher, useNames()).join(' · ')
}
