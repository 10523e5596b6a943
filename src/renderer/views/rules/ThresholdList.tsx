import { Button } from '@fluentui/react-components'
import { useId, useState } from 'react'
import { type RuleSet, Threshold, thresholdLimits } from '../../../shared/model/alert-settings'
import { rulesText, thresholdWords } from '../../../shared/text/en/rules'
import { classNames } from '../../ui/class-names'
import fields from '../../ui/fields.module.css'
import screen from '../../ui/screen.module.css'
import styles from './RulesView.module.css'
import { withThreshold } from './rule-draft'

interface ThresholdListProps {
  set: RuleSet
  onChange: (set: RuleSet) => void
}

/** The numbers of the rules, each with its usual value. */
export function ThresholdList({ set, onChange }: ThresholdListProps) {
  return (
    <>
      <h2>{rulesText.numbers}</h2>
      <div className={styles.numbers}>
        {Threshold.options.map((name) => (
          <ThresholdField
            key={name}
            name={name}
            value={set.thresholds[name] ?? null}
            onChange={(value) => onChange(withThreshold(set, name, value))}
          />
        ))}
      </div>
    </>
  )
}

function ThresholdField({
  name,
  value,
  onChange,
}: {
  name: Threshold
  value: number | null
  onChange: (value: number | null) => void
}) {
  const { usual, least, most } = thresholdLimits[name]
  const { label, unit } = thresholdWords[name]
  const [text, setText] = useState(String(value ?? usual))
  const shown = value === null && text === '' ? '' : value === null ? String(usual) : text
  const fieldId = useId()
  const isOutside = value !== null && (value < least || value > most)
  return (
    <>
      <label htmlFor={fieldId}>{label}</label>
      <span>
        <input
          id={fieldId}
          type="number"
          className={classNames(fields.field, styles.number)}
          min={least}
          max={most}
          aria-invalid={isOutside}
          title={rulesText.between(least, most)}
          value={shown}
          onChange={(event) => {
            const typed = event.target.value
            setText(typed)
            onChange(typed === '' || Number(typed) === usual ? null : Math.round(Number(typed)))
          }}
        />{' '}
        {unit}
      </span>
      <span className={screen.quiet}>
        {isOutside ? <strong>{rulesText.between(least, most)}</strong> : rulesText.usually(usual)}
      </span>
      <span>
        {value !== null && (
          <>
            <strong className={styles.mark}>{rulesText.changed}</strong>{' '}
            <Button size="small" aria-label={`${rulesText.reset}: ${label}`} onClick={() => onChange(null)}>
              {rulesText.reset}
            </Button>
          </>
        )}
      </span>
    </>
  )
}
