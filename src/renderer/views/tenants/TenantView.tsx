import { Button } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useEffect, useId, useRef } from 'react'
import { wizardText } from '../../../shared/text/en/onboarding'
import { tenantsText } from '../../../shared/text/en/tenants'
import { useTenants } from '../../queries/tenants'
import { Drawer } from '../../ui/Drawer'
import drawer from '../../ui/drawer-parts.module.css'
import { Freshness } from '../../ui/Freshness'
import { TenantBadge } from '../../ui/TenantBadge'
import { AccessBadge } from './AccessBadge'
import { TenantDetail } from './TenantDetail'

/** The tenant of the address, in a drawer over the list. */
export function TenantView() {
  const navigate = useNavigate()
  const titleId = useId()
  const { tenantKey } = useParams({ from: '/tenants/$tenantKey' })
  const { tenants, isRead } = useTenants()
  const status = tenants.find(({ tenant }) => tenant.tenantKey === tenantKey)
  const close = useCallback((): void => void navigate({ to: '/tenants' }), [navigate])
  useCloseWhenRemoved(tenantKey, status !== undefined, close)
  const name = status?.tenant.displayName ?? (isRead ? wizardText.noSuchTenant : wizardText.readingTenant)
  return (
    <Drawer titleId={titleId} onClose={close} isWide>
      <header className={drawer.header}>
        <div className={drawer.heading}>
          <h2 id={titleId}>{name}</h2>
          {status !== undefined && (
            <p className={drawer.line}>
              <TenantBadge badge={status.tenant.badge} colour={status.tenant.colour} name={name} />
              <AccessBadge state={status.access.state} />
              <Freshness status={status} />
            </p>
          )}
        </div>
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={tenantsText.close}
          title={`${tenantsText.close} (Esc)`}
          onClick={close}
        />
      </header>
      <div className={drawer.body}>
        {status !== undefined && <TenantDetail key={tenantKey} status={status} />}
      </div>
    </Drawer>
  )
}

/** The drawer of a tenant that is taken away goes with it; the address of one that was never there says so. */
function useCloseWhenRemoved(tenantKey: string, isThere: boolean, close: () => void): void {
  const seen = useRef<string | null>(null)
  useEffect(() => {
    if (isThere) seen.current = tenantKey
    else if (seen.current === tenantKey) close()
  }, [tenantKey, isThere, close])
}
