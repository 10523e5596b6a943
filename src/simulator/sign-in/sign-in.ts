import { createHash, randomUUID, timingSafeEqual, X509Certificate } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, errors, exportJWK, type JWK, jwtVerify } from 'jose'
import type { KeyPair } from '../certificate'
import type { Tenant } from '../world/estate-model'
import type { World } from '../world/world'
import { refusalBody, refusals, type SignInRefusal } from './aadsts'
import { hindersBeforeCredential, hindranceRefusal } from './hindrance-refusals'
import { TokenLedger } from './token-ledger'

export interface SignInAnswer {
  status: number
  body: object
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const LIFETIME_S = 3599

/** Entra's part: discovery, keys and tokens for an application without a user. */
export class SignIn {
  readonly tokens: TokenLedger
  readonly #jwk: Promise<JWK>

  constructor(
    private readonly world: World,
    keys: KeyPair,
    private readonly url: string,
  ) {
    this.tokens = new TokenLedger(keys, url)
    this.#jwk = exportJWK(keys.publicKey)
  }

  /** The discovery document MSAL reads; the tenant is named by id or by domain, the issuer always by id. */
  discovery(name: string): SignInAnswer {
    const tenant = this.#find(name)
    if (!tenant) return this.#refuse(noTenant(name), randomUUID())
    if (tenant.app.hindrance === 'tenantGone') {
      return this.#refuse(hindranceRefusal('tenantGone', tenant), randomUUID())
    }
    const root = `${this.url}/${name}`
    return {
      status: 200,
      body: {
        token_endpoint: `${root}/oauth2/v2.0/token`,
        token_endpoint_auth_methods_supported: [
          'client_secret_post',
          'private_key_jwt',
          'client_secret_basic',
        ],
        jwks_uri: `${root}/discovery/v2.0/keys`,
        response_modes_supported: ['query', 'fragment', 'form_post'],
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
        scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
        issuer: `${this.url}/${tenant.id}/v2.0`,
        request_uri_parameter_supported: false,
        authorization_endpoint: `${root}/oauth2/v2.0/authorize`,
        http_logout_supported: true,
        frontchannel_logout_supported: true,
        end_session_endpoint: `${root}/oauth2/v2.0/logout`,
        claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'tid', 'ver'],
        tenant_region_scope: 'EU',
        cloud_instance_name: new URL(this.url).host,
        msgraph_host: new URL(this.url).host,
      },
    }
  }

  async keySet(): Promise<SignInAnswer> {
    const jwk = await this.#jwk
    return { status: 200, body: { keys: [{ ...jwk, use: 'sig', alg: 'RS256', kid: this.tokens.keyId }] } }
  }

  /** The token endpoint, client credentials only. `form` is the decoded body. */
  async token(name: string, form: URLSearchParams): Promise<SignInAnswer> {
    const correlationId = form.get('client-request-id') ?? randomUUID()
    const tenant = this.#find(name)
    if (!tenant) return this.#refuse(noTenant(name), correlationId)
    const refusal = await this.#check(tenant, name, form)
    if (refusal) return this.#refuse(refusal, correlationId)
    const now = this.world.now()
    return {
      status: 200,
      body: {
        token_type: 'Bearer',
        expires_in: LIFETIME_S,
        ext_expires_in: LIFETIME_S,
        access_token: await this.tokens.issue(tenant, now, LIFETIME_S),
      },
    }
  }

  async #check(tenant: Tenant, name: string, form: URLSearchParams): Promise<SignInRefusal | null> {
    for (const parameter of ['grant_type', 'client_id', 'scope']) {
      if (!form.get(parameter)) return refusals.missingParameter(parameter)
    }
    const grant = form.get('grant_type') ?? ''
    if (grant !== 'client_credentials') return refusals.unsupportedGrant(grant)
    const { hindrance } = tenant.app
    if (hindrance && hindersBeforeCredential.has(hindrance)) return hindranceRefusal(hindrance, tenant)
    const clientId = form.get('client_id') ?? ''
    if (clientId.toLowerCase() !== tenant.app.clientId)
      return refusals.unknownApp(clientId, tenant.displayName)
    const scopes = (form.get('scope') ?? '').split(' ').filter(Boolean)
    // MSAL adds the OpenID scopes to every request; Entra ignores them for this grant.
    const scope = scopes.find((one) => !['openid', 'profile', 'offline_access'].includes(one)) ?? ''
    if (!scope.endsWith('/.default')) return refusals.wrongScope(scope)
    const resource = scope.slice(0, -'/.default'.length)
    if (!isHere(resource)) return refusals.unknownResource(resource, tenant.displayName)
    const wrongCredential = await this.#checkCredential(tenant, name, form)
    return wrongCredential ?? (hindrance ? hindranceRefusal(hindrance, tenant) : null)
  }

  async #checkCredential(tenant: Tenant, name: string, form: URLSearchParams): Promise<SignInRefusal | null> {
    const assertion = form.get('client_assertion')
    if (assertion !== null) return this.#checkAssertion(tenant, name, form, assertion)
    const secret = form.get('client_secret')
    const { clientId, isSecretExpired } = tenant.app
    if (secret === null) return refusals.noCredential()
    if (!isSame(secret, tenant.app.secret)) return refusals.wrongSecret(clientId)
    return isSecretExpired ? refusals.expiredSecret(clientId) : null
  }

  /** The assertion is made by the client's clock, which no test can move: it is judged by real time. */
  async #checkAssertion(
    tenant: Tenant,
    name: string,
    form: URLSearchParams,
    assertion: string,
  ): Promise<SignInRefusal | null> {
    if (form.get('client_assertion_type') !== ASSERTION_TYPE) {
      return refusals.missingParameter('client_assertion_type')
    }
    const { certificate, uploadedCertificates, clientId } = tenant.app
    try {
      const header = decodeProtectedHeader(assertion)
      const claims = decodeJwt(assertion)
      const registered = [certificate.certificatePem, ...uploadedCertificates].map(
        (pem) => new X509Certificate(pem),
      )
      const signer = registered.find(
        ({ raw }) =>
          header['x5t#S256'] === thumbprint('sha256', raw) || header.x5t === thumbprint('sha1', raw),
      )
      if (!signer) return refusals.wrongAssertion('The key was not found.')
      const now = this.world.now()
      if (now < Date.parse(signer.validFrom) || now > Date.parse(signer.validTo)) {
        return refusals.wrongAssertion('The key used is expired.')
      }
      if (claims.iss !== clientId || claims.sub !== clientId || !claims.jti) {
        return refusals.assertionOfAnotherApp()
      }
      const endpoints = [name, tenant.id].map((one) => `/${one}/oauth2/v2.0/token`)
      if (typeof claims.aud !== 'string' || !isHere(claims.aud, endpoints)) {
        return refusals.assertionForAnotherService()
      }
      await jwtVerify(assertion, signer.publicKey, {
        algorithms: ['PS256', 'RS256'],
        requiredClaims: ['exp', 'aud'],
        currentDate: new Date(),
        clockTolerance: 300,
      })
      return null
    } catch (error) {
      if (error instanceof errors.JWTExpired) return refusals.assertionTime()
      if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf')
        return refusals.assertionTime()
      if (error instanceof errors.JWTInvalid || error instanceof TypeError)
        return refusals.malformedAssertion()
      return refusals.wrongAssertion('The signature or a claim of the assertion is not valid.')
    }
  }

  #refuse(refusal: SignInRefusal, correlationId: string): SignInAnswer {
    return { status: refusal.status, body: refusalBody(refusal, correlationId, this.world.now(), this.url) }
  }

  #find(name: string): Tenant | undefined {
    const wanted = name.toLowerCase()
    return this.world.tenant(wanted) ?? this.world.tenants.find(({ domain }) => domain === wanted)
  }
}

/** Why nobody is found by a name: it is none, or nobody has it. */
function noTenant(name: string): SignInRefusal {
  if (/^[0-]{36}$/.test(name)) return refusals.emptyTenant(name)
  const isName =
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(name) || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(name)
  return isName ? refusals.unknownTenant(name) : refusals.malformedTenant(name)
}

function thumbprint(algorithm: 'sha1' | 'sha256', raw: Buffer): string {
  return createHash(algorithm).update(raw).digest('base64url')
}

function isSame(given: string, expected: string): boolean {
  const a = createHash('sha256').update(given).digest()
  const b = createHash('sha256').update(expected).digest()
  return timingSafeEqual(a, b)
}

/** Is this URL the simulator's, on whichever loopback port? A recording proxy before it shows the client another one. */
function isHere(url: string, paths: readonly string[] = ['/']): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, pathname } = new URL(url)
  const isOurs = ['localhost', '127.0.0.1'].includes(hostname) || hostname.endsWith('.simulated.test')
  return protocol === 'https:' && isOurs && paths.includes(pathname)
}
