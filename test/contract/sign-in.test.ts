import { ConfidentialClientApplication, type Configuration, type INetworkModule } from '@azure/msal-node'
import { createRemoteJWKSet, customFetch, decodeJwt, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCertificate, createSigningKey } from '../../src/simulator/certificate'
import { type SimulatedTenant, type Simulator, startSimulator } from '../../src/simulator/simulator'
import { requestToken, send, signIn, stoppedClock } from './graph-caller'
import { trustingFetch } from './trusting-fetch'

let simulator: Simulator
beforeAll(async () => {
  simulator = await startSimulator({ rooms: 6, tenants: 2 })
})
afterAll(() => simulator.stop())

function tenantAt(position: number, of = simulator): SimulatedTenant {
  const tenant = of.tenants[position]
  if (!tenant) throw new Error(`There is no tenant ${position}`)
  return tenant
}

function msal(auth: Partial<Configuration['auth']>, tenantName = tenantAt(0).tenantId) {
  const networkClient: INetworkModule = {
    sendGetRequestAsync: (url, options) => network(url, { ...options, method: 'GET' }),
    sendPostRequestAsync: (url, options) => network(url, { ...options, method: 'POST' }),
  }
  return new ConfidentialClientApplication({
    auth: {
      clientId: tenantAt(0).clientId,
      authority: `${simulator.authorityUrl}/${tenantName}`,
      knownAuthorities: [new URL(simulator.authorityUrl).host],
      ...auth,
    },
    system: { networkClient },
  })
}

async function network<T>(
  url: string,
  { method, headers, body }: { method: string; headers?: Record<string, string>; body?: string },
) {
  const answer = await send(simulator, url, { method, ...(headers ? { headers } : {}), body })
  return { status: answer.status, headers: {}, body: JSON.parse(answer.text) as T }
}

const scopes = () => [`${simulator.graphUrl}/.default`]

describe('MSAL', () => {
  it('signs in with the secret', async () => {
    const result = await msal({ clientSecret: tenantAt(0).clientSecret }).acquireTokenByClientCredential({
      scopes: scopes(),
    })
    expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({
      tid: tenantAt(0).tenantId,
      appid: tenantAt(0).clientId,
      roles: expect.arrayContaining(['Presence.Read.All', 'TeamworkDevice.ReadWrite.All']),
    })
  })

  it('signs in with the certificate', async () => {
    const { thumbprintSha256, privateKeyPem } = tenantAt(0).certificate
    const result = await msal({
      clientCertificate: { thumbprintSha256, privateKey: privateKeyPem },
    }).acquireTokenByClientCredential({ scopes: scopes() })
    expect(result?.accessToken).toBeTruthy()
  })

  it('signs in with the tenant named by its domain', async () => {
    const client = msal({ clientSecret: tenantAt(0).clientSecret }, tenantAt(0).domain)
    const result = await client.acquireTokenByClientCredential({ scopes: scopes() })
    expect(decodeJwt(result?.accessToken ?? '').tid).toBe(tenantAt(0).tenantId)
  })

  it('reports a wrong secret with its number', async () => {
    const client = msal({ clientSecret: 'wrong' })
    await expect(client.acquireTokenByClientCredential({ scopes: scopes() })).rejects.toMatchObject({
      errorCode: 'invalid_client',
      errorMessage: expect.stringContaining('AADSTS7000215'),
    })
  })

  it("refuses another tenant's certificate", async () => {
    const { thumbprintSha256, privateKeyPem } = tenantAt(1).certificate
    const client = msal({ clientCertificate: { thumbprintSha256, privateKey: privateKeyPem } })
    await expect(client.acquireTokenByClientCredential({ scopes: scopes() })).rejects.toMatchObject({
      errorMessage: expect.stringContaining('AADSTS700027'),
    })
  })
})

describe('an uploaded certificate', () => {
  const day = 86_400_000

  async function signInWith(validity: { fromMs: number; toMs: number }) {
    const made = createCertificate(await createSigningKey(), 'Uploaded', validity)
    const upload = { tenant: tenantAt(0).domain, certificatePem: made.certificatePem }
    simulator.control.uploadCertificate(upload)
    const { thumbprintSha256, privateKeyPem: privateKey } = made
    return msal({ clientCertificate: { thumbprintSha256, privateKey } }).acquireTokenByClientCredential({
      scopes: scopes(),
    })
  }

  it('signs in beside the one that was there', async () => {
    const now = Date.now()
    const result = await signInWith({ fromMs: now - day, toMs: now + day })
    expect(result?.accessToken).toBeTruthy()
    const { thumbprintSha256, privateKeyPem: privateKey } = tenantAt(0).certificate
    const first = msal({ clientCertificate: { thumbprintSha256, privateKey } })
    expect((await first.acquireTokenByClientCredential({ scopes: scopes() }))?.accessToken).toBeTruthy()
  })

  it('that has run out is refused in the words of an expired key', async () => {
    const now = Date.now()
    await expect(signInWith({ fromMs: now - 2 * day, toMs: now - day })).rejects.toMatchObject({
      errorMessage: expect.stringMatching(/AADSTS700027.*The key used is expired/),
    })
  })

  it('has to be one', () => {
    const upload = { tenant: tenantAt(0).domain, certificatePem: 'no certificate' }
    expect(() => simulator.control.uploadCertificate(upload)).toThrow()
  })
})

describe('discovery', () => {
  it('names the issuer by id even when asked by domain', async () => {
    const { domain, tenantId } = tenantAt(1)
    const { body } = await send(simulator, `/${domain}/v2.0/.well-known/openid-configuration`)
    expect(body.issuer).toBe(`${simulator.authorityUrl}/${tenantId}/v2.0`)
    expect(body.token_endpoint).toBe(`${simulator.authorityUrl}/${domain}/oauth2/v2.0/token`)
  })

  it('refuses a tenant that does not exist', async () => {
    const { status, body } = await send(simulator, '/nowhere.example/v2.0/.well-known/openid-configuration')
    expect([status, body.error_codes]).toEqual([400, [90002]])
  })

  it('publishes the key its tokens are signed with', async () => {
    const { tenantId } = tenantAt(0)
    const keys = createRemoteJWKSet(new URL(`${simulator.authorityUrl}/${tenantId}/discovery/v2.0/keys`), {
      [customFetch]: trustingFetch(simulator.caPem),
    })
    const { body } = await requestToken(simulator)
    const { protectedHeader } = await jwtVerify(body.access_token, keys, { audience: simulator.graphUrl })
    expect(protectedHeader.alg).toBe('RS256')
  })
})

describe('the token endpoint', () => {
  it('gives a token for 3599 seconds', async () => {
    const { status, body } = await requestToken(simulator)
    expect([status, body.token_type, body.expires_in]).toEqual([200, 'Bearer', 3599])
    const { exp = 0, iat = 0 } = decodeJwt(body.access_token)
    expect(exp - iat).toBe(3599)
  })

  it.each([
    ['a wrong secret', { client_secret: 'no' }, 401, 'invalid_client', 7000215],
    ['an unknown application', { client_id: crypto.randomUUID() }, 400, 'unauthorized_client', 700016],
    ['a missing grant', { grant_type: undefined }, 400, 'invalid_request', 900144],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
    ['a missing scope', { scope: undefined }, 400, 'invalid_request', 900144],
    ['a scope without /.default', { scope: 'User.Read' }, 400, 'invalid_scope', 1002012],
    ['another resource', { scope: 'https://vault.example/.default' }, 400, 'invalid_resource', 500011],
    ['no credential', { client_secret: undefined }, 401, 'invalid_client', 7000216],
  ])('refuses %s', async (_, changes, status, error, number) => {
    const answer = await requestToken(simulator, 0, changes)
    expect([answer.status, answer.body.error, answer.body.error_codes]).toEqual([status, error, [number]])
    const { error_description, trace_id, correlation_id, timestamp } = answer.body
    expect(error_description).toMatch(new RegExp(`^AADSTS${number}: `))
    for (const part of [trace_id, correlation_id, timestamp])
      expect(error_description).toContain(String(part))
    expect(timestamp).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/)
  })

  it('refuses an unknown tenant', async () => {
    const { status, body } = await requestToken(simulator, 0, {}, crypto.randomUUID())
    expect([status, body.error_codes]).toEqual([400, [90002]])
  })

  it.each([
    ['common words', 900023],
    ['00000000-0000-0000-0000-000000000000', 900021],
    ['nowhere.example', 90002],
  ])('calls a tenant named %s by its number', async (name, number) => {
    const { status, body } = await requestToken(simulator, 0, {}, name)
    expect([status, body.error_codes]).toEqual([400, [number]])
  })

  it.each([
    ['tenantGone', 5000224, 5000224],
    ['noServicePrincipal', 7000229, 7000229],
    ['appDisabled', 7000112, 7000112],
    ['graphDisabled', 500014, 7000215],
    ['notAssigned', 501051, 7000215],
    ['policy', 53003, 7000215],
    ['tenantRestrictions', 5000211, 7000215],
  ] as const)('refuses by %s, some only who has the right secret', async (by, number, withWrongSecret) => {
    const { domain: tenant } = tenantAt(0)
    simulator.control.hinderSignIn({ tenant, by })
    const wrong = await requestToken(simulator, 0, { client_secret: 'no' })
    const right = await requestToken(simulator)
    simulator.control.hinderSignIn({ tenant, by: null })
    expect([right.body.error_codes, wrong.body.error_codes]).toEqual([[number], [withWrongSecret]])
    expect((await requestToken(simulator)).status).toBe(200)
  })

  it('refuses an assertion that nobody signed', async () => {
    const { status, body } = await requestToken(simulator, 0, {
      client_secret: undefined,
      client_assertion: 'a.b.c',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    })
    expect([status, body.error_codes]).toEqual([401, [50027]])
  })
})

describe('the life of a credential', () => {
  it('lets a token die after its hour, by the simulated clock', async () => {
    const own = await startSimulator({ tenants: 1, rooms: 2, clock: stoppedClock() })
    const call = await signIn(own)
    own.control.advance(3_598_000)
    expect((await call('/v1.0/users?$top=1')).status).toBe(200)
    own.control.advance(1_000)
    const { status, body, headers } = await call('/v1.0/users?$top=1')
    expect([status, body.error.code]).toEqual([401, 'InvalidAuthenticationToken'])
    expect(headers['www-authenticate']).toContain('Bearer')
    await own.stop()
  })

  it('refuses an expired secret, revokes its tokens, and takes the rotated one', async () => {
    const own = await startSimulator({ tenants: 1, rooms: 2 })
    const { tenantId } = tenantAt(0, own)
    const call = await signIn(own)
    own.control.expireSecret({ tenant: tenantId })
    expect((await requestToken(own)).body.error_codes).toEqual([7000222])
    expect((await call('/v1.0/users?$top=1')).status).toBe(401)
    const { clientSecret } = own.control.rotateSecret({ tenant: tenantId })
    expect((await requestToken(own)).body.error_codes).toEqual([7000215])
    expect((await requestToken(own, 0, { client_secret: clientSecret })).status).toBe(200)
    await own.stop()
  })

  it('takes consent away at once and gives it back with the next token only', async () => {
    const own = await startSimulator({ tenants: 1, rooms: 2 })
    const { tenantId } = tenantAt(0, own)
    own.control.setConsent({ tenant: tenantId, roles: [] })
    const bare = await requestToken(own)
    expect(decodeJwt(bare.body.access_token)).not.toHaveProperty('roles')
    const call = await signIn(own)
    own.control.setConsent({ tenant: tenantId, roles: ['User.Read.All'] })
    expect((await call('/v1.0/users?$top=1')).status).toBe(403)
    const again = await signIn(own)
    expect((await again('/v1.0/users?$top=1')).status).toBe(200)
    own.control.setConsent({ tenant: tenantId, roles: [] })
    expect((await again('/v1.0/users?$top=1')).status).toBe(403)
    await own.stop()
  })
})
