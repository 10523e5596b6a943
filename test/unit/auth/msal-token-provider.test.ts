import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTokenProvider } from '../../../src/main/auth/msal-token-provider'
import type { Credential } from '../../../src/main/keychain/keychain'
import type { Fetch } from '../../../src/main/lib/fetch'
import { fail, type Outcome, succeed } from '../../../src/shared/errors'
import { silentLogger } from '../../support/scripted-graph'

const minute = 60_000
const trace = '0badc0de-2222-4333-8444-555555555555'
const authority = 'https://login.test'
const directory = '11111111-2222-4333-8444-555555555555'

interface Service {
  fetch: Fetch
  tokenRequests: URLSearchParams[]
  hosts: Set<string>
  /** What the token endpoint does; the default is a token with `roles`. */
  answer: () => { status: number; body: unknown }
  roles: string[]
  isDown: boolean
  /** Held back until called. */
  release: (() => void) | null
}

function jwt(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256' })}.${part(claims)}.signature`
}

function service(): Service {
  let serial = 0
  const self: Service = {
    tokenRequests: [],
    hosts: new Set(),
    roles: ['User.Read.All'],
    isDown: false,
    release: null,
    answer: () => {
      serial += 1
      return {
        status: 200,
        body: { token_type: 'Bearer', expires_in: 3599, access_token: jwt({ roles: self.roles, serial }) },
      }
    },
    fetch: async (url, init) => {
      const { host, pathname } = new URL(url)
      self.hosts.add(host)
      if (self.isDown) throw new TypeError('fetch failed')
      if (pathname.endsWith('/openid-configuration')) {
        return Response.json({
          issuer: `${authority}/${directory}/v2.0`,
          authorization_endpoint: `${authority}/${directory}/oauth2/v2.0/authorize`,
          token_endpoint: `${authority}/${directory}/oauth2/v2.0/token`,
          jwks_uri: `${authority}/${directory}/discovery/v2.0/keys`,
        })
      }
      self.tokenRequests.push(new URLSearchParams(init.body))
      const answer = self.answer()
      if (self.release) {
        const wait = new Promise<void>((resolve) => {
          self.release = resolve
        })
        await wait
      }
      return Response.json(answer.body, { status: answer.status })
    },
  }
  return self
}

function provider(
  { fetch }: Service,
  readCredential: () => Promise<Outcome<Credential | null>> = async () =>
    succeed({ kind: 'secret', secret: 'shh' }),
) {
  return createTokenProvider({
    authorityUrl: authority,
    directoryId: directory,
    clientId: 'app-1',
    graphUrl: 'https://graph.test',
    readCredential,
    fetch,
    logger: silentLogger,
  })
}

// MSAL's cache lives by the computer's clock.
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 5, 8) }))
afterEach(() => vi.useRealTimers())

test('the token is for this Graph, its roles are read, and no other host is asked', async () => {
  const entra = service()
  const token = await provider(entra).token()
  expect(token).toMatchObject({ ok: true, value: { roles: ['User.Read.All'] } })
  expect(Object.fromEntries(entra.tokenRequests[0] ?? [])).toMatchObject({
    grant_type: 'client_credentials',
    client_id: 'app-1',
    client_secret: 'shh',
  })
  expect(entra.tokenRequests[0]?.get('scope')).toContain('https://graph.test/.default')
  expect([...entra.hosts]).toEqual(['login.test'])
})

test.each([
  ['no roles claim', jwt({})],
  ['odd roles', jwt({ roles: 'all' })],
  ['an opaque token', 'opaque'],
  ['a broken token', 'a.%%%.c'],
])('%s means no permissions', async (_name, accessToken) => {
  const entra = service()
  entra.answer = () => ({
    status: 200,
    body: { token_type: 'Bearer', expires_in: 3599, access_token: accessToken },
  })
  expect(await provider(entra).token()).toEqual({
    ok: true,
    value: expect.objectContaining({ accessToken, roles: [] }),
  })
})

test('a token is kept until five minutes before its end', async () => {
  const entra = service()
  const tokens = provider(entra)
  await tokens.token()
  vi.setSystemTime(Date.now() + 54 * minute)
  await tokens.token()
  expect(entra.tokenRequests).toHaveLength(1)
  vi.setSystemTime(Date.now() + 2 * minute)
  await tokens.token()
  expect(entra.tokenRequests).toHaveLength(2)
})

test('while sign-in is down the old token serves to its very end, and no longer', async () => {
  const entra = service()
  const tokens = provider(entra)
  const first = await tokens.token()
  entra.isDown = true
  vi.setSystemTime(Date.now() + 57 * minute)
  expect(await tokens.token()).toEqual(first)
  vi.setSystemTime(Date.now() + 4 * minute)
  expect(await tokens.token()).toEqual({ ok: false, error: { code: 'signIn.unreachable' } })
})

test('a refusal is told even while the old token lives, and the credential is read anew', async () => {
  const entra = service()
  let secret = 'old'
  const tokens = provider(entra, async () => succeed({ kind: 'secret', secret }))
  await tokens.token()
  const good = entra.answer
  entra.answer = () => ({
    status: 401,
    body: { error: 'invalid_client', error_codes: [7000222], trace_id: trace },
  })
  tokens.forget()
  expect(await tokens.token()).toEqual({
    ok: false,
    error: { code: 'signIn.expiredSecret', status: 401, serviceCode: 'AADSTS7000222', requestId: trace },
  })
  secret = 'new'
  entra.answer = good
  expect(await tokens.token()).toMatchObject({ ok: true })
  expect(entra.tokenRequests.at(-1)?.get('client_secret')).toBe('new')
})

test('a sign-in begun before forget does not bring its token back', async () => {
  const entra = service()
  const tokens = provider(entra)
  entra.release = () => {}
  const early = tokens.token()
  await vi.waitFor(() => expect(entra.tokenRequests).toHaveLength(1))
  const release = entra.release
  entra.release = null
  entra.roles = []
  tokens.forget()
  const late = await tokens.token()
  await vi.waitFor(() => release?.())
  await early
  expect(late).toMatchObject({ ok: true, value: { roles: [] } })
  expect(await tokens.token()).toEqual(late)
})

test('cancelling lets go of the caller, not of the sign-in others wait for', async () => {
  const entra = service()
  const tokens = provider(entra)
  const cancel = new AbortController()
  const [mine, theirs] = [tokens.token(cancel.signal), tokens.token()]
  cancel.abort()
  expect(await mine).toEqual({ ok: false, error: { code: 'request.cancelled' } })
  expect(await theirs).toMatchObject({ ok: true })
  expect(entra.tokenRequests).toHaveLength(1)
})

test('what the keychain says comes through', async () => {
  const entra = service()
  expect(await provider(entra, async () => succeed(null)).token()).toEqual(fail('signIn.noCredential'))
  const locked = provider(entra, async () => fail('keychain.unavailable'))
  expect(await locked.token()).toEqual(fail('keychain.unavailable'))
  expect(entra.hosts.size).toBe(0)
})
