import { z } from 'zod'
import type { ErrorCode, Failure } from '../../shared/errors'
import type { SignInAnswer } from './msal-network'

/** Entra's error numbers that an administrator can act upon; every other is `signIn.refused` with its number. */
const codeOf: Readonly<Record<number, ErrorCode>> = {
  7000215: 'signIn.wrongSecret',
  7000222: 'signIn.expiredSecret',
  700016: 'signIn.unknownApp',
  7000229: 'signIn.unknownApp', // no service principal in this tenant
  90002: 'signIn.unknownTenant',
  900021: 'signIn.unknownTenant',
  900023: 'signIn.unknownTenant',
  50012: 'signIn.badCertificate', // signature not verified
  700021: 'signIn.badCertificate',
  700023: 'signIn.badCertificate',
  700027: 'signIn.badCertificate', // key not registered, or expired
  700030: 'signIn.badCertificate',
  1000502: 'signIn.badCertificate', // certificate outside its validity
}

const ErrorBody = z.object({
  error: z.string().nullish().catch(null),
  error_codes: z.array(z.number()).nullish().catch(null),
  error_description: z.string().nullish().catch(null),
  trace_id: z.string().nullish().catch(null),
})

/** Why a token was not given. Keeps numbers and the trace id only: Entra's words name people and apps. */
export function signInFailure(last: SignInAnswer | null): Failure {
  if (last === null) return { code: 'signIn.refused' }
  if (last.kind === 'unreachable') return { code: 'signIn.unreachable' }
  const { status } = last
  if (status === 429 || status >= 500) return { code: 'signIn.unreachable', status }
  const parsed = ErrorBody.safeParse(last.body)
  const body = parsed.success ? parsed.data : null
  const number = body?.error_codes?.[0] ?? numberIn(body?.error_description)
  return {
    code: (number === null ? undefined : codeOf[number]) ?? 'signIn.refused',
    status,
    serviceCode: number === null ? body?.error?.slice(0, 60) : `AADSTS${number}`,
    requestId: body?.trace_id ?? undefined,
  }
}

function numberIn(description: string | null | undefined): number | null {
  const digits = /AADSTS(\d{4,8})/.exec(description ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}
