import { expect, test } from 'vitest'
import { signInFailure } from '../../../src/main/auth/sign-in-failure'

const refused = (body: unknown, status = 401) => signInFailure({ kind: 'answer', status, body })

test.each([
  [7000215, 'signIn.wrongSecret'],
  [7000222, 'signIn.expiredSecret'],
  [700016, 'signIn.unknownApp'],
  [7000229, 'signIn.notConsented'],
  [7000112, 'signIn.appDisabled'],
  [700024, 'signIn.wrongClock'],
  [1000502, 'signIn.expiredCertificate'],
  [500011, 'signIn.wrongCloud'],
  [90002, 'signIn.unknownTenant'],
  [900023, 'signIn.unknownTenant'],
  [700027, 'signIn.badCertificate'],
  [53003, 'signIn.blockedByPolicy'],
  [999999, 'signIn.refused'],
])('AADSTS%i is %s', (number, code) => {
  expect(refused({ error: 'x', error_codes: [number] })).toMatchObject({
    code,
    serviceCode: `AADSTS${number}`,
  })
})

test('the number is found in the words when it is nowhere else; the words are left behind', () => {
  const failure = refused({
    error: 'invalid_client',
    error_description: "AADSTS7000215: Invalid client secret for app 'ada'. Trace ID: x",
    error_codes: 'none',
  })
  expect(failure).toMatchObject({ code: 'signIn.wrongSecret', serviceCode: 'AADSTS7000215' })
  expect(JSON.stringify(failure)).not.toContain('ada')
})

test('a certificate that ran out is told from one that is not registered by the reason of the same number', () => {
  const answer = (reason: string) =>
    refused({
      error_codes: [700027],
      error_description: `AADSTS700027: Client assertion [Reason - ${reason}]`,
    })
  expect(answer('The key used is expired.').code).toBe('signIn.expiredCertificate')
  expect(answer('The key was not found.').code).toBe('signIn.badCertificate')
})

test.each([
  ['no number', { error: 'invalid_grant' }, 'invalid_grant'],
  ['nothing readable', 'oops', undefined],
])('a refusal with %s is a refusal', (_name, body, serviceCode) => {
  expect(refused(body, 400)).toMatchObject({ code: 'signIn.refused', status: 400, serviceCode })
})

test.each([429, 500, 503])('%i is the service away, not a refusal', (status) => {
  expect(refused({ error_codes: [7000215] }, status)).toEqual({ code: 'signIn.unreachable', status })
})
