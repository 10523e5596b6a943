import { Button } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import { RuledType, type RuleSet } from '../../../shared/model/alert-settings'
import { incidentTypeWords } from '../../../shared/text/en/incidents'
import { mutedText } from '../../../shared/text/en/muted'
import { rulesText } from '../../../shared/text/en/rules'
import { soundText } from '../../../shared/text/en/sound'
import { useNotifications } from '../../queries/notifications'
import { useRules } from '../../queries/rules'
import { useMute, useSound } from '../../queries/sound'
import { ErrorNotice } from '../../ui/ErrorNotice'
import screen from '../../ui/screen.module.css'
import { useClock } from '../../ui-state/clock'
import { MatcherWords } from './MatcherWords'
import styles from './MutedView.module.css'

/** Settings that keep people from being told: rules that leave out, routes that another console sends, a muted sound. */
export function QuietSettings() {
  return (
    <>
      <RuledOut />
      <OtherSenders />
      <MutedSound />
    </>
  )
}

function RuledOut() {
  const { data, error } = useRules()
  const sets = data?.settings.sets.filter(hasQuiet)
  return (
    <>
      <h2>{mutedText.rules}</h2>
      {error !== null && <ErrorNotice failure={error.failure} />}
      {sets?.length === 0 && <p className={screen.quiet}>{mutedText.rulesEmpty}</p>}
      {sets !== undefined && sets.length > 0 && (
        <p>
          {mutedText.rulesHint} <Link to="/settings/rules">{mutedText.rulesLink}</Link>
        </p>
      )}
      <ul className={styles.list}>
        {sets?.map((set) => (
          <RuledOutBySet key={set.group ?? ''} set={set} />
        ))}
      </ul>
    </>
  )
}

function RuledOutBySet({ set }: { set: RuleSet }) {
  const where = set.group === null ? rulesText.all : rulesText.group(set.group)
  return (
    <>
      {offTypes(set).map((type) => (
        <li key={type}>
          {mutedText.switchedOff(incidentTypeWords[type])} <span>{where}</span>
        </li>
      ))}
      {set.exclusions.map(({ exclusionId, matcher, comment }) => (
        <li key={exclusionId}>
          <MatcherWords matcher={matcher} />{' '}
          <span>
            {where}: {comment}
          </span>
        </li>
      ))}
    </>
  )
}

function offTypes({ types }: RuleSet) {
  return RuledType.options.filter((type) => types[type]?.isOn === false)
}

function hasQuiet(set: RuleSet): boolean {
  return set.exclusions.length > 0 || offTypes(set).length > 0
}

function OtherSenders() {
  const { data, error } = useNotifications()
  const routes = data?.routes.filter(({ sender }) => sender === 'anotherConsole')
  return (
    <>
      <h2>{mutedText.others}</h2>
      {error !== null && <ErrorNotice failure={error.failure} />}
      {routes?.length === 0 && <p className={screen.quiet}>{mutedText.othersEmpty}</p>}
      <ul className={styles.list}>
        {routes?.map(({ routeId, name }) => (
          <li key={routeId}>
            <Link to="/settings/notifications">{name}</Link> <span>{mutedText.othersHint}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function MutedSound() {
  const { data, error } = useSound()
  const mute = useMute()
  const mutedUntil = data?.mutedUntil ?? null
  const words = useClock((now) =>
    mutedUntil !== null && mutedUntil > now ? soundText.muted(mutedUntil - now) : null,
  )
  const failed = error ?? mute.error
  return (
    <>
      <h2>{mutedText.sound}</h2>
      {failed !== null && <ErrorNotice failure={failed.failure} />}
      {data !== undefined && words === null && <p className={screen.quiet}>{mutedText.soundEmpty}</p>}
      {words !== null && (
        <p>
          {words}{' '}
          <Button size="small" disabled={mute.isPending} onClick={() => mute.mutate(0)}>
            {mutedText.endNow}
          </Button>
        </p>
      )}
    </>
  )
}
