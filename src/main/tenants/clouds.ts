import type { Cloud, Tenant } from '../../shared/model/tenant'

/** Where a tenant signs in and where its Graph is. URLs without a trailing slash. */
export interface CloudEndpoints {
  authorityUrl: string
  graphUrl: string
}

/** Microsoft's national clouds (deployments page); tokens are not interchangeable between them. */
const endpointsByCloud = {
  global: { authorityUrl: 'https://login.microsoftonline.com', graphUrl: 'https://graph.microsoft.com' },
  usGovL4: { authorityUrl: 'https://login.microsoftonline.us', graphUrl: 'https://graph.microsoft.us' },
  usGovL5: { authorityUrl: 'https://login.microsoftonline.us', graphUrl: 'https://dod-graph.microsoft.us' },
  china: {
    authorityUrl: 'https://login.chinacloudapi.cn',
    graphUrl: 'https://microsoftgraph.chinacloudapi.cn',
  },
} as const satisfies Record<Exclude<Cloud, 'custom'>, CloudEndpoints>

/** The endpoints of a tenant's cloud; a custom cloud without endpoints is a definition error and yields null. */
export function endpointsOf(tenant: Pick<Tenant, 'cloud' | 'custom'>): CloudEndpoints | null {
  if (tenant.cloud !== 'custom') return endpointsByCloud[tenant.cloud]
  if (!tenant.custom) return null
  return {
    authorityUrl: tenant.custom.authorityUrl.replace(/\/+$/, ''),
    graphUrl: tenant.custom.graphUrl.replace(/\/+$/, ''),
  }
}

/** The hosts a tenant's session contacts, for the list on screen. */
export function hostsOf(endpoints: CloudEndpoints): string[] {
  return [...new Set([new URL(endpoints.authorityUrl).host, new URL(endpoints.graphUrl).host])]
}
