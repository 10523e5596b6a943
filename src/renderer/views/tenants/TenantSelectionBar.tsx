import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { TenantChange } from '../../../shared/model/onboarding'
import type { TenantStatus } from '../../../shared/model/tenant-status'
import { permissionRoundText } from '../../../shared/text/en/permission-round'
import { tenantListText } from '../../../shared/text/en/tenant-list'
import { useCheckPermissionsOf } from '../../queries/permission-round'
import { useChangeTenants } from '../../queries/tenants'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { GroupDialog } from './GroupDialog'
import { PauseQuestion } from './PauseQuestion'
import { ProfileDialog } from './ProfileDialog'
import styles from './TenantsView.module.css'

interface TenantSelectionBarProps {
  chosen: readonly TenantStatus[]
  groups: readonly string[]
  onClear: () => void
}

/** What can be done to all selected tenants at once. */
export function TenantSelectionBar({ chosen, groups, onClear }: TenantSelectionBarProps) {
  const [dialog, setDialog] = useState<'group' | 'profile' | 'pause' | null>(null)
  const change = useChangeTenants()
  const check = useCheckPermissionsOf()
  const tenantKeys = chosen.map(({ tenant }) => tenant.tenantKey)
  const profiles = new Set(chosen.map(({ tenant }) => tenant.profile))
  const [profile] = profiles
  const present = profiles.size === 1 && profile !== undefined ? profile : null
  const close = (): void => setDialog(null)
  const apply = (wanted: TenantChange): void => {
    change.mutate({ tenantKeys, change: wanted }, { onSuccess: close })
  }
  const failed = new Set(change.data?.notChanged.map(({ tenantKey }) => tenantKey))
  const [failure] = change.data?.notChanged ?? []
  const names = chosen.flatMap(({ tenant }) => (failed.has(tenant.tenantKey) ? tenant.displayName : []))
  return (
    <>
      <section className={styles.selection} aria-label={tenantListText.selected(chosen.length)}>
        <strong role="status">{tenantListText.selected(chosen.length)}</strong>
        <Button onClick={() => setDialog('group')}>{tenantListText.assignGroup}</Button>
        <Button onClick={() => setDialog('profile')}>{tenantListText.profile}</Button>
        <Button disabled={check.isPending} onClick={() => check.mutate(tenantKeys)}>
          {permissionRoundText.check}
        </Button>
        {chosen.some(({ tenant }) => !tenant.paused) && (
          <Button disabled={change.isPending} onClick={() => setDialog('pause')}>
            {tenantListText.pause}
          </Button>
        )}
        {chosen.some(({ tenant }) => tenant.paused) && (
          <Button disabled={change.isPending} onClick={() => apply({ paused: false })}>
            {tenantListText.resume}
          </Button>
        )}
        <Button appearance="subtle" onClick={onClear}>
          {tenantListText.clear}
        </Button>
      </section>
      {check.error !== null && <ErrorNotice failure={check.error.failure} />}
      {change.error !== null && <ErrorNotice failure={change.error.failure} />}
      {failure !== undefined && (
        <ErrorNotice failure={failure.error} title={tenantListText.notChanged(names.join(', '))} />
      )}
      <GroupDialog
        isOpen={dialog === 'group'}
        count={chosen.length}
        groups={groups}
        isPending={change.isPending}
        onAssign={(group) => apply({ group })}
        onClose={close}
      />
      <PauseQuestion
        tenants={chosen.filter(({ tenant }) => !tenant.paused)}
        isOpen={dialog === 'pause'}
        isPending={change.isPending}
        onPause={() => apply({ paused: true })}
        onCancel={close}
      />
      <ProfileDialog
        isOpen={dialog === 'profile'}
        tenantKeys={tenantKeys}
        present={present}
        isPending={change.isPending}
        onChoose={(chosenProfile) => apply({ profile: chosenProfile })}
        onClose={close}
      />
    </>
  )
}
