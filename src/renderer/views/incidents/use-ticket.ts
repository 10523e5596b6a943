import { incidentAsText, incidentTitle } from '../../../shared/text/en/incidents'
import { contactLine, incidentLinks } from '../../../shared/text/en/notifications'
import { useCopyText } from '../../queries/app-status'
import { useContacts } from '../../queries/contacts'
import { useIncidents, useWithIncident } from '../../queries/incidents'
import { useTenants } from '../../queries/tenants'
import { groupChildren } from './incident-list'

/** Copies an incident as a ticket wants it: what, where, whom to call, where Microsoft shows it, and its story. */
export function useTicket() {
  const { incidents } = useIncidents()
  const { tenants } = useTenants()
  const { data: contacts = [] } = useContacts()
  const copy = useCopyText()
  return useWithIncident(async (incident) => {
    const { incidentId, tenantKey, site } = incident
    const tenant = tenants.find((status) => status.tenant.tenantKey === tenantKey)?.tenant
    const children = groupChildren(incidents).get(incidentId) ?? []
    const ofSite = contacts.find((entry) => entry.tenantKey === tenantKey && entry.site === site)
    const text = incidentAsText(incident, {
      tenantName: tenant?.displayName ?? null,
      children: children.map(incidentTitle),
      contacts: (ofSite?.contacts ?? []).map(contactLine),
      links: incidentLinks.map(({ title, url }) => `${title}: ${url}`),
    })
    await copy.mutateAsync(text)
  })
}
