import { Button } from '@fluentui/react-components'
import { type FormEvent, useId, useMemo, useState } from 'react'
import { RuledType, type RuleSet } from '../../../shared/model/alert-settings'
import type { SilenceMatcher } from '../../../shared/model/incident'
import { incidentTypeWords } from '../../../shared/text/en/incidents'
import { rulesText } from '../../../shared/text/en/rules'
import { useRooms } from '../../queries/rooms'
import { useTenants } from '../../queries/tenants'
import fields from '../../ui/fields.module.css'
import screen from '../../ui/screen.module.css'
import styles from './RulesView.module.css'

interface ExclusionListProps {
  set: RuleSet
  onChange: (set: RuleSet) => void
}

const anything: SilenceMatcher = { tenantKey: null, site: null, roomId: null, model: null, type: null }

/** Sites, rooms, models and kinds that are never an incident. */
export function ExclusionList({ set, onChange }: ExclusionListProps) {
  const wordsOf = useMatcherWords()
  return (
    <>
      <h2>{rulesText.exclusions}</h2>
      <p className={screen.quiet}>
        {set.exclusions.length === 0 && `${rulesText.exclusionsEmpty} `}
        {rulesText.exclusionsHint}
      </p>
      <ul className={styles.list}>
        {set.exclusions.map(({ exclusionId, matcher, comment }) => (
          <li key={exclusionId}>
            <span>
              <strong>{wordsOf(matcher)}</strong> <span className={screen.quiet}>{comment}</span>
            </span>
            <Button
              size="small"
              aria-label={rulesText.removeExclusion(wordsOf(matcher))}
              onClick={() =>
                onChange({
                  ...set,
                  exclusions: set.exclusions.filter((one) => one.exclusionId !== exclusionId),
                })
              }
            >
              {rulesText.remove}
            </Button>
          </li>
        ))}
      </ul>
      <AddExclusion
        onAdd={(matcher, comment) =>
          onChange({
            ...set,
            exclusions: [...set.exclusions, { exclusionId: crypto.randomUUID(), matcher, comment }],
          })
        }
      />
    </>
  )
}

function useMatcherWords(): (matcher: SilenceMatcher) => string {
  const { rooms } = useRooms()
  const { tenants } = useTenants()
  return ({ tenantKey, site, roomId, model, type }) =>
    [
      tenantKey === null
        ? null
        : (tenants.find(({ tenant }) => tenant.tenantKey === tenantKey)?.tenant.displayName ?? tenantKey),
      site,
      roomId === null ? null : (rooms.find((room) => room.roomId === roomId)?.name ?? roomId),
      model,
      type === null ? null : incidentTypeWords[type],
    ]
      .filter((part) => part !== null)
      .join(' · ')
}

function AddExclusion({ onAdd }: { onAdd: (matcher: SilenceMatcher, comment: string) => void }) {
  const { rooms } = useRooms()
  const { tenants } = useTenants()
  const [matcher, setMatcher] = useState(anything)
  const [comment, setComment] = useState('')
  const whyId = useId()
  const fitting = useMemo(
    () => rooms.filter(({ tenantKey }) => matcher.tenantKey === null || tenantKey === matcher.tenantKey),
    [rooms, matcher.tenantKey],
  )
  const inSite = fitting.filter(({ site }) => matcher.site === null || site === matcher.site)
  const isNothing = Object.values(matcher).every((part) => part === null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isNothing || comment.trim() === '') return
    onAdd(matcher, comment.trim())
    setMatcher(anything)
    setComment('')
  }
  const texts = (values: readonly (string | null)[]): [string, string][] =>
    [...new Set(values.filter((value) => value !== null))].toSorted().map((value) => [value, value])
  return (
    <form className={styles.add} onSubmit={submit}>
      <Choice
        label={rulesText.exclusionTenant}
        value={matcher.tenantKey}
        options={tenants.map(({ tenant }) => [tenant.tenantKey, tenant.displayName])}
        onChange={(value) =>
          setMatcher({
            ...anything,
            type: matcher.type,
            tenantKey: tenants.find(({ tenant }) => tenant.tenantKey === value)?.tenant.tenantKey ?? null,
          })
        }
      />
      <Choice
        label={rulesText.exclusionSite}
        value={matcher.site}
        options={texts(fitting.map(({ site }) => site))}
        onChange={(site) => setMatcher({ ...matcher, site, roomId: null })}
      />
      <Choice
        label={rulesText.exclusionRoom}
        value={matcher.roomId}
        options={inSite
          .map(({ roomId, name }): [string, string] => [roomId, name])
          .toSorted(([, a], [, b]) => a.localeCompare(b))}
        onChange={(value) =>
          setMatcher({ ...matcher, roomId: inSite.find(({ roomId }) => roomId === value)?.roomId ?? null })
        }
      />
      <Choice
        label={rulesText.exclusionModel}
        value={matcher.model}
        options={texts(fitting.map(({ model }) => model))}
        onChange={(model) => setMatcher({ ...matcher, model })}
      />
      <Choice
        label={rulesText.exclusionType}
        value={matcher.type}
        options={RuledType.options.map((type) => [type, incidentTypeWords[type]])}
        onChange={(value) => setMatcher({ ...matcher, type: RuledType.safeParse(value).data ?? null })}
      />
      <label htmlFor={whyId}>
        {rulesText.why}
        <input
          id={whyId}
          className={fields.field}
          maxLength={500}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </label>
      <Button type="submit" disabled={isNothing || comment.trim() === ''}>
        {rulesText.add}
      </Button>
    </form>
  )
}

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
  return (
    <label htmlFor={id}>
      {label}
      <select
        id={id}
        className={fields.field}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{rulesText.any}</option>
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
