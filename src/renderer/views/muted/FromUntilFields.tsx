import { useId } from 'react'
import { maintenanceText } from '../../../shared/text/en/maintenance'
import fields from '../../ui/fields.module.css'
import styles from './MaintenanceDialog.module.css'

interface FromUntilFieldsProps {
  /** A moment of the calendar, or a time of any day. */
  type: 'datetime-local' | 'time'
  from: string
  until: string
  onFrom: (text: string) => void
  onUntil: (text: string) => void
}

/** When a window begins and ends, side by side. */
export function FromUntilFields({ type, from, until, onFrom, onUntil }: FromUntilFieldsProps) {
  const ids = { from: useId(), until: useId() }
  return (
    <div className={styles.pair}>
      <div>
        <label className={fields.label} htmlFor={ids.from}>
          {maintenanceText.startsAt}
        </label>
        <input
          id={ids.from}
          type={type}
          className={fields.field}
          value={from}
          onChange={(event) => onFrom(event.target.value)}
        />
      </div>
      <div>
        <label className={fields.label} htmlFor={ids.until}>
          {maintenanceText.endsAt}
        </label>
        <input
          id={ids.until}
          type={type}
          className={fields.field}
          value={until}
          onChange={(event) => onUntil(event.target.value)}
        />
      </div>
    </div>
  )
}
