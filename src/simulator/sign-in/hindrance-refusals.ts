import type { Tenant } from '../world/estate-model'
import type { SignInHindrance } from '../world/sign-in-hindrance'
import type { SignInRefusal } from './aadsts'

/** Entra's answer for each hindrance. */
export function hindranceRefusal(hindrance: SignInHindrance, tenant: Tenant): SignInRefusal {
  return refusals[hindrance](tenant)
}

const refusals: Record<SignInHindrance, (tenant: Tenant) => SignInRefusal> = {
  tenantGone: () => ({
    number: 5000224,
    status: 400,
    error: 'invalid_request',
    text: 'We are sorry, this resource is not available. If you are seeing this message by mistake, please contact Microsoft support.',
  }),
  noServicePrincipal: ({ app, id }) => ({
    number: 7000229,
    status: 401,
    error: 'invalid_client',
    text: `The client application ${app.clientId} is missing service principal in the tenant ${id}. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119`,
  }),
  appDisabled: ({ app }) => ({
    number: 7000112,
    status: 400,
    error: 'unauthorized_client',
    text: `Application '${app.clientId}'(Roomwall) is disabled.`,
  }),
  graphDisabled: () => ({
    number: 500014,
    status: 400,
    error: 'invalid_resource',
    text: "The service principal for resource 'https://graph.microsoft.com' is disabled. This indicate that a subscription within the tenant has lapsed, or that the administrator for this tenant has disabled the application, preventing tokens from being issued for it.",
  }),
  notAssigned: ({ app }) => ({
    number: 501051,
    status: 400,
    error: 'invalid_grant',
    text: `Application '${app.clientId}'(Roomwall) is not assigned to a role for the application 'https://graph.microsoft.com'(Microsoft Graph).`,
  }),
  policy: () => ({
    number: 53003,
    status: 400,
    error: 'invalid_grant',
    text: 'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
  }),
  tenantRestrictions: ({ displayName }) => ({
    number: 5000211,
    status: 400,
    error: 'invalid_grant',
    text: `A tenant restrictions policy added to this request by a device or network administrator does not allow access to '${displayName}'.`,
  }),
}

/** Hindrances that Entra finds before it looks at the credential. */
export const hindersBeforeCredential: ReadonlySet<SignInHindrance> = new Set<SignInHindrance>([
  'tenantGone',
  'noServicePrincipal',
  'appDisabled',
])
