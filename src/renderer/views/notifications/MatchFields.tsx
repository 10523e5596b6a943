import { Field, Select } from '@fluentui/react-components'
import type { Route } from '../../../shared/model/route'
import { channelsText } from '../../../shared/text/en/channels'
import { HoursFields } from './HoursFields'
import styles from './NotificationsView.module.css'
import { usualHours } from './route-form'
import { ScopeFields } from './ScopeFields'

interface MatchFieldsProps {
  match: Route['match']
  onChange: (match: Route['match']) => void
}

/** What a route is for: tenant or group, site, urgency, hours. */
export function MatchFields({ match, onChange }: MatchFieldsProps) {
  const change = (changed: Partial<Route['match']>) => onChange({ ...match, ...changed })
  const hours = match.hours === null ? 'always' : match.hours.isWithin ? 'within' : 'outside'
  return (
    <>
      <ScopeFields scope={match} onChange={change} />
      <div className={styles.pair}>
        <Field label={channelsText.matchUrgency}>
          <Select
            value={match.urgency}
            onChange={(_event, { value }) => change({ urgency: value === 'low' ? 'low' : 'high' })}
          >
            <option value="high">{channelsText.urgencies.high}</option>
            <option value="low">{channelsText.urgencies.low}</option>
          </Select>
        </Field>
        <Field label={channelsText.matchHours}>
          <Select
            value={hours}
            onChange={(_event, { value }) =>
              change({
                hours:
                  value === 'always'
                    ? null
                    : { ...(match.hours ?? usualHours()), isWithin: value === 'within' },
              })
            }
          >
            <option value="always">{channelsText.hours.always}</option>
            <option value="within">{channelsText.hours.within}</option>
            <option value="outside">{channelsText.hours.outside}</option>
          </Select>
        </Field>
      </div>
      {match.hours !== null && (
        <HoursFields hours={match.hours} onChange={(next) => change({ hours: next })} />
      )}
    </>
  )
}
