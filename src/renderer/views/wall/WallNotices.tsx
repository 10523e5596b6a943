import { Link } from '@tanstack/react-router'
import type { RoomSummary } from '../../../shared/model/room'
import { describeFailure } from '../../../shared/text/en/errors'
import { clockWords } from '../../../shared/text/en/time'
import { wallText } from '../../../shared/text/en/wall'
import { useAppStatus } from '../../queries/app-status'
import { useTenants } from '../../queries/tenants'
import { StateIcon } from '../../ui/StateIcon'
import { TenantBadge } from '../../ui/TenantBadge'
import { accessTrouble } from '../../ui/tenant-freshness'
import type { TenantLooks } from './tenant-looks'
import styles from './WallNotices.module.css'

const mostShown = 3

/** What makes the wall less than the truth: no network, everything stale, a tenant that cannot be read. */
export function WallNotices({ rooms, looks }: { rooms: readonly RoomSummary[]; looks: TenantLooks }) {
  const { data: app } = useAppStatus()
  const { tenants } = useTenants()
  const stale = [...looks.values()].filter((look) => look.staleSince !== null)
  const newest = Math.max(...stale.map((look) => look.staleSince ?? 0))
  const isAllStale = stale.length > 0 && stale.length === looks.size
  const troubled = tenants.flatMap((status) => {
    const failure = accessTrouble(status)
    return failure === null ? [] : [{ status, failure }]
  })
  const staleOnly = isAllStale
    ? []
    : stale.filter(({ tenantKey }) => !troubled.some(({ status }) => status.tenant.tenantKey === tenantKey))

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
      {staleOnly.slice(0, mostShown).map((look) => (
        <p key={look.tenantKey} className={styles.notice} data-level="critical" role="status">
          <StateIcon level="critical" />
          <span className={styles.words}>
            <strong>{wallText.staleTitle}</strong>{' '}
            {wallText.staleTenant(look.name, clockWords(look.staleSince ?? 0))}
          </span>
        </p>
      ))}
      {troubled.slice(0, mostShown).map(({ status: { tenant }, failure }) => {
        const unknown = rooms.filter(
          (room) => room.tenantKey === tenant.tenantKey && room.level === 'unknown',
        ).length
        const { happened, whoCanFix, stillWorks } = describeFailure(failure)
        const words = `${happened} ${unknown > 0 ? wallText.noticeRooms(unknown) : ''} ${whoCanFix}.`
        return (
          <p key={tenant.tenantKey} className={styles.notice} data-level="unknown" role="status">
            <StateIcon level="unknown" />
            <TenantBadge badge={tenant.badge} colour={tenant.colour} name={tenant.displayName} />
            <span className={styles.words} title={`${words} ${stillWorks}`}>
              <strong>{tenant.displayName}:</strong> {words}
            </span>
            <Link to="/tenants">{wallText.openTenants}</Link>
          </p>
        )
      })}
      {troubled.length > mostShown && (
        <p className={styles.notice}>
          {wallText.noticeMore(troubled.length - mostShown)} <Link to="/tenants">{wallText.openTenants}</Link>
        </p>
      )}
    </div>
  )
}
