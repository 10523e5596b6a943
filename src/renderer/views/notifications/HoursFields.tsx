import { Field, Input, Select } from '@fluentui/react-components'
import type { BusinessHours } from '../../../shared/model/business-hours'
import { channelsText } from '../../../shared/text/en/channels'
import styles from './NotificationsView.module.css'
import { WeekdayFields } from './WeekdayFields'

interface HoursFieldsProps<H extends BusinessHours> {
  /** Where other days are asked for, too. */
  daysLabel?: string
  hours: H
  onChange: (hours: H) => void
}

/** Days, times and the zone whose clock they are read by. */
export function HoursFields<H extends BusinessHours>({
  daysLabel = channelsText.weekdays,
  hours,
  onChange,
}: HoursFieldsProps<H>) {
  const zones = [...new Set([hours.zone, ...Intl.supportedValuesOf('timeZone')])]
  return (
    <>
      <WeekdayFields label={daysLabel} days={hours.days} onChange={(days) => onChange({ ...hours, days })} />
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
