import { Button } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import type { TenantKey } from '../../../../shared/model/tenant'
import { doneText } from '../../../../shared/text/en/onboarding'
import { useTenant } from '../../../queries/tenants'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import styles from './Wizard.module.css'

/** The tenant is saved: how its first reading goes, and where to go from here. */
export function DoneStep({ tenantKey, onAnother }: { tenantKey: TenantKey; onAnother: () => void }) {
  const navigate = useNavigate()
  const status = useTenant(tenantKey)
  return (
    <>
      {status?.access.error == null ? (
        <p role="status">
          {status !== undefined && status.roomCount > 0
            ? doneText.rooms(status.roomCount, status.deviceCount)
            : doneText.reading}
        </p>
      ) : (
        <ErrorNotice failure={status.access.error} title={doneText.failed} />
      )}
      <div className={styles.row}>
        <Button appearance="primary" onClick={() => void navigate({ to: '/wall' })}>
          {doneText.showWall}
        </Button>
        <Button onClick={onAnother}>{doneText.another}</Button>
      </div>
    </>
  )
}
