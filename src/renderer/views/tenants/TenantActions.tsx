import { Button } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { TenantStatus } from '../../../shared/model/tenant-status'
import { tenantActionText } from '../../../shared/text/en/onboarding'
import { useChangeTenants, useRemoveTenant } from '../../queries/tenants'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { PauseQuestion } from './PauseQuestion'
import { RemoveTenant } from './RemoveTenant'
import styles from './TenantsView.module.css'

/** What can be done about a tenant: edit, new credential, pause, remove. */
export function TenantActions({ status }: { status: TenantStatus }) {
  const { tenant } = status
  const navigate = useNavigate()
  const change = useChangeTenants()
  const remove = useRemoveTenant()
  const [isRemoving, setIsRemoving] = useState(false)
  const [isPausing, setIsPausing] = useState(false)
  const { tenantKey, paused } = tenant
  const setPaused = (wanted: boolean): void => {
    change.mutate({ tenantKeys: [tenantKey], change: { paused: wanted } })
    setIsPausing(false)
  }
  return (
    <>
      <div className={styles.actions}>
        <Button onClick={() => void navigate({ to: '/tenants/$tenantKey/edit', params: { tenantKey } })}>
          {tenantActionText.edit}
        </Button>
        <Button
          onClick={() => void navigate({ to: '/tenants/$tenantKey/credential', params: { tenantKey } })}
        >
          {tenantActionText.rotate}
        </Button>
        <Button disabled={change.isPending} onClick={() => (paused ? setPaused(false) : setIsPausing(true))}>
          {paused ? tenantActionText.resume : tenantActionText.pause}
        </Button>
        <Button disabled={isRemoving} onClick={() => setIsRemoving(true)}>
          {tenantActionText.remove}
        </Button>
      </div>
      <PauseQuestion
        tenants={[status]}
        isOpen={isPausing}
        isPending={change.isPending}
        onPause={() => setPaused(true)}
        onCancel={() => setIsPausing(false)}
      />
      {change.error !== null && <ErrorNotice failure={change.error.failure} />}
      {change.data?.notChanged.map(({ error }) => (
        <ErrorNotice key={error.code} failure={error} />
      ))}
      {isRemoving && (
        <RemoveTenant
          tenant={tenant}
          isPending={remove.isPending}
          onRemove={(confirmedName) => remove.mutate({ tenantKey, confirmedName, leavesCredential: false })}
          onCancel={() => {
            setIsRemoving(false)
            remove.reset()
          }}
        />
      )}
      {remove.error !== null && (
        <ErrorNotice failure={remove.error.failure}>
          {remove.error.failure.code === 'keychain.unavailable' && remove.variables !== undefined && (
            <Button onClick={() => remove.mutate({ ...remove.variables, leavesCredential: true })}>
              {tenantActionText.removeLeaving}
            </Button>
          )}
        </ErrorNotice>
      )}
    </>
  )
}
