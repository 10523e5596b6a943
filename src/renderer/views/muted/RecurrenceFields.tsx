import { useId } from 'react'
import type { Recurrence } from '../../../shared/model/maintenance'
import { maintenanceText, nthWords, shortWeekdays, weekdayWords } from '../../../shared/text/en/maintenance'
import fields from '../../ui/fields.module.css'
import { Segmented } from '../../ui/Segmented'
import { FromUntilFields } from './FromUntilFields'
import styles from './MaintenanceDialog.module.css'
import type { MaintenanceForm } from './maintenance-form'

const everyOrder: readonly Recurrence['every'][] = ['day', 'week', 'month']

interface RecurrenceFieldsProps {
  form: MaintenanceForm
  onChange: (part: Partial<MaintenanceForm>) => void
}

/** On which days a window comes again, and between which times. */
export function RecurrenceFields({ form, onChange }: RecurrenceFieldsProps) {
  return (
    <>
      <span className={fields.label}>{maintenanceText.every}</span>
      <Segmented
        label={maintenanceText.every}
        value={form.every}
        options={maintenanceText.everyChoices}
        order={everyOrder}
        onChange={(every) => onChange({ every })}
      />
      {form.every === 'week' && <Weekdays form={form} onChange={onChange} />}
      {form.every === 'month' && <NthWeekday form={form} onChange={onChange} />}
      <FromUntilFields
        type="time"
        from={form.fromClock}
        until={form.untilClock}
        onFrom={(fromClock) => onChange({ fromClock })}
        onUntil={(untilClock) => onChange({ untilClock })}
      />
      <p className={fields.hint}>{maintenanceText.recurringHint}</p>
    </>
  )
}

function Weekdays({ form: { weekdays }, onChange }: RecurrenceFieldsProps) {
  return (
    <fieldset className={styles.weekdays}>
      <legend className={fields.label}>{maintenanceText.weekdays}</legend>
      {shortWeekdays.map((word, index) => (
        <label key={word}>
          <input
            type="checkbox"
            checked={weekdays.has(index + 1)}
            onChange={() => {
              const next = new Set(weekdays)
              if (!next.delete(index + 1)) next.add(index + 1)
              onChange({ weekdays: next })
            }}
          />
          {word}
        </label>
      ))}
    </fieldset>
  )
}

function NthWeekday({ form: { nth, weekday }, onChange }: RecurrenceFieldsProps) {
  const ids = { nth: useId(), weekday: useId() }
  return (
    <div className={styles.pair}>
      <div>
        <label className={fields.label} htmlFor={ids.nth}>
          {maintenanceText.nth}
        </label>
        <select
          id={ids.nth}
          className={fields.field}
          value={String(nth)}
          onChange={(event) =>
            onChange({ nth: nthWords.find(([one]) => String(one) === event.target.value)?.[0] ?? 1 })
          }
        >
          {nthWords.map(([one, word]) => (
            <option key={one} value={String(one)}>
              {word}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label className={fields.label} htmlFor={ids.weekday}>
          {maintenanceText.weekday}
        </label>
        <select
          id={ids.weekday}
          className={fields.field}
          value={weekday}
          onChange={(event) => onChange({ weekday: Number(event.target.value) })}
        >
          {weekdayWords.map((word, index) => (
            <option key={word} value={index + 1}>
              {word}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}
