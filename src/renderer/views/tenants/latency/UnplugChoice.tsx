import { Button } from '@fluentui/react-components'
import { type FormEvent, useId, useState } from 'react'
import type { DeviceId } from '../../../../shared/model/device'
import type { RoomSummary } from '../../../../shared/model/room'
import type { TenantKey } from '../../../../shared/model/tenant'
import type { UnplugTestId } from '../../../../shared/model/unplug-test'
import { deviceTypeWords } from '../../../../shared/text/en/devices'
import { unplugText } from '../../../../shared/text/en/unplug'
import { useUnplugDeed } from '../../../queries/latency'
import { useRooms } from '../../../queries/rooms'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import fields from '../../../ui/fields.module.css'
import { ModalButtons } from '../../../ui/Modal'
import styles from './Unplug.module.css'

interface UnplugChoiceProps {
  tenantKey: TenantKey
  onStarted: (testId: UnplugTestId) => void
  onClose: () => void
}

/** As many rooms as fit without scrolling. */
const mostShown = 6

/** Which device's plug will be pulled. Only rooms that are well are offered: trouble there already would hide it. */
export function UnplugChoice({ tenantKey, onStarted, onClose }: UnplugChoiceProps) {
  const { rooms } = useRooms()
  const [text, setText] = useState('')
  const [roomId, setRoomId] = useState<RoomSummary['roomId'] | null>(null)
  const [deviceId, setDeviceId] = useState<DeviceId | null>(null)
  const start = useUnplugDeed('unplugTests.start')
  const names = { field: useId(), room: useId(), device: useId() }

  const wanted = text.trim().toLowerCase()
  const fitting = rooms
    .filter(
      (room) => room.tenantKey === tenantKey && isWell(room) && room.name.toLowerCase().includes(wanted),
    )
    .toSorted((a, b) => a.name.localeCompare(b.name))
  const shown = fitting.slice(0, mostShown)
  const room = shown.find((one) => one.roomId === roomId)
  const device = room?.devices.find((one) => one.deviceId === deviceId) ?? room?.devices[0]
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (device === undefined) return
    const order = { tenantKey, deviceId: device.deviceId }
    start.mutate(order, { onSuccess: ({ testId }) => onStarted(testId) })
  }

  return (
    <form onSubmit={submit}>
      <p className={styles.intro}>{unplugText.intro}</p>
      <label className={fields.label} htmlFor={names.field}>
        {unplugText.chooseRoom}
      </label>
      <input
        id={names.field}
        className={fields.field}
        value={text}
        placeholder={unplugText.chooseRoomHint}
        onChange={(event) => setText(event.target.value)}
      />
      <fieldset className={styles.choices}>
        <legend className="visually-hidden">{unplugText.chooseRoom}</legend>
        {shown.map((one) => (
          <label key={one.roomId} className={styles.choice}>
            <input
              type="radio"
              name={names.room}
              checked={one.roomId === roomId}
              onChange={() => setRoomId(one.roomId)}
            />
            <span>{one.name}</span>
            <span className={styles.quiet}>{one.site}</span>
          </label>
        ))}
        {shown.length === 0 && <p className={styles.quiet}>{unplugText.noRoomFits}</p>}
        {fitting.length > shown.length && (
          <p className={styles.quiet}>{unplugText.moreRooms(fitting.length - shown.length)}</p>
        )}
      </fieldset>
      {room !== undefined && (
        <fieldset className={styles.choices}>
          <legend className={fields.label}>{unplugText.chooseDevice}</legend>
          {room.devices.map((one) => (
            <label key={one.deviceId} className={styles.choice}>
              <input
                type="radio"
                name={names.device}
                checked={one === device}
                onChange={() => setDeviceId(one.deviceId)}
              />
              <span>{deviceTypeWords[one.type]}</span>
            </label>
          ))}
        </fieldset>
      )}
      {start.error !== null && <ErrorNotice failure={start.error.failure} />}
      <ModalButtons>
        <Button onClick={onClose}>{unplugText.close}</Button>
        <Button appearance="primary" type="submit" disabled={device === undefined || start.isPending}>
          {unplugText.start}
        </Button>
      </ModalButtons>
    </form>
  )
}

function isWell({ level, kind, suspicion, devices }: RoomSummary): boolean {
  const isReachable = level === 'healthy' || level === 'accountReachable' || level === 'degraded'
  return isReachable && kind === 'room' && suspicion === null && devices.length > 0
}
