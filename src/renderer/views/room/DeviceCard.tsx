import type { RoomDetail } from '../../../shared/model/room'
import type { TenantStatus } from '../../../shared/model/tenant-status'
import {
  activityWords,
  connectionWords,
  deviceHealthWords,
  deviceTypeWords,
  freshnessWords,
  peripheralWord,
  softwareWord,
} from '../../../shared/text/en/devices'
import { roomText } from '../../../shared/text/en/rooms'
import { DeviceIcon } from '../../ui/DeviceIcon'
import { deviceLevel } from '../../ui/device-level'
import { Ago, Since } from '../../ui/Since'
import { StateBadge } from '../../ui/StateBadge'
import { StateIcon } from '../../ui/StateIcon'
import styles from './DeviceCard.module.css'
import { deviceTitle } from './device-title'
import { Facts } from './Facts'
import { RestartDevice } from './RestartDevice'

type DetailedDevice = RoomDetail['devices'][number]
type Health = NonNullable<DetailedDevice['health']>

interface DeviceCardProps {
  device: DetailedDevice
  room: RoomDetail
  status: TenantStatus | undefined
}

/** One device: what it is, how it is, what hangs on it, what runs on it, and what can be done. */
export function DeviceCard({ device, room, status }: DeviceCardProps) {
  const { type, typeAsSent, healthStatus, activityState, health } = device
  return (
    <article className={styles.card} aria-label={deviceTitle(device)}>
      <header className={styles.header}>
        <DeviceIcon type={type} size={22} />
        <div className={styles.title}>
          <h4>{deviceTitle(device)}</h4>
          <p>
            {type === 'other' && typeAsSent !== null ? typeAsSent : deviceTypeWords[type]} ·{' '}
            {activityWords[activityState]}
          </p>
        </div>
        <StateBadge level={deviceLevel[healthStatus]} word={deviceHealthWords[healthStatus]} look="filled" />
      </header>
      <Facts
        facts={[
          { label: roomText.serial, value: device.serialNumber, isCopyable: true },
          ...device.macAddresses.map((mac) => ({ label: roomText.mac, value: mac, isCopyable: true })),
          { label: roomText.assetTag, value: device.assetTag, isCopyable: true },
          { label: roomText.notes, value: device.notes },
        ]}
      />
      {status?.deviceSource.kind === 'intune' ? (
        <p className={styles.quiet}>
          {roomText.healthByIntune}
          {device.modifiedAt !== null && (
            <>
              {' '}
              {roomText.lastContact} <Ago at={device.modifiedAt} />.
            </>
          )}
        </p>
      ) : health === null ? (
        <p className={styles.quiet}>{roomText.healthNever}</p>
      ) : (
        <>
          <Connections health={health} />
          <Software health={health} />
        </>
      )}
      <p className={styles.read}>
        {device.listReadAt !== null && (
          <span>
            {roomText.listed} <Ago at={device.listReadAt} />
          </span>
        )}
        {device.healthReadAt !== null && (
          <span>
            {roomText.healthRead} <Ago at={device.healthReadAt} />
          </span>
        )}
      </p>
      <RestartDevice device={device} room={room} status={status} />
    </article>
  )
}

function Connections({ health }: { health: Health }) {
  const { teams, exchange } = health.signIn
  const rows = [
    { what: roomText.connection, connection: health.connection, name: null, isOptional: false },
    { what: `${roomText.signIn}, Teams`, connection: teams, name: null, isOptional: false },
    { what: `${roomText.signIn}, Exchange`, connection: exchange, name: null, isOptional: false },
    ...health.peripherals.map(({ kind, name, connection, isOptional }) => ({
      what: peripheralWord(kind),
      connection,
      name,
      isOptional,
    })),
  ]
  return (
    <table className={styles.table}>
      <caption>{roomText.peripherals}</caption>
      <tbody>
        {rows.map(({ what, connection, name, isOptional }) => {
          if (connection === null) return null
          const { status, since } = connection
          const bad = isOptional ? 'degraded' : 'critical'
          const level = status === 'connected' ? 'healthy' : status === 'unknown' ? 'unknown' : bad
          return (
            <tr key={`${what} ${name}`} data-level={level}>
              <th scope="row">
                {what}
                {isOptional && <span className={styles.optional}> {roomText.optional}</span>}
              </th>
              <td>{name}</td>
              <td className={styles.mark}>
                <StateIcon level={level} size={12} /> {connectionWords[status]}
              </td>
              <td className={styles.time}>
                {since !== null && status !== 'connected' && <Since at={since} />}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Software({ health }: { health: Health }) {
  if (health.software.length === 0) return null
  return (
    <table className={styles.table}>
      <caption>{roomText.software}</caption>
      <tbody>
        {health.software.map(({ kind, current, available, freshness }) => {
          const level = freshness === 'latest' ? 'healthy' : freshness === 'unknown' ? 'unknown' : 'degraded'
          return (
            <tr key={kind} data-level={level}>
              <th scope="row">{softwareWord(kind)}</th>
              <td className={styles.version}>{current}</td>
              <td className={styles.mark}>
                <StateIcon level={level} size={12} /> {freshnessWords[freshness]}
              </td>
              <td className={styles.version}>{freshness === 'updateAvailable' && available}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
