import { Checkbox, Field, Input, Select } from '@fluentui/react-components'
import type { BusinessHours } from '../../../shared/model/business-hours'
import { channelsText } from '../../../shared/text/en/channels'
import styles from './NotificationsView.module.css'

interface HoursFieldsProps<H extends BusinessHours> {
  hours: H
  onChange: (hours: H) => void
}

/** Days, times and the zone whose clock they are read by. */
export function HoursFields<H extends BusinessHours>({ hours, onChange }: HoursFieldsProps<H>) {
  const toggle = (day: number, isOn: boolean): void => {
    const days = isOn
      ? [...hours.days, day].toSorted((a, b) => a - b)
      : hours.days.filter((one) => one !== day)
    if (days.length > 0) onChange({ ...hours, days })
  }
  const zones = [...new Set([hours.zone, ...Intl.supportedValuesOf('timeZone')])]
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{channelsText.weekdays}</legend>
        <div className={styles.days}>
          {channelsText.weekday.map((name, index) => (
            <Checkbox
              key={name}
              label={name}
              checked={hours.days.includes(index + 1)}
              onChange={(_event, { checked }) => toggle(index + 1, checked === true)}
            />
          ))}
        </div>
      </fieldset>
      <div className={styles.pair}>
        <Field label={channelsText.from8}>
          <Input
            type="time"
            value={hours.from}
            onChange={(_event, { value }) => value !== '' && onChange({ ...hours, from: value.slice(0, 5) })}
          />
        </Field>
        <Field label={channelsText.until}>
          <Input
            type="time"
            value={hours.until}
            onChange={(_event, { value }) => value !== '' && onChange({ ...hours, until: value.slice(0, 5) })}
          />
        </Field>
      </div>
      <Field label={channelsText.zone}>
        <Select value={hours.zone} onChange={(_event, { value }) => onChange({ ...hours, zone: value })}>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </Select>
      </Field>
    </>
  )
}
