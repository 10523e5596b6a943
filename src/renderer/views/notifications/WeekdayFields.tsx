import { Checkbox } from '@fluentui/react-components'
import { channelsText } from '../../../shared/text/en/channels'
import styles from './NotificationsView.module.css'

interface WeekdayFieldsProps {
  label: string
  /** 1 = Monday ... 7 = Sunday; never empty. */
  days: readonly number[]
  onChange: (days: number[]) => void
}

/** Days of the week; one of them stays. */
export function WeekdayFields({ label, days, onChange }: WeekdayFieldsProps) {
  const toggle = (day: number, isOn: boolean): void => {
    const chosen = isOn ? [...days, day].toSorted((a, b) => a - b) : days.filter((one) => one !== day)
    if (chosen.length > 0) onChange(chosen)
  }
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      <div className={styles.days}>
        {channelsText.weekday.map((name, index) => (
          <Checkbox
            key={name}
            label={name}
            checked={days.includes(index + 1)}
            onChange={(_event, { checked }) => toggle(index + 1, checked === true)}
          />
        ))}
      </div>
    </fieldset>
  )
}
