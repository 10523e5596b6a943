import { Checkbox, Field, Input, Select } from '@fluentui/react-components'
import type { Channel } from '../../../shared/model/channel'
import type { Route, RouteEscalation } from '../../../shared/model/route'
import { channelsText } from '../../../shared/text/en/channels'
import screen from '../../ui/screen.module.css'
import { ChannelSelect } from './ChannelSelect'
import styles from './NotificationsView.module.css'

interface EscalationFieldsProps {
  route: Route
  channels: readonly Channel[]
  onChange: (changed: Pick<Route, 'second'> | Pick<Route, 'fallback'> | Pick<Route, 'escalation'>) => void
}

const repeatChoices = [5, 10, 15, 30, 60, 120]

/** Who is told next, and when, of what nobody takes on (alerting rule R18). */
export function EscalationFields({ route, channels, onChange }: EscalationFieldsProps) {
  const { second, fallback, escalation } = route
  const { secondMinutes, fallbackMinutes, repeat } = escalation
  const change = (changed: Partial<RouteEscalation>) =>
    onChange({ escalation: { ...escalation, ...changed } })
  const isLater = fallbackMinutes > secondMinutes
  const hasSteps = second !== null || fallback !== null
  return (
    <fieldset className={styles.group}>
      <legend>{channelsText.escalation}</legend>
      <p className={screen.quiet}>{channelsText.escalationHint}</p>
      <div className={styles.form}>
        <div className={styles.step}>
          <ChannelSelect
            label={channelsText.secondLabel}
            value={second}
            channels={channels}
            onChange={(channelId) => onChange({ second: channelId })}
          />
          <Minutes
            label={channelsText.secondMinutes}
            value={secondMinutes}
            most={240}
            onChange={(minutes) => change({ secondMinutes: minutes })}
          />
        </div>
        <div className={styles.step}>
          <ChannelSelect
            label={channelsText.fallbackLabel}
            value={fallback}
            channels={channels}
            onChange={(channelId) => onChange({ fallback: channelId })}
          />
          <Minutes
            label={channelsText.fallbackMinutes}
            value={fallbackMinutes}
            most={480}
            {...(isLater ? {} : { problem: channelsText.fallbackLater })}
            onChange={(minutes) => change({ fallbackMinutes: minutes })}
          />
        </div>
        <div className={styles.step}>
          <Field label={channelsText.repeatLabel}>
            <Select
              value={repeat?.everyMinutes ?? ''}
              disabled={!hasSteps}
              onChange={(_event, { value }) =>
                change({
                  repeat: value === '' ? null : { everyMinutes: Number(value), times: repeat?.times ?? 3 },
                })
              }
            >
              <option value="">{channelsText.repeatNever}</option>
              {repeatChoices.map((minutes) => (
                <option key={minutes} value={minutes}>
                  {channelsText.repeatEvery(minutes)}
                </option>
              ))}
            </Select>
          </Field>
          {repeat !== null && (
            <Minutes
              label={channelsText.repeatTimes}
              value={repeat.times}
              most={20}
              onChange={(times) => change({ repeat: { ...repeat, times } })}
            />
          )}
        </div>
        <Checkbox
          label={channelsText.escalationOf}
          checked={escalation.of === 'highUrgency'}
          disabled={!hasSteps}
          onChange={(_event, { checked }) => change({ of: checked === true ? 'highUrgency' : 'critical' })}
        />
      </div>
    </fieldset>
  )
}

interface MinutesProps {
  label: string
  value: number
  most: number
  problem?: string
  onChange: (value: number) => void
}

function Minutes({ label, value, most, problem, onChange }: MinutesProps) {
  return (
    <Field label={label} {...(problem === undefined ? {} : { validationMessage: problem })}>
      <Input
        type="number"
        min={1}
        max={most}
        value={String(value)}
        onChange={(_event, { value: typed }) => onChange(Math.trunc(Number(typed)))}
      />
    </Field>
  )
}
