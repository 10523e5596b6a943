import { Spinner } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import { wallText } from '../../../shared/text/en/wall'
import { wallSightText } from '../../../shared/text/en/wall-sight'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNotice } from '../../ui/ErrorNotice'
import styles from './NoRooms.module.css'
import type { UnseenTenant, WallSight } from './wall-sight'

/** More reasons than these are for the Tenants screen. */
const mostReasons = 3

/** In the place of the rooms when there are none to show: why, and who can change that. */
export function NoRooms({ sight, isNarrowed }: { sight: WallSight; isNarrowed: boolean }) {
  const { unseen, awaited, paused } = sight
  if (isNarrowed) return <EmptyState title={wallText.nothingMatches} hint={wallText.nothingMatchesHint} />
  if (unseen.length > 0) return <Unseen unseen={unseen} />
  if (awaited.length > 0) {
    return (
      <EmptyState title={wallSightText.awaited(awaited.length)} hint={wallSightText.awaitedHint}>
        <Spinner aria-label={wallSightText.awaited(awaited.length)} />
      </EmptyState>
    )
  }
  if (paused.length > 0) {
    const names = paused.map(({ tenant }) => tenant.displayName)
    return (
      <EmptyState title={wallSightText.paused(names)} hint={wallSightText.pausedHint}>
        <Link to="/tenants">{wallSightText.openTenants}</Link>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={wallSightText.roomless} hint={wallSightText.roomlessHint}>
      <Link to="/tenants">{wallSightText.openTenants}</Link>
    </EmptyState>
  )
}

function Unseen({ unseen }: { unseen: readonly UnseenTenant[] }) {
  const names = unseen.map(({ status }) => status.tenant.displayName)
  // Tenants in the same trouble share one notice.
  const reasons = [...new Map(unseen.map((one) => [one.failure.code, one])).values()]
  return (
    <EmptyState title={wallSightText.unseen(names)} hint={wallSightText.unseenHint(names)}>
      <div className={styles.reasons}>
        {reasons.slice(0, mostReasons).map(({ status, failure }) => (
          <ErrorNotice
            key={failure.code}
            failure={failure}
            {...(unseen.length > 1 ? { title: namesOf(unseen, failure.code) } : {})}
          >
            <Way
              status={status}
              isAlone={unseen.filter((one) => one.failure.code === failure.code).length === 1}
              isCredentialMissing={failure.code === 'signIn.noCredential'}
            />
          </ErrorNotice>
        ))}
      </div>
    </EmptyState>
  )
}

function Way({
  status,
  isAlone,
  isCredentialMissing,
}: Pick<UnseenTenant, 'status'> & { isAlone: boolean; isCredentialMissing: boolean }) {
  const params = { tenantKey: status.tenant.tenantKey }
  if (isCredentialMissing) {
    return (
      <Link to="/tenants/$tenantKey/credential" params={params}>
        {wallSightText.enterCredential}
      </Link>
    )
  }
  if (!isAlone) return <Link to="/tenants">{wallSightText.openTenants}</Link>
  return (
    <Link to="/tenants/$tenantKey" params={params}>
      {wallText.openTenant}
    </Link>
  )
}

function namesOf(unseen: readonly UnseenTenant[], code: string): string {
  return unseen
    .flatMap(({ status, failure }) => (failure.code === code ? status.tenant.displayName : []))
    .slice(0, 4)
    .join(', ')
}
