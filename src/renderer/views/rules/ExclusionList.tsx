import { Button } from '@fluentui/react-components'
import { type FormEvent, useId, useState } from 'react'
import { RuledType, type RuleSet } from '../../../shared/model/alert-settings'
import type { SilenceMatcher } from '../../../shared/model/incident'
import { matcherParts } from '../../../shared/text/en/matchers'
import { rulesText } from '../../../shared/text/en/rules'
import { useNames } from '../../queries/names'
import { useRooms } from '../../queries/rooms'
import { useTenants } from '../../queries/tenants'
import fields from '../../ui/fields.module.css'
import { anything, isAnything, MatcherFields } from '../../ui/MatcherFields'
import screen from '../../ui/screen.module.css'
import styles from './RulesView.module.css'

interface ExclusionListProps {
  set: RuleSet
  onChange: (set: RuleSet) => void
}

/** Sites, rooms, models and kinds that are never an incident. */
export function ExclusionList({ set, onChange }: ExclusionListProps) {
  const names = useNames()
  const wordsOf = (matcher: SilenceMatcher) => matcherParts(matcher, names).join(' · ')
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

function AddExclusion({ onAdd }: { onAdd: (matcher: SilenceMatcher, comment: string) => void }) {
  const { rooms } = useRooms()
  const { tenants } = useTenants()
  const [matcher, setMatcher] = useState(anything)
  const [comment, setComment] = useState('')
  const whyId = useId()
  const isNothing = isAnything(matcher)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isNothing || comment.trim() === '') return
    onAdd(matcher, comment.trim())
    setMatcher(anything)
    setComment('')
  }
  return (
    <form className={styles.add} onSubmit={submit}>
      <MatcherFields
        matcher={matcher}
        rooms={rooms}
        tenants={tenants.map(({ tenant }) => tenant)}
        types={RuledType.options}
        onChange={setMatcher}
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
