import { StarFilled } from '@fluentui/react-icons/svg/star'
import { memo, useState } from 'react'
import type { RoomSummary } from '../../../shared/model/room'
import { deviceHealthWords, deviceTypeWords } from '../../../shared/text/en/devices'
import { levelWord, suspectProgress, suspectWord } from '../../../shared/text/en/health'
import { reasonSentence } from '../../../shared/text/en/reasons'
import { roomText } from '../../../shared/text/en/rooms'
import {
  clockWords,
  durationWords,
  momentWords,
  roughDurationWords,
  sinceFirstSeen,
} from '../../../shared/text/en/time'
import { wallText } from '../../../shared/text/en/wall'
import { classNames } from '../../ui/class-names'
import { DeviceIcon } from '../../ui/DeviceIcon'
import { deviceLevel } from '../../ui/device-level'
import { StateIcon } from '../../ui/StateIcon'
import { TenantBadge } from '../../ui/TenantBadge'
import { useClock } from '../../ui-state/clock'
import styles from './RoomTile.module.css'
import { type TenantLook, useStaleAt } from './tenant-looks'
import { tileStateWords } from './tile-words'
import { roomKey } from './wall-movement'

interface RoomTileProps {
  room: RoomSummary
  tenant: TenantLook
  density: 'comfortable' | 'compact'
  /** Has the one place in the tab order (roving tabindex). */
  isCurrent: boolean
  isOpen: boolean
}

/** Devices shown on a tile before they are only counted. */
const mostDevices = 6

/** One room: name, state, since, and what it is made of. Clicks and keys are handled by the grid. */
export const RoomTile = memo(function RoomTile({ room, tenant, density, isCurrent, isOpen }: RoomTileProps) {
  const { level, since, suspicion } = room
  const word = levelWord(level, room.headline?.level)
  const staleAt = useStaleAt(room, tenant)
  // How long a room has been fine needs no minutes; how long it has been broken does.
  const isRough = density === 'compact' || level === 'healthy' || level === 'accountReachable'
  const say = isRough ? roughDurationWords : durationWords
  const lasting = useClock((now) => (since === null ? sinceFirstSeen : say(now - since)))
  const shown = suspicion === null ? level : `${level} ${suspicion.level}`
  const [seen, setSeen] = useState({ shown, changes: 0 })
  if (seen.shown !== shown) setSeen({ shown, changes: seen.changes + 1 })

  return (
    <button
      type="button"
      className={classNames(styles.tile, styles[density], suspicion !== null && 'hatched')}
      data-room={roomKey(room)}
      data-level={level}
      data-stale={staleAt === null ? undefined : 'true'}
      data-open={isOpen ? 'true' : undefined}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={wallText.tileName(room.name, tileStateWords(room, lasting, staleAt), tenant.name)}
    >
      {seen.changes > 0 && <span key={seen.changes} className={styles.pulse} />}
      <span className={styles.name} title={room.name}>
        {room.isVip && (
          <span className={styles.vip} title={roomText.vip}>
            <StarFilled />
          </span>
        )}
        {room.name}
      </span>
      <span className={styles.state}>
        <StateIcon level={level} size={density === 'compact' ? 13 : 15} />
        <span className={styles.word} title={suspicion === null ? word : undefined}>
          {suspicion === null
            ? word
            : `${suspectWord(suspicion.level)}, ${suspectProgress(suspicion.bad, suspicion.needed)}`}
        </span>
        <span className={styles.since} title={since === null ? sinceFirstSeen : momentWords(since)}>
          {staleAt === null ? since !== null && lasting : wallText.asOf(clockWords(staleAt))}
        </span>
      </span>
      {density === 'comfortable' && <TileDetails room={room} />}
      {density === 'compact' ? (
        <span className={styles.corner}>
          {room.isInCall === true && <InCall />}
          <TenantBadge badge={tenant.badge} colour={tenant.colour} name={tenant.name} />
        </span>
      ) : (
        <span className={styles.foot}>
          <TileDevices room={room} />
          {room.isInCall === true && <InCall />}
          <TenantBadge badge={tenant.badge} colour={tenant.colour} name={tenant.name} />
        </span>
      )}
    </button>
  )
})

function TileDetails({ room }: { room: RoomSummary }) {
  const words = room.headline === null ? room.model : reasonSentence(room.headline)
  return (
    <span className={styles.headline} title={words ?? undefined}>
      {words}
    </span>
  )
}

function TileDevices({ room }: { room: RoomSummary }) {
  const shown = room.devices.slice(0, mostDevices)
  return (
    <span className={styles.devices}>
      {shown.map(({ deviceId, type, healthStatus }) => (
        <span
          key={deviceId}
          className={styles.device}
          data-level={deviceLevel[healthStatus]}
          title={`${deviceTypeWords[type]}: ${deviceHealthWords[healthStatus]}`}
        >
          <DeviceIcon type={type} />
        </span>
      ))}
      {room.devices.length > mostDevices && `+${room.devices.length - mostDevices}`}
    </span>
  )
}

function InCall() {
  return (
    <span className={styles.call} title={wallText.inCall}>
      <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" fill="currentColor">
        <path d="M1.5 4.5A1.5 1.5 0 0 1 3 3h6a1.5 1.5 0 0 1 1.5 1.5v7A1.5 1.5 0 0 1 9 13H3a1.5 1.5 0 0 1-1.5-1.5ZM11.5 7l3-2.2v6.4l-3-2.2Z" />
      </svg>
    </span>
  )
}
