import type { CredentialStep } from '../../model/credential-step'
import type { Incident } from '../../model/incident'
import type { CredentialFacts } from '../../model/tenant'
import { dateWords, dayWords } from './time'

type Params = Incident['params']

const kindWords: Record<CredentialFacts['kind'], string> = {
  secret: 'client secret',
  certificate: 'certificate',
}

const kindOf = ({ kind }: Params): string =>
  kind === 'secret' || kind === 'certificate' ? kindWords[kind] : 'credential'

const isEnded = ({ step }: Params): boolean => step === 'expired' || step === 'expiredMorning'

/** The title of an incident about a tenant's credential. */
export function credentialIncidentTitle(tenantName: string, params: Params): string {
  const what = `The ${kindOf(params)} of ${tenantName}`
  if (params.step === 'unknown') return `Nobody knows when the ${kindOf(params)} of ${tenantName} expires`
  const on = dateWords(Number(params.expiresAt ?? 0))
  return isEnded(params) ? `${what} expired on ${on}` : `${what} expires on ${on}`
}

/** A credential's end as a line of a list: `the client secret of Contoso ends (Kim Berg)`. */
export function credentialEndWords(
  tenantName: string,
  kind: CredentialFacts['kind'],
  owner: string | null,
): string {
  return `the ${kindWords[kind]} of ${tenantName} ends${owner === null ? '' : ` (${owner})`}`
}

/** What to do about it. */
export function credentialIncidentAdvice(params: Params): string {
  if (params.step === 'unknown') {
    return 'Look the date up in Entra, under Certificates & secrets of the app registration, and enter it, so that Roomwall can warn in time.'
  }
  const how =
    'Make a new one and enter it here. It is tried first; until it has signed in, the present one stays in use.'
  return isEnded(params)
    ? `Nothing of this tenant is watched until it has a new credential. ${how}`
    : `From that day on nothing of this tenant is watched. ${how}`
}

/** For whom a warning is. */
export const forOwner = ({ owner }: Params): string | null =>
  owner === undefined ? null : `For ${String(owner)}`

/** A step of an expiry in a line of the incident's story. */
export const credentialStepWords: Record<CredentialStep, string> = {
  unknown: 'The date is not known',
  good: 'More than 30 days left',
  days30: '30 days left',
  days14: '14 days left',
  days7: '7 days left',
  lastDay: 'The last business day before it expires',
  expired: 'Expired',
  expiredMorning: 'Expired, and the next business day has begun',
}

const dayMs = 24 * 60 * 60_000

/** A credential's end as a chip says it: `expires in 6 days`. By the calendar of this computer. */
export function expiryChipWords(expiresAt: number | null, now: number): string {
  if (expiresAt === null) return 'expiry not known'
  if (expiresAt <= now) return 'expired'
  // From midnight to midnight, because people count days by the calendar; rounded, because some have 23 or 25 hours.
  const days = Math.round(
    (new Date(expiresAt).setHours(0, 0, 0, 0) - new Date(now).setHours(0, 0, 0, 0)) / dayMs,
  )
  if (days === 0) return 'expires today'
  if (days === 1) return 'expires tomorrow'
  return days <= 60 ? `expires in ${days} days` : `until ${dayWords(expiresAt)}`
}

export const credentialExpiryText = {
  column: 'Credential',
  noOwner: 'No owner named',
  rotate: 'Enter a new credential',
  enterDate: 'Enter the date',
  openTenant: 'Open tenant',
  openTenants: 'Open Tenants',
  neverMuted: 'A deadline cannot be silenced. It ends when a new credential is in use.',
} as const
