import { ProgressBar } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { Failure } from '../../../shared/errors'
import type { RoomSummary } from '../../../shared/model/room'
import { describeFailure } from '../../../shared/text/en/errors'
import { clockWords } from '../../../shared/text/en/time'
import { wallText } from '../../../shared/text/en/wall'
import { wallSightText } from '../../../shared/text/en/wall-sight'
import { useAppStatus } from '../../queries/app-status'
import { useTenants } from '../../queries/tenants'
import { StateIcon } from '../../ui/StateIcon'
import { TenantBadge } from '../../ui/TenantBadge'
import { accessTrouble, isAwaited } from '../../ui/tenant-freshness'
import type { TenantLook, TenantLooks } from './tenant-looks'
import styles from './WallNotices.module.css'

const mostShown = 3
const mostNamed = 4
/** Fewer tenants have all answered before anybody could read how many have. */
const fewestToCount = 10

/** What makes the wall less than the truth: no network, everything stale, tenants that cannot be read. */
export const WallNotices = memo(function WallNotices({
  rooms,
  looks,
}: {
  rooms: readonly RoomSummary[]
  looks: TenantLooks
}) {
  const { data: app } = useAppStatus()
  const { tenants } = useTenants()
  // Tenants in the same trouble share one line: an outage is one event, not one a tenant.
  const troubles = new Map<string, { failure: Failure; members: TenantLook[] }>()
  const troubled = new Set<TenantLook>()
  for (const status of tenants) {
    const failure = accessTrouble(status)
    const look = looks.get(status.tenant.tenantKey)
    if (failure === null || look === undefined) continue
    troubled.add(look)
    const known = troubles.get(failure.code)
    if (known === undefined) troubles.set(failure.code, { failure, members: [look] })
    else known.members.push(look)
  }
  const awaited = tenants.filter(isAwaited).length
  const stale = [...looks.values()].filter((look) => look.staleSince !== null)
  const isAllStale = stale.length > 0 && stale.length === looks.size
  const newest = Math.max(...stale.map((look) => look.staleSince ?? 0))
  const staleOnly = isAllStale ? [] : stale.filter((look) => !troubled.has(look))

  return (
    <div className={styles.notices}>
      {isAllStale && (
        <p className={styles.banner} role="alert">
          <strong>{wallText.staleTitle}</strong> {wallText.staleWall(clockWords(newest))}
        </p>
      )}
      {app?.isOffline === true && (
        <p className={styles.banner} role="alert">
          {wallText.offlineNetwork}
        </p>
      )}
      {awaited > 0 && tenants.length >= fewestToCount && (
        <p className={styles.notice} data-level="restarting" role="status">
          <StateIcon level="restarting" />
          <span className={styles.words}>
            {wallSightText.starting(tenants.length - awaited, tenants.length)}
          </span>
          <ProgressBar
            className={styles.progress ?? ''}
            aria-label={wallSightText.startingShort(awaited)}
            value={tenants.length - awaited}
            max={tenants.length}
          />
        </p>
      )}
      {staleOnly.slice(0, mostShown).map((look) => (
        <p key={look.tenantKey} className={styles.notice} data-level="critical" role="status">
          <StateIcon level="critical" />
          <span className={styles.words}>
            <strong>{wallText.staleTitle}</strong>{' '}
            {wallText.staleTenant(look.name, clockWords(look.staleSince ?? 0))}
          </span>
        </p>
      ))}
      {[...troubles.values()].map(({ failure, members }) => (
        <Trouble key={failure.code} failure={failure} members={members} rooms={rooms} />
      ))}
    </div>
  )
})

interface TroubleProps {
  failure: Failure
  members: readonly TenantLook[]
  rooms: readonly RoomSummary[]
}

function Trouble({ failure, members, rooms }: TroubleProps) {
  const keys = new Set(members.map(({ tenantKey }) => tenantKey))
  const unknown = rooms.filter((room) => room.level === 'unknown' && keys.has(room.tenantKey)).length
  const { happened, whoCanFix, stillWorks } = describeFailure(failure)
  const words = [happened, unknown > 0 ? wallText.noticeRooms(unknown) : '', `${whoCanFix}.`].join(' ')
  const names = members.map(({ name }) => name)
  const shownNames =
    names.length > mostNamed
      ? `${names.slice(0, mostNamed).join(', ')} ${wallText.andMore(names.length - mostNamed)}`
      : names.join(', ')
  const first = members[0]
  return (
    <p className={styles.notice} data-level="unknown" role="status">
      <StateIcon level="unknown" />
      {members.length === 1 && first !== undefined && (
        <TenantBadge badge={first.badge} colour={first.colour} name={first.name} />
      )}
      <span className={styles.words} title={`${names.join(', ')}: ${words} ${stillWorks}`}>
        <strong>{shownNames}:</strong> {words}
      </span>
      {members.length === 1 && first !== undefined ? (
        <Link to="/tenants/$tenantKey" params={{ tenantKey: first.tenantKey }}>
          {wallText.openTenant}
        </Link>
      ) : (
        <Link to="/tenants">{wallText.openTenants}</Link>
      )}
    </p>
  )
}
