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

/** Other names under which a cloud's sign-in service may ask to be called (MSAL's list of its clouds). */
const signInAliases: Readonly<Record<string, string>> = {
  'login.chinacloudapi.cn': 'login.partner.microsoftonline.cn',
}

/** The only hosts a tenant's session may contact, with their ports. */
export function hostsOf(endpoints: CloudEndpoints): string[] {
  const signIn = new URL(endpoints.authorityUrl).host
  const alias = signInAliases[signIn]
  return [...new Set([signIn, ...(alias === undefined ? [] : [alias]), new URL(endpoints.graphUrl).host])]
}
