import type { TenantStatus } from '../../shared/model/tenant-status'
import { useClock } from '../ui-state/clock'
import styles from './Freshness.module.css'
import { StateIcon } from './StateIcon'
import { freshnessWords } from './tenant-freshness'

/** How fresh a tenant's picture is: "live, 12 s ago", ticking. */
export function Freshness({ status }: { status: TenantStatus }) {
  const words = useClock((now) => freshnessWords(status, now).words)
  const level = useClock((now) => freshnessWords(status, now).level)
  return (
    <span className={styles.freshness} data-level={level}>
      {level === 'healthy' ? (
        <span className={styles.live} aria-hidden="true" />
      ) : (
        <StateIcon level={level} size={12} />
      )}
      {words}
    </span>
  )
}
