import { useNavigate } from '@tanstack/react-router'
import type { TenantKey } from '../../../shared/model/tenant'
import { wizardText } from '../../../shared/text/en/onboarding'
import { useTenantDefinition } from '../../queries/onboarding'
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
  if (error !== null) {
    return (
      <div className={screen.page}>
        <ErrorNotice failure={error.failure} title={wizardText.noSuchTenant} />
      </div>
    )
  }
  if (tenant === undefined) {
    return (
      <p className={screen.quiet} role="status">
        {wizardText.readingTenant}
      </p>
    )
  }
  return (
    <TenantWizard
      key={`${tenantKey} ${kind}`}
      task={{ kind, tenant }}
      onAnother={() => void navigate({ to: '/tenants/add' })}
    />
  )
}
