import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeFailure } from '../../../src/shared/text/en/errors'
import { type Simulator, startSimulator } from '../../../src/simulator/simulator'
import { type ConnectedTenant, connectTenant, type SignInChanges } from '../../support/simulated-tenant'

let simulator: Simulator
const connected: ConnectedTenant[] = []

beforeAll(async () => {
  simulator = await startSimulator({ tenants: 4, rooms: 8 })
})
afterAll(async () => {
  for (const { network } of connected) network.close()
  await simulator.stop()
})

function connect(index: number, changes?: SignInChanges): ConnectedTenant {
  const tenant = connectTenant(simulator, index, changes)
  connected.push(tenant)
  return tenant
}

const everyRole = ['Presence.Read.All', 'TeamworkDevice.ReadWrite.All', 'User.Read.All', 'Place.Read.All']

test('a secret gives a token with the roles consented to', async () => {
  const token = await connect(0).tokens.token()
  expect(token).toMatchObject({ ok: true, value: { roles: expect.arrayContaining(everyRole) } })
})

test('a certificate gives one as well', async () => {
  const certificate = simulator.tenants[0]?.certificate
  if (!certificate) throw new Error('no certificate')
  const { thumbprintSha256, privateKeyPem } = certificate
  const { tokens } = connect(0, { credential: { kind: 'certificate', thumbprintSha256, privateKeyPem } })
  expect(await tokens.token()).toMatchObject({
    ok: true,
    value: { roles: expect.arrayContaining(everyRole) },
  })
})

const strangerKey = () =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ format: 'pem', type: 'pkcs8' })
    .toString()

test.each([
  [
    'a wrong secret',
    () => ({ credential: { kind: 'secret', secret: 'no~such~secret' } as const }),
    { code: 'signIn.wrongSecret', serviceCode: 'AADSTS7000215' },
  ],
  [
    'an app nobody registered',
    () => ({ clientId: '00000000-1111-4222-8333-444444444444' }),
    { code: 'signIn.unknownApp', serviceCode: 'AADSTS700016' },
  ],
  [
    'a tenant that is none',
    () => ({ directoryId: '00000000-1111-4222-8333-555555555555' }),
    { code: 'signIn.unknownTenant', serviceCode: 'AADSTS90002' },
  ],
  [
    'a certificate that is not registered',
    () => ({
      credential: {
        kind: 'certificate',
        thumbprintSha256: 'ab'.repeat(32),
        privateKeyPem: strangerKey(),
      } as const,
    }),
    { code: 'signIn.badCertificate', serviceCode: 'AADSTS700027' },
  ],
  [
    'a key that is none',
    () => ({
      credential: { kind: 'certificate', thumbprintSha256: 'ab'.repeat(32), privateKeyPem: 'x' } as const,
    }),
    { code: 'signIn.badCertificate' },
  ],
])('%s is refused with its own code', async (_name, changes, error) => {
  const token = await connect(0, changes()).tokens.token()
  expect(token).toMatchObject({ ok: false, error })
  expect(JSON.stringify(token)).not.toContain('Invalid client secret')
})

test.each([
  ['tenantGone', 'signIn.unknownTenant', 'This tenant has been deleted or shut off.'],
  ['noServicePrincipal', 'signIn.notConsented', 'no service principal in this tenant yet'],
  ['appDisabled', 'signIn.appDisabled', 'The app is switched off in this tenant.'],
  ['graphDisabled', 'signIn.appDisabled', 'Microsoft Graph itself is switched off in this tenant.'],
  ['notAssigned', 'signIn.notConsented', 'this app is not assigned'],
  ['policy', 'signIn.blockedByPolicy', 'A Conditional Access policy of the tenant blocks'],
  ['tenantRestrictions', 'signIn.blockedByNetwork', 'this tenant is not one of them'],
] as const)('%s is told in its own words and heals by itself', async (by, code, words) => {
  const { tokens, tenant } = connect(0)
  simulator.control.hinderSignIn({ tenant: tenant.tenantId, by })
  const refused = await tokens.token()
  simulator.control.hinderSignIn({ tenant: tenant.tenantId, by: null })
  if (refused.ok) throw new Error('It was let in')
  expect(refused.error.code).toBe(code)
  expect(describeFailure(refused.error).happened).toContain(words)
  tokens.forget()
  expect(await tokens.token()).toMatchObject({ ok: true })
})

test('an expired secret is told from a wrong one, and a new secret heals it', async () => {
  const { tokens, tenant } = connect(1)
  expect(await tokens.token()).toMatchObject({ ok: true })
  simulator.control.expireSecret({ tenant: tenant.tenantId })
  tokens.forget()
  expect(await tokens.token()).toMatchObject({ ok: false, error: { code: 'signIn.expiredSecret' } })
  const { clientSecret } = simulator.control.rotateSecret({ tenant: tenant.tenantId })
  const fresh = connect(1, { credential: { kind: 'secret', secret: clientSecret } })
  expect(await fresh.tokens.token()).toMatchObject({ ok: true })
})

test('consent taken away shows after forget, not before', async () => {
  const { tokens, tenant } = connect(2)
  await tokens.token()
  simulator.control.setConsent({ tenant: tenant.tenantId, roles: ['User.Read.All'] })
  expect(await tokens.token()).toMatchObject({ value: { roles: expect.arrayContaining(everyRole) } })
  tokens.forget()
  expect(await tokens.token()).toMatchObject({ value: { roles: ['User.Read.All'] } })
})

test('no consent at all is a token without roles', async () => {
  const { tokens, tenant } = connect(3)
  simulator.control.setConsent({ tenant: tenant.tenantId, roles: [] })
  expect(await tokens.token()).toMatchObject({ ok: true, value: { roles: [] } })
})

test('callers at the same time share one sign-in', async () => {
  const { tokens } = connect(0)
  const before = signIns()
  const answers = await Promise.all(Array.from({ length: 20 }, () => tokens.token()))
  expect(new Set(answers.map((answer) => answer.ok && answer.value.accessToken)).size).toBe(1)
  expect(signIns() - before).toBe(2) // its configuration, and one token
})

/** Answers of the sign-in service so far. */
function signIns(): number {
  const byStatus = simulator.control.stats().answers['sign-in'] ?? {}
  return Object.values(byStatus).reduce((sum, count) => sum + count, 0)
}

test('a sign-in service nobody vouches for is named as such, not as out of reach', async () => {
  const { tokens } = connect(0, { caPem: '' })
  expect(await tokens.token()).toEqual({ ok: false, error: { code: 'graph.certificateRejected' } })
})

test('an outage of sign-in does not end what still works', async () => {
  const { tokens } = connect(0)
  const first = await tokens.token()
  simulator.control.injectFault({ kind: 'drop', workload: 'sign-in' })
  tokens.forget()
  const second = await tokens.token()
  simulator.control.clearFaults()
  expect(second).toEqual(first)
})

test('a sign-in that is throttled or talks nonsense is unreachable, not refused', async () => {
  for (const fault of [
    { kind: '5xx', status: 503 },
    { kind: '429', retryAfterS: 1 },
    { kind: 'wrongJson' },
    { kind: 'half' },
  ] as const) {
    const { tokens } = connect(0)
    simulator.control.injectFault({ ...fault, workload: 'sign-in' })
    const answer = await tokens.token()
    simulator.control.clearFaults()
    expect(answer).toMatchObject({ ok: false, error: { code: 'signIn.unreachable' } })
  }
})
