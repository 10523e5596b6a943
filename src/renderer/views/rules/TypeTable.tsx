import { Button } from '@fluentui/react-components'
import { RuledType, type RuleSet } from '../../../shared/model/alert-settings'
import { Urgency } from '../../../shared/model/incident'
import { incidentTypeWords } from '../../../shared/text/en/incidents'
import { ruledTypeHints, rulesText } from '../../../shared/text/en/rules'
import fields from '../../ui/fields.module.css'
import { ListTable } from '../../ui/ListTable'
import screen from '../../ui/screen.module.css'
import styles from './RulesView.module.css'
import { withType } from './rule-draft'

interface TypeTableProps {
  set: RuleSet
  /** The set for all tenants, where this one is a group's. */
  base: RuleSet | null
  onChange: (set: RuleSet) => void
}

/** Each kind of incident: on or off, its urgency, and whether that differs from the usual. */
export function TypeTable({ set, base, onChange }: TypeTableProps) {
  return (
    <>
      <h2>{rulesText.kinds}</h2>
      <ListTable
        label={rulesText.kinds}
        columns={[
          rulesText.isOn,
          rulesText.kind,
          rulesText.urgency,
          { words: rulesText.changed, isHidden: true },
        ]}
      >
        {RuledType.options.map((type) => (
          <TypeRow key={type} type={type} set={set} base={base} onChange={onChange} />
        ))}
      </ListTable>
    </>
  )
}

function TypeRow({ type, set, base, onChange }: TypeTableProps & { type: RuledType }) {
  const rule = set.types[type] ?? { isOn: null, urgency: null }
  const isChanged = set.types[type] !== undefined
  const word = incidentTypeWords[type]
  const isUsuallyOn = base?.types[type]?.isOn !== false
  const isOn = rule.isOn ?? isUsuallyOn
  return (
    <tr className={isChanged ? styles.changed : undefined}>
      <td>
        <input
          type="checkbox"
          aria-label={`${rulesText.isOn}: ${word}`}
          checked={isOn}
          onChange={(event) =>
            onChange(
              withType(set, type, {
                ...rule,
                isOn: event.target.checked === isUsuallyOn ? null : event.target.checked,
              }),
            )
          }
        />
      </td>
      <td>
        {word}
        <p className={screen.quiet}>{ruledTypeHints[type]}</p>
      </td>
      <td>
        <select
          className={fields.field}
          aria-label={`${rulesText.urgency}: ${word}`}
          value={rule.urgency ?? ''}
          disabled={!isOn}
          onChange={(event) =>
            onChange(
              withType(set, type, { ...rule, urgency: Urgency.safeParse(event.target.value).data ?? null }),
            )
          }
        >
          <option value="">{rulesText.usual}</option>
          <option value="high">{rulesText.high}</option>
          <option value="low">{rulesText.low}</option>
        </select>
      </td>
      <td className={screen.number}>
        {isChanged && (
          <>
            <strong className={styles.mark}>{rulesText.changed}</strong>{' '}
            <Button
              size="small"
              aria-label={`${rulesText.reset}: ${word}`}
              onClick={() => onChange(withType(set, type, { isOn: null, urgency: null }))}
            >
              {rulesText.reset}
            </Button>
          </>
        )}
      </td>
    </tr>
  )
}
