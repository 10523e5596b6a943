import type { HealthLevel } from '../../../shared/model/room-health'
import type { TenantStatus } from '../../../shared/model/tenant-status'
import { levelWords } from '../../../shared/text/en/health'
import { StateIcon } from '../../ui/StateIcon'
import styles from './TenantsView.module.css'

interface LevelCountsProps {
  status: TenantStatus
  levels: readonly HealthLevel[]
}

/** A tenant's rooms in each of these states; states without rooms are left out. */
export function LevelCounts({ status: { roomsByLevel }, levels }: LevelCountsProps) {
  return (
    <span className={styles.levels}>
      {levels.map((level) => {
        const count = roomsByLevel[level] ?? 0
        return count === 0 ? null : (
          <span key={level} className={styles.level} data-level={level}>
            <StateIcon level={level} size={13} />
            {count.toLocaleString('en')} {levelWords[level].toLowerCase()}
          </span>
        )
      })}
    </span>
  )
}
