import { Button } from '@fluentui/react-components'
import { useId, useState } from 'react'
import { AlertSettings, usualSettings } from '../../../shared/model/alert-settings'
import { rulesText } from '../../../shared/text/en/rules'
import { useRules, useSaveRules } from '../../queries/rules'
import { BackLink } from '../../ui/BackLink'
import { ErrorNotice } from '../../ui/ErrorNotice'
import fields from '../../ui/fields.module.css'
import { LeaveGuard } from '../../ui/LeaveGuard'
import screen from '../../ui/screen.module.css'
import { ExclusionList } from './ExclusionList'
import { ReplayPanel } from './ReplayPanel'
import styles from './RulesView.module.css'
import { isSameSettings, setOf, withSet } from './rule-draft'
import { ThresholdList } from './ThresholdList'
import { TypeTable } from './TypeTable'

/** The alerting rules: what becomes an incident, how urgent it is, what is left out. Tried on the past before it is saved. */
export function RulesView() {
  const { data, error } = useRules()
  return (
    <div className={screen.page}>
      <BackLink to="/settings">{rulesText.back}</BackLink>
      <h1>{rulesText.title}</h1>
      <p className={screen.intro}>{rulesText.intro}</p>
      {error !== null && <ErrorNotice failure={error.failure} />}
      {data !== undefined && (
        <RuleEditor key={JSON.stringify(data.settings)} saved={data.settings} groups={data.groups} />
      )}
    </div>
  )
}

function RuleEditor({ saved, groups }: { saved: AlertSettings; groups: readonly string[] }) {
  const [draft, setDraft] = useState(saved)
  const [group, setGroup] = useState<string | null>(null)
  const save = useSaveRules()
  const fieldId = useId()
  const isChanged = !isSameSettings(draft, saved)
  const isValid = AlertSettings.safeParse(draft).success
  const set = setOf(draft, group)
  const change = (next: typeof set): void => setDraft(withSet(draft, next))
  return (
    <>
      <div className={styles.group}>
        <label htmlFor={fieldId}>{rulesText.for}</label>
        <select
          id={fieldId}
          className={fields.field}
          value={group ?? ''}
          onChange={(event) => setGroup(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">{rulesText.all}</option>
          {groups.map((name) => (
            <option key={name} value={name}>
              {rulesText.group(name)}
            </option>
          ))}
        </select>
        <span className={screen.quiet}>
          {groups.length === 0 ? rulesText.noGroups : group !== null && rulesText.groupHint}
        </span>
      </div>
      <TypeTable set={set} base={group === null ? null : setOf(draft, null)} onChange={change} />
      <ThresholdList key={group} set={set} onChange={change} />
      <ExclusionList set={set} onChange={change} />
      <ReplayPanel settings={draft} isValid={isValid} />
      <div className={styles.bar}>
        <Button
          appearance="primary"
          disabled={!isChanged || !isValid || save.isPending}
          onClick={() => save.mutate(draft)}
        >
          {rulesText.save}
        </Button>
        <Button disabled={!isChanged} onClick={() => setDraft(saved)}>
          {rulesText.discard}
        </Button>
        <Button disabled={draft.sets.length === 0} onClick={() => setDraft(usualSettings)}>
          {rulesText.resetAll}
        </Button>
        <span role="status">
          {!isValid ? rulesText.invalid : isChanged ? rulesText.unsaved : save.isSuccess && rulesText.saved}
        </span>
      </div>
      {save.error !== null && <ErrorNotice failure={save.error.failure} />}
      <LeaveGuard wouldLose={() => isChanged}>
        <p>{rulesText.leaveDraft}</p>
      </LeaveGuard>
    </>
  )
}
