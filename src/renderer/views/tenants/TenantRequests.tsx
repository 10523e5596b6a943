import { countConsoles } from '../../../shared/model/route'
import type { TenantStatus } from '../../../shared/model/tenant-status'
import { tenantsText } from '../../../shared/text/en/tenants'
import { useNotifications } from '../../queries/notifications'
import screen from '../../ui/screen.module.css'

/** How much a tenant is asked, and how much together with another console. */
export function TenantRequests({ status: { tenant, requestsPerMinute } }: { status: TenantStatus }) {
  const consoles = countConsoles(useNotifications().data?.routes ?? [], tenant)
  return (
    <>
      <h2>{tenantsText.requests}</h2>
      <p className={screen.quiet} title={tenantsText.requestsHint}>
        {requestsPerMinute.toLocaleString('en')}
        {consoles > 1 && ` (${tenantsText.shared(requestsPerMinute * consoles)}). ${tenantsText.sharedHint}.`}
      </p>
    </>
  )
}
