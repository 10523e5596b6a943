import { randomUUID } from 'node:crypto'

/** A refusal of Entra's token endpoint, by its published number. */
export interface SignInRefusal {
  number: number
  status: number
  error: string
  text: string
}

export const refusals = {
  wrongSecret: (app: string): SignInRefusal => ({
    number: 7000215,
    status: 401,
    error: 'invalid_client',
    text: `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app}'.`,
  }),
  expiredSecret: (app: string): SignInRefusal => ({
    number: 7000222,
    status: 401,
    error: 'invalid_client',
    text: `The provided client secret keys for app '${app}' are expired. Visit the Azure portal to create new keys for your app, or consider using certificate credentials for added security.`,
  }),
  unknownApp: (app: string, tenant: string): SignInRefusal => ({
    number: 700016,
    status: 400,
    error: 'unauthorized_client',
    text: `Application with identifier '${app}' was not found in the directory '${tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  }),
  unknownTenant: (tenant: string): SignInRefusal => ({
    number: 90002,
    status: 400,
    error: 'invalid_request',
    text: `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  }),
  malformedTenant: (tenant: string): SignInRefusal => ({
    number: 900023,
    status: 400,
    error: 'invalid_request',
    text: `Specified tenant identifier '${tenant}' is neither a valid DNS name, nor a valid external domain.`,
  }),
  emptyTenant: (tenant: string): SignInRefusal => ({
    number: 900021,
    status: 400,
    error: 'invalid_request',
    text: `Requested tenant identifier '${tenant}' is not valid. Tenant identifiers may not be an empty GUID.`,
  }),
  missingParameter: (name: string): SignInRefusal => ({
    number: 900144,
    status: 400,
    error: 'invalid_request',
    text: `The request body must contain the following parameter: '${name}'.`,
  }),
  unsupportedGrant: (grant: string): SignInRefusal => ({
    number: 70003,
    status: 400,
    error: 'unsupported_grant_type',
    text: `The app requested an unsupported grant type '${grant}'.`,
  }),
  wrongScope: (scope: string): SignInRefusal => ({
    number: 1002012,
    status: 400,
    error: 'invalid_scope',
    text: `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
  }),
  unknownResource: (resource: string, tenant: string): SignInRefusal => ({
    number: 500011,
    status: 400,
    error: 'invalid_resource',
    text: `The resource principal named ${resource} was not found in the tenant named ${tenant}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
  }),
  wrongAssertion: (reason: string): SignInRefusal => ({
    number: 700027,
    status: 401,
    error: 'invalid_client',
    text: `The certificate with identifier used to sign the client assertion is not registered on application, or its signature is not valid. [Reason - ${reason}]`,
  }),
  assertionOfAnotherApp: (): SignInRefusal => ({
    number: 700021,
    status: 401,
    error: 'invalid_client',
    text: "Client assertion application identifier doesn't match 'client_id' parameter.",
  }),
  assertionForAnotherService: (): SignInRefusal => ({
    number: 700023,
    status: 401,
    error: 'invalid_client',
    text: 'Client assertion audience claim does not match Realm issuer.',
  }),
  malformedAssertion: (): SignInRefusal => ({
    number: 50027,
    status: 401,
    error: 'invalid_client',
    text: 'JWT token is invalid or malformed.',
  }),
  assertionTime: (): SignInRefusal => ({
    number: 700024,
    status: 401,
    error: 'invalid_client',
    text: 'Client assertion is not within its valid time range.',
  }),
  noCredential: (): SignInRefusal => ({
    number: 7000216,
    status: 401,
    error: 'invalid_client',
    text: "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
  }),
}

/** The JSON body Entra sends with a refusal. */
export function refusalBody(
  refusal: SignInRefusal,
  correlationId: string,
  now: number,
  authorityUrl: string,
) {
  const traceId = randomUUID()
  const timestamp = `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}Z`
  return {
    error: refusal.error,
    error_description: `AADSTS${refusal.number}: ${refusal.text} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [refusal.number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `${authorityUrl}/error?code=${refusal.number}`,
  }
}
