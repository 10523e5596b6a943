import type { TenantKey } from '../../../shared/model/tenant'
import { incidentsText } from '../../../shared/text/en/incidents'
import { useTenant } from '../../queries/tenants'
import { TenantBadge } from '../../ui/TenantBadge'

/** The tenant of an incident; what concerns all of them says so. */
export function TenantOf({ tenantKey }: { tenantKey: TenantKey }) {
  const tenant = useTenant(tenantKey)?.tenant
  if (tenant === undefined) return <span>{incidentsText.allTenants}</span>
  return <TenantBadge badge={tenant.badge} colour={tenant.colour} name={tenant.displayName} />
}
