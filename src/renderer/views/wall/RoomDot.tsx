import { memo } from 'react'
import type { RoomSummary } from '../../../shared/model/room'
import { momentWords } from '../../../shared/text/en/time'
import { wallText } from '../../../shared/text/en/wall'
import { classNames } from '../../ui/class-names'
import styles from './RoomDot.module.css'
import type { TenantLook } from './tenant-looks'
import { tileStateWords } from './tile-words'
import { roomKey } from './wall-movement'

interface RoomDotProps {
  room: RoomSummary
  tenant: TenantLook
  isCurrent: boolean
  isOpen: boolean
}

/** Five thousand dots are drawn at once: their words are made once a room and look. */
const knownWords = new WeakMap<RoomSummary, { tenant: TenantLook; words: string }>()

function dotWords(room: RoomSummary, tenant: TenantLook): string {
  const known = knownWords.get(room)
  if (known?.tenant === tenant) return known.words
  const since = room.since === null ? '' : momentWords(room.since)
  const words = wallText.tileName(room.name, tileStateWords(room, since, tenant.staleSince), tenant.name)
  knownWords.set(room, { tenant, words })
  return words
}

/** One room as a mark: shape and colour, everything else on hover. Says a time of day, so it never has to tick. */
export const RoomDot = memo(function RoomDot({ room, tenant, isCurrent, isOpen }: RoomDotProps) {
  return (
    <button
      type="button"
      className={classNames(styles.dot, room.suspicion !== null && styles.soft)}
      data-room={roomKey(room)}
      data-level={room.level}
      data-stale={tenant.staleSince === null ? undefined : 'true'}
      data-open={isOpen ? 'true' : undefined}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={dotWords(room, tenant)}
    />
  )
})
