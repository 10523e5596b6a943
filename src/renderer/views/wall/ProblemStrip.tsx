import { memo } from 'react'
import type { RoomSummary } from '../../../shared/model/room'
import { levelWords } from '../../../shared/text/en/health'
import { reasonSentence } from '../../../shared/text/en/reasons'
import { clockWords, durationWords, momentWords, sinceFirstSeen } from '../../../shared/text/en/time'
import { wallText } from '../../../shared/text/en/wall'
import { wallSightText } from '../../../shared/text/en/wall-sight'
import { StateIcon } from '../../ui/StateIcon'
import { TenantBadge } from '../../ui/TenantBadge'
import { useClock } from '../../ui-state/clock'
import { useWallFilters } from '../../ui-state/wall-filters'
import styles from './ProblemStrip.module.css'
import { type TenantLook, type TenantLooks, useStaleAt } from './tenant-looks'
import { tileStateWords } from './tile-words'
import { roomKey } from './wall-movement'
import { problemLevels } from './wall-selection'

/** "The five worst": what is broken must be told in the first second. */
const mostShown = 5

interface ProblemStripProps {
  problems: readonly RoomSummary[]
  roomCount: number
  /** Tenants of which nothing can be read now: of them nobody knows. */
  unseenCount: number
  looks: TenantLooks
  onOpen: (room: RoomSummary) => void
}

/** The worst rooms of all tenants, ungrouped, in the order of alerting rule R23. Never scrolls away. */
export const ProblemStrip = memo(function ProblemStrip({
  problems,
  roomCount,
  unseenCount,
  looks,
  onOpen,
}: ProblemStripProps) {
  const showLevels = useWallFilters((filters) => filters.showLevels)
  if (problems.length === 0) {
    const isAllSeen = unseenCount === 0
    const level = isAllSeen ? 'healthy' : 'unknown'
    return (
      <section className={styles.calm} data-level={level} aria-label={wallText.stripTitle}>
        <StateIcon level={level} size={18} />
        <strong>{isAllSeen ? wallText.stripNothing : wallSightText.calmAmongSeen}</strong>
        <span>
          {isAllSeen
            ? wallText.stripNothingHint(roomCount)
            : wallSightText.calmAmongSeenHint(roomCount, unseenCount)}
        </span>
      </section>
    )
  }
  return (
    <section className={styles.strip} aria-label={wallText.stripTitle}>
      {problems.slice(0, mostShown).map((room) => {
        const tenant = looks.get(room.tenantKey)
        return (
          tenant !== undefined && (
            <Problem key={roomKey(room)} room={room} tenant={tenant} onOpen={() => onOpen(room)} />
          )
        )
      })}
      {problems.length > mostShown && (
        <button type="button" className={styles.more} onClick={() => showLevels([...problemLevels])}>
          {wallText.stripMore(problems.length)}
        </button>
      )}
    </section>
  )
})

const Problem = memo(function Problem({
  room,
  tenant,
  onOpen,
}: {
  room: RoomSummary
  tenant: TenantLook
  onOpen: () => void
}) {
  const { level, since, headline } = room
  const lasting = useClock((now) => (since === null ? sinceFirstSeen : durationWords(now - since)))
  const staleAt = useStaleAt(room, tenant)
  const why = headline === null ? null : reasonSentence(headline)
  return (
    <button
      type="button"
      className={styles.problem}
      data-level={level}
      data-stale={staleAt === null ? undefined : 'true'}
      onClick={onOpen}
      aria-label={wallText.tileName(room.name, tileStateWords(room, lasting, staleAt), tenant.name)}
    >
      <span className={styles.top}>
        <StateIcon level={level} size={15} />
        <span className={styles.state}>{levelWords[level]}</span>
        <span className={styles.since} title={since === null ? sinceFirstSeen : momentWords(since)}>
          {staleAt === null ? lasting : wallText.asOf(clockWords(staleAt))}
        </span>
      </span>
      <span className={styles.name} title={room.name}>
        {room.name}
      </span>
      <span className={styles.place}>
        <TenantBadge badge={tenant.badge} colour={tenant.colour} name={tenant.name} />
        <span className={styles.site} title={[room.site, room.floor].filter(Boolean).join(', ')}>
          {room.site ?? wallText.noSite}
        </span>
      </span>
      <span className={styles.why} title={why ?? undefined}>
        {why}
      </span>
    </button>
  )
})
