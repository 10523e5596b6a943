import { useNavigate } from '@tanstack/react-router'
import type { TenantKey } from '../../../shared/model/tenant'
import { wizardText } from '../../../shared/text/en/onboarding'
import { useTenantDefinition } from '../../queries/onboarding'
import { useTenants } from '../../queries/tenants'
import { ErrorNotice } from '../../ui/ErrorNotice'
import screen from '../../ui/screen.module.css'
import { TenantWizard } from './wizard/TenantWizard'

interface ChangeTenantViewProps {
  tenantKey: TenantKey
  kind: 'edit' | 'rotate'
}

/** The wizard for a tenant that is there: all of it, or its credential alone. */
export function ChangeTenantView({ tenantKey, kind }: ChangeTenantViewProps) {
  const navigate = useNavigate()
  const { data: tenant, error } = useTenantDefinition(tenantKey)
  const { tenants, isRead } = useTenants()
  const roles = tenants.find((status) => status.tenant.tenantKey === tenantKey)?.grantedRoles ?? null
  if (error !== null) {
    return (
      <div className={screen.page}>
        <ErrorNotice failure={error.failure} title={wizardText.noSuchTenant} />
      </div>
    )
  }
  if (tenant === undefined || !isRead) {
    return (
      <p className={screen.quiet} role="status">
        {wizardText.readingTenant}
      </p>
    )
  }
  return (
    <TenantWizard
      key={`${tenantKey} ${kind}`}
      task={{ kind, tenant, roles }}
      onAnother={() => void navigate({ to: '/tenants/add' })}
    />
  )
}
