import { Button, ProgressBar } from '@fluentui/react-components'
import { useState } from 'react'
import type { PermissionRound } from '../../../shared/model/permission-round'
import type { TenantStatus } from '../../../shared/model/tenant-status'
import { permissionRoundText } from '../../../shared/text/en/permission-round'
import { useCancelPermissionRound, usePermissionRound } from '../../queries/permission-round'
import { StateBadge } from '../../ui/StateBadge'
import { summarisePermissions } from './permission-levels'
import styles from './TenantsView.module.css'

interface PermissionRoundBarProps {
  tenants: readonly TenantStatus[]
  onShowTrouble: () => void
}

/** How far the check of many tenants' permissions is, with the way to stop it; afterwards what came of it. */
export function PermissionRoundBar({ tenants, onShowTrouble }: PermissionRoundBarProps) {
  const { data: round } = usePermissionRound()
  const cancel = useCancelPermissionRound()
  const [dismissed, setDismissed] = useState<PermissionRound | null>(null)
  if (round === undefined || round.total === 0 || round === dismissed) return null
  const { done, total, isRunning, isCancelled } = round
  if (isRunning) {
    return (
      <section className={styles.round} aria-label={permissionRoundText.title}>
        <span role="status">{permissionRoundText.progress(done, total)}</span>
        <ProgressBar
          className={styles.progress ?? ''}
          aria-label={permissionRoundText.title}
          value={done}
          max={total}
        />
        <Button disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          {permissionRoundText.cancel}
        </Button>
      </section>
    )
  }
  const troubled = tenants.filter((status) => isInTrouble(status)).length
  return (
    <section className={styles.round} aria-label={permissionRoundText.title}>
      <span role="status">
        {isCancelled ? permissionRoundText.cancelled(done, total) : permissionRoundText.finished(total)}
      </span>
      <StateBadge
        level={troubled === 0 ? 'healthy' : 'critical'}
        word={troubled === 0 ? permissionRoundText.allGood : permissionRoundText.inTrouble(troubled)}
        hint=""
      />
      {troubled > 0 && <Button onClick={onShowTrouble}>{permissionRoundText.sortByTrouble}</Button>}
      <Button appearance="subtle" onClick={() => setDismissed(round)}>
        {permissionRoundText.dismiss}
      </Button>
    </section>
  )
}

/** Cannot be signed in to, or lacks something that is required. */
function isInTrouble({ access, permissions }: TenantStatus): boolean {
  return access.state === 'failed' || summarisePermissions(permissions).level === 'critical'
}
