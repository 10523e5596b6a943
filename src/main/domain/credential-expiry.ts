import type { CredentialStep } from '../../shared/model/credential-step'
import type { IncidentType, Severity } from '../../shared/model/incident'
import type { TenantKey } from '../../shared/model/tenant'
import { dedupKeyOf, type OpenOf, type TenantFacts, type Trouble } from './alert-facts'
import { businessDayBeside } from './business-day'
import { addDays, calendarDay, minuteOfDay, momentOf } from './zoned-time'

/** What expires on a date is no outage: no time-out of acknowledgements, no escalation, no silence (alerting rule R33). */
export const isDeadline = ({ type }: { type: IncidentType }): boolean => type === 'credentialExpiring'

/** Steps in the order of time. */
const steps = ['days30', 'days14', 'days7', 'lastDay', 'expired', 'expiredMorning'] as const
type WarningStep = (typeof steps)[number]

const severities: Record<WarningStep, Severity> = {
  days30: 'info',
  days14: 'info',
  days7: 'warning',
  lastDay: 'critical',
  expired: 'critical',
  expiredMorning: 'critical',
}

const warningHour = 10
const morningHour = 7

/** Further away than this nothing is worked out: longer than the first step in any calendar, ms. */
const farAwayMs = 32 * 24 * 60 * 60_000

/** When each step of an expiry (epoch ms) begins, by the calendar and clock of a zone (alerting rule R33). */
export function expirySteps(expiresAt: number, zone: string): { step: WarningStep; at: number }[] {
  const end = calendarDay(expiresAt, zone)
  const minute = minuteOfDay(expiresAt, zone)
  const daysBefore = (days: number) => momentOf(addDays(end, -days), minute, zone, 'first')
  const lastDay = momentOf(businessDayBeside(end, 'before'), warningHour * 60, zone, 'first')
  const morning = momentOf(businessDayBeside(end, 'after'), morningHour * 60, zone, 'first')
  return [
    { step: 'days30', at: daysBefore(30) },
    { step: 'days14', at: daysBefore(14) },
    { step: 'days7', at: daysBefore(7) },
    { step: 'lastDay', at: lastDay },
    { step: 'expired', at: expiresAt },
    { step: 'expiredMorning', at: morning },
  ]
}

/** How far a credential is on its way to the end at a moment, by a zone's clock. */
export function credentialStepAt(expiresAt: number | null, now: number, zone: string): CredentialStep {
  if (expiresAt === null) return 'unknown'
  if (expiresAt - now > farAwayMs) return 'good'
  return knownSteps(expiresAt, zone).findLast(({ at }) => at <= now)?.step ?? 'good'
}

/** Every look asks again, and the calendar is slow to read. */
const worked = new Map<string, ReturnType<typeof expirySteps>>()

function knownSteps(expiresAt: number, zone: string): ReturnType<typeof expirySteps> {
  const key = `${zone} ${expiresAt}`
  const known = worked.get(key)
  if (known) return known
  const fresh = expirySteps(expiresAt, zone)
  worked.set(key, fresh)
  return fresh
}

/** The incident of one expiry: a new credential is another one, so that the old incident ends. */
export function credentialKey(tenantKey: TenantKey, expiresAt: number | null): string {
  return dedupKeyOf(tenantKey, 'credential', String(expiresAt ?? 'unknown'))
}

/**
 * What is wrong with a tenant's credential: it ends soon or has ended (high, once each step), or nobody knows when (low).
 * A step that was reached stays reached: neither a clock that is set back nor a change of zone takes it back.
 */
export function credentialTrouble(
  { tenantKey, name, owner, credential }: Pick<TenantFacts, 'tenantKey' | 'name' | 'owner' | 'credential'>,
  openOf: OpenOf,
  zone: string,
  now: number,
): Trouble | null {
  const expiresAt = credential?.expiresAt ?? null
  const dedupKey = credentialKey(tenantKey, expiresAt)
  const step = latestStep(credentialStepAt(expiresAt, now, zone), openOf(dedupKey)?.params.step)
  if (step === 'good') return null
  return {
    dedupKey,
    tenantKey,
    type: 'credentialExpiring',
    severity: step === 'unknown' ? 'info' : severities[step],
    urgency: step === 'unknown' ? 'low' : 'high',
    subject: { kind: 'tenant', key: '', name },
    site: null,
    model: null,
    roomId: null,
    roomName: null,
    params: {
      step,
      ...(credential && { kind: credential.kind }),
      ...(expiresAt !== null && { expiresAt }),
      ...(owner !== null && { owner }),
    },
    firstBadAt: now,
    lastGoodAt: null,
    isFirstSight: false,
    impact: null,
    openAt: 0,
    owner,
    parentKeys: [],
  }
}

/** For looking a stored step up, which may be anything. */
const order: readonly unknown[] = steps

function latestStep(step: CredentialStep, reached: string | number | undefined): CredentialStep {
  if (step === 'unknown') return step
  const rank = (one: unknown) => order.indexOf(one)
  return steps[Math.max(rank(step), rank(reached))] ?? 'good'
}
