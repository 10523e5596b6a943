import { Field, Input, Select } from '@fluentui/react-components'
import type { Route } from '../../../shared/model/route'
import { channelsText } from '../../../shared/text/en/channels'
import { useTenants } from '../../queries/tenants'
import { HoursFields } from './HoursFields'
import styles from './NotificationsView.module.css'
import { usualHours } from './route-form'

interface MatchFieldsProps {
  match: Route['match']
  onChange: (match: Route['match']) => void
}

/** What a route is for: tenant or group, site, urgency, hours. */
export function MatchFields({ match, onChange }: MatchFieldsProps) {
  const tenants = useTenants().tenants.map(({ tenant }) => tenant)
  const groups = [...new Set(tenants.flatMap(({ group }) => group ?? []))].toSorted()
  const change = (changed: Partial<Route['match']>) => onChange({ ...match, ...changed })
  const hours = match.hours === null ? 'always' : match.hours.isWithin ? 'within' : 'outside'
  return (
    <>
      <div className={styles.pair}>
        <Field label={channelsText.matchTenant}>
          <Select
            value={match.tenantKey ?? ''}
            onChange={(_event, { value }) =>
              change({ tenantKey: tenants.find(({ tenantKey }) => tenantKey === value)?.tenantKey ?? null })
            }
          >
            <option value="">{channelsText.any}</option>
            {tenants.map(({ tenantKey, displayName }) => (
              <option key={tenantKey} value={tenantKey}>
                {displayName}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={channelsText.matchGroup}>
          <Select
            value={match.group ?? ''}
            disabled={groups.length === 0 && match.group === null}
            onChange={(_event, { value }) => change({ group: value === '' ? null : value })}
          >
            <option value="">{channelsText.any}</option>
            {groups.map((group) => (
              <option key={group}>{group}</option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label={channelsText.matchSite} hint={channelsText.matchSiteHint}>
        <Input
          value={match.site ?? ''}
          maxLength={300}
          onChange={(_event, { value }) => change({ site: value.trim() === '' ? null : value })}
        />
      </Field>
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
