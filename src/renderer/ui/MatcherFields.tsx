import { useId, useMemo } from 'react'
import type { IncidentType, SilenceMatcher } from '../../shared/model/incident'
import type { RoomSummary } from '../../shared/model/room'
import type { Tenant } from '../../shared/model/tenant'
import { incidentTypeWords } from '../../shared/text/en/incidents'
import { rulesText } from '../../shared/text/en/rules'
import fields from './fields.module.css'
import styles from './MatcherFields.module.css'

interface MatcherFieldsProps {
  matcher: SilenceMatcher
  rooms: readonly RoomSummary[]
  tenants: readonly Pick<Tenant, 'tenantKey' | 'displayName'>[]
  /** The kinds there are to choose from. */
  types: readonly IncidentType[]
  onChange: (matcher: SilenceMatcher) => void
}

/** Matches everything: no part is given. */
export const anything: SilenceMatcher = { tenantKey: null, site: null, roomId: null, model: null, type: null }

export const isAnything = (matcher: SilenceMatcher): boolean =>
  Object.values(matcher).every((part) => part === null)

/** Tenant, site, room, model and kind; each narrows what the next ones offer. Labels in a row, for the parent's grid. */
export function MatcherFields({ matcher, rooms, tenants, types, onChange }: MatcherFieldsProps) {
  const { tenantKey, site } = matcher
  const fitting = useMemo(
    () => rooms.filter((room) => tenantKey === null || room.tenantKey === tenantKey),
    [rooms, tenantKey],
  )
  const inSite = fitting.filter((room) => site === null || room.site === site)
  return (
    <>
      <Choice
        label={rulesText.exclusionTenant}
        value={tenantKey}
        options={tenants.map((tenant) => [tenant.tenantKey, tenant.displayName])}
        onChange={(value) =>
          onChange({
            ...anything,
            type: matcher.type,
            tenantKey: tenants.find((tenant) => tenant.tenantKey === value)?.tenantKey ?? null,
          })
        }
      />
      <Choice
        label={rulesText.exclusionSite}
        value={site}
        options={texts([site, ...fitting.map((room) => room.site)])}
        onChange={(value) => onChange({ ...matcher, site: value, roomId: null })}
      />
      <Choice
        label={rulesText.exclusionRoom}
        value={matcher.roomId}
        options={inSite
          .map(({ roomId, name }): [string, string] => [roomId, name])
          .toSorted(([, a], [, b]) => a.localeCompare(b))}
        onChange={(value) =>
          onChange({ ...matcher, roomId: inSite.find(({ roomId }) => roomId === value)?.roomId ?? null })
        }
      />
      <Choice
        label={rulesText.exclusionModel}
        value={matcher.model}
        options={texts([matcher.model, ...fitting.map(({ model }) => model)])}
        onChange={(model) => onChange({ ...matcher, model })}
      />
      <Choice
        label={rulesText.exclusionType}
        value={matcher.type}
        options={types.map((type) => [type, incidentTypeWords[type]])}
        onChange={(value) => onChange({ ...matcher, type: types.find((type) => type === value) ?? null })}
      />
    </>
  )
}

const texts = (values: readonly (string | null)[]): [string, string][] =>
  [...new Set(values.filter((value) => value !== null))].toSorted().map((value) => [value, value])

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: string | null
  options: readonly (readonly [string, string])[]
  onChange: (value: string | null) => void
}) {
  const id = useId()
  // What is chosen may be gone, or not read yet.
  const isThere = value === null || options.some(([one]) => one === value)
  const shown = isThere ? options : [[value, value] as const, ...options]
  return (
    <label htmlFor={id} className={styles.choice}>
      {label}
      <select
        id={id}
        className={fields.field}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{rulesText.any}</option>
        {shown.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
