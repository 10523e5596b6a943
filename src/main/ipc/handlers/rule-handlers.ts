import { succeed } from '../../../shared/errors'
import type { RuleBook } from '../../alerts/rule-book'
import type { Handlers } from '../handler'

type RuleHandlers = Pick<Handlers, Extract<keyof Handlers, `rules.${string}`>>

/** The alerting rules as people change them. */
export function ruleHandlers(rules: RuleBook): RuleHandlers {
  return {
    async 'rules.read'() {
      return succeed(rules.read())
    },
    'rules.save': ({ settings }) => rules.save(settings),
    'rules.replay': ({ replayId, settings }) => rules.replay(replayId, settings),
    async 'rules.cancelReplay'({ replayId }) {
      rules.cancelReplay(replayId)
      return succeed(null)
    },
  }
}
