import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { defaultRestartWindow, RestartWindow } from '../../../shared/model/maintenance'
import { clockOfMinute, maintenanceText } from '../../../shared/text/en/maintenance'
import { useMaintenanceDeed } from '../../queries/maintenance'
import { useRooms } from '../../queries/rooms'
import { classNames } from '../../ui/class-names'
import { ErrorNotice } from '../../ui/ErrorNotice'
import fields from '../../ui/fields.module.css'
import screen from '../../ui/screen.module.css'
import styles from './MutedView.module.css'
import { readClock } from './maintenance-form'

/** Microsoft's nightly update window: on or off, its hours, how long a room may take, and how many it explained in 24 hours. */
export function NightWindow({ window, waitedFor }: { window: RestartWindow; waitedFor: number }) {
  const set = useMaintenanceDeed('maintenance.setRestartWindow')
  const { rooms } = useRooms()
  const [patience, setPatience] = useState(String(window.patienceMinutes))
  const restarting = rooms.filter(({ level }) => level === 'restarting').length
  const change = (part: Partial<RestartWindow>): void => {
    const parsed = RestartWindow.safeParse({ ...window, ...part })
    if (parsed.success) set.mutate(parsed.data)
  }
  const changeClock = (text: string, apply: (minute: number) => Partial<RestartWindow>): void => {
    const minute = readClock(text)
    if (minute !== null) change(apply(minute))
  }
  const { fromMinute, untilMinute, patienceMinutes, isOn } = window
  const isDefault = JSON.stringify(window) === JSON.stringify(defaultRestartWindow)
  return (
    <section aria-label={maintenanceText.nightTitle}>
      <h2>{maintenanceText.nightTitle}</h2>
      <p className={screen.quiet}>
        {isOn
          ? maintenanceText.nightBody(clockOfMinute(fromMinute), clockOfMinute(untilMinute), patienceMinutes)
          : maintenanceText.nightOff}{' '}
        {isOn && restarting > 0 && maintenanceText.nightRestarting(restarting)}{' '}
        {isOn && maintenanceText.nightWaitedFor(waitedFor)}
      </p>
      <div className={styles.night}>
        <label className={styles.switch}>
          <input
            type="checkbox"
            checked={isOn}
            onChange={(event) => change({ isOn: event.target.checked })}
          />
          {maintenanceText.nightOn}
        </label>
        <label>
          {maintenanceText.startsAt}
          <input
            type="time"
            className={classNames(fields.field, styles.field)}
            value={clockOfMinute(fromMinute)}
            onChange={(event) => changeClock(event.target.value, (minute) => ({ fromMinute: minute }))}
          />
        </label>
        <label>
          {maintenanceText.endsAt}
          <input
            type="time"
            className={classNames(fields.field, styles.field)}
            value={clockOfMinute(untilMinute)}
            onChange={(event) => changeClock(event.target.value, (minute) => ({ untilMinute: minute }))}
          />
        </label>
        <label>
          {maintenanceText.nightPatience}
          <input
            type="number"
            className={classNames(fields.field, styles.field)}
            min={5}
            max={120}
            value={patience}
            onChange={(event) => {
              setPatience(event.target.value)
              change({ patienceMinutes: Number(event.target.value) })
            }}
          />
        </label>
        {!isDefault && (
          <Button
            onClick={() => {
              setPatience(String(defaultRestartWindow.patienceMinutes))
              set.mutate(defaultRestartWindow)
            }}
          >
            {maintenanceText.nightReset}
          </Button>
        )}
      </div>
      {set.error !== null && <ErrorNotice failure={set.error.failure} />}
    </section>
  )
}
