import { Field, Input, Select } from '@fluentui/react-components'
import type { Route } from '../../../shared/model/route'
import { channelsText } from '../../../shared/text/en/channels'
import { useTenants } from '../../queries/tenants'
import styles from './NotificationsView.module.css'

type Scope = Pick<Route['match'], 'tenantKey' | 'group' | 'site'>

interface ScopeFieldsProps {
  scope: Scope
  onChange: (changed: Partial<Scope>) => void
}

/** Which rooms a route or a digest is about: tenant, group, site. */
export function ScopeFields({ scope, onChange }: ScopeFieldsProps) {
  const tenants = useTenants().tenants.map(({ tenant }) => tenant)
  const groups = [...new Set(tenants.flatMap(({ group }) => group ?? []))].toSorted()
  return (
    <>
      <div className={styles.pair}>
        <Field label={channelsText.matchTenant}>
          <Select
            value={scope.tenantKey ?? ''}
            onChange={(_event, { value }) =>
              onChange({ tenantKey: tenants.find(({ tenantKey }) => tenantKey === value)?.tenantKey ?? null })
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
            value={scope.group ?? ''}
            disabled={groups.length === 0 && scope.group === null}
            onChange={(_event, { value }) => onChange({ group: value === '' ? null : value })}
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
          value={scope.site ?? ''}
          maxLength={300}
          onChange={(_event, { value }) => onChange({ site: value.trim() === '' ? null : value })}
        />
      </Field>
    </>
  )
}
