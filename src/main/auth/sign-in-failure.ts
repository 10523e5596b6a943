import { z } from 'zod'
import type { ErrorCode, Failure } from '../../shared/errors'
import type { SignInAnswer } from './msal-network'

/** Entra's error numbers that an administrator can act upon; every other is `signIn.refused` with its number. */
const codeOf: Readonly<Record<number, ErrorCode>> = {
  7000215: 'signIn.wrongSecret',
  7000222: 'signIn.expiredSecret',
  700016: 'signIn.unknownApp',
  700011: 'signIn.unknownApp',
  700021: 'signIn.unknownApp', // the certificate speaks for another client id
  7000229: 'signIn.notConsented', // no service principal in this tenant
  65001: 'signIn.notConsented',
  501051: 'signIn.notConsented', // not assigned to a role of the resource
  7000112: 'signIn.appDisabled',
  500014: 'signIn.appDisabled', // Microsoft Graph's own service principal
  90002: 'signIn.unknownTenant',
  900021: 'signIn.unknownTenant',
  900023: 'signIn.unknownTenant',
  5000224: 'signIn.unknownTenant', // deleted or shut off
  50059: 'signIn.unknownTenant',
  50128: 'signIn.unknownTenant',
  50012: 'signIn.badCertificate', // signature not verified
  700027: 'signIn.badCertificate', // key not registered, or expired
  700030: 'signIn.badCertificate',
  7000214: 'signIn.badCertificate', // revoked
  7000277: 'signIn.badCertificate', // revoked
  7000274: 'signIn.badCertificate', // Microsoft's own lists call it outside its time, or a wrong signature
  50027: 'signIn.badCertificate', // assertion malformed
  1000502: 'signIn.expiredCertificate',
  700024: 'signIn.wrongClock', // assertion outside its time range
  500133: 'signIn.wrongClock',
  53003: 'signIn.blockedByPolicy',
  530035: 'signIn.blockedByPolicy', // security defaults
  530032: 'signIn.blockedByPolicy',
  5000211: 'signIn.blockedByNetwork', // tenant restrictions, for service principals too
  500021: 'signIn.blockedByNetwork',
  500022: 'signIn.blockedByNetwork',
  1002016: 'signIn.blockedByNetwork', // TLS 1.0 or 1.1
  500011: 'signIn.wrongCloud', // resource not known in this tenant
  50001: 'signIn.wrongCloud',
  1002012: 'signIn.wrongCloud', // scope of another cloud
  70011: 'signIn.wrongCloud',
  700023: 'signIn.wrongCloud', // assertion made out to another sign-in service
  900382: 'signIn.wrongCloud',
  900432: 'signIn.wrongCloud',
  90038: 'signIn.wrongCloud',
  900439: 'signIn.wrongCloud', // US Government tenant through the public endpoint
  90033: 'signIn.unreachable', // passing fault of the service
  90006: 'signIn.unreachable',
  90012: 'signIn.unreachable',
  90024: 'signIn.unreachable',
  50033: 'signIn.unreachable',
  50196: 'signIn.unreachable', // asked too often
  90055: 'signIn.unreachable', // the tenant is throttled
}

/** Entra's numbers that are more than a refusal, for whoever checks that each has words. */
export const knownSignInNumbers: readonly number[] = Object.keys(codeOf).map(Number)

const ErrorBody = z.object({
  error: z.string().nullish().catch(null),
  error_codes: z.array(z.number()).nullish().catch(null),
  error_description: z.string().nullish().catch(null),
  trace_id: z.string().nullish().catch(null),
})

/** Why a token was not given. Keeps numbers and the trace id only: Entra's words name people and apps. */
export function signInFailure(last: SignInAnswer | null): Failure {
  if (last === null) return { code: 'signIn.refused' }
  if (last.kind === 'unreachable') {
    const { failure } = last
    // What the network itself says is more than that nobody answered: its certificate, its proxy.
    return failure === null || failure.code === 'graph.unreachable' ? { code: 'signIn.unreachable' } : failure
  }
  const { status } = last
  if (status === 429 || status >= 500) return { code: 'signIn.unreachable', status }
  const parsed = ErrorBody.safeParse(last.body)
  const body = parsed.success ? parsed.data : null
  const number = body?.error_codes?.[0] ?? numberIn(body?.error_description)
  const code = (number === null ? undefined : codeOf[number]) ?? 'signIn.refused'
  // Entra has one number for a certificate that is not there and for one that ran out; its reason tells them apart.
  const isExpired =
    code === 'signIn.badCertificate' && /key used is expired/i.test(body?.error_description ?? '')
  return {
    code: isExpired ? 'signIn.expiredCertificate' : code,
    status,
    serviceCode: number === null ? matching(oauthError, body?.error) : `AADSTS${number}`,
    requestId: matching(traceId, body?.trace_id),
  }
}

/** Answers may repeat what was sent: only what has the shape of an error name or an id is kept. */
const oauthError = /^[a-z]+(_[a-z]+)*$/
const traceId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function matching(shape: RegExp, text: string | null | undefined): string | undefined {
  return text != null && text.length <= 60 && shape.test(text) ? text : undefined
}

function numberIn(description: string | null | undefined): number | null {
  const digits = /AADSTS(\d{4,8})/.exec(description ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}
