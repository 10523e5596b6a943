import { type Failure, isWithoutAnswer } from '../../shared/errors'
import { appWide } from '../../shared/model/incident'
import type { TenantKey } from '../../shared/model/tenant'
import {
  type AlertFacts,
  accessKey,
  consoleTrouble,
  dedupKeyOf,
  graphKey,
  ownNetworkKey,
  type TenantFacts,
  type Trouble,
} from './alert-facts'
import { credentialKey, credentialStepAt } from './credential-expiry'
import { isLockedOut } from './keychain-trouble'
import { isStale } from './poll-schedule'

const nowhere = { site: null, model: null, roomId: null, roomName: null, impact: null } as const
const begun = { lastGoodAt: null, isFirstSight: false, openAt: 0 } as const

/** What is wrong with the way to Graph: our own network, a tenant's access, the service itself, its device interface. */
export function connectionTroubles(facts: AlertFacts, zone: string, now: number): Trouble[] {
  const watched = facts.tenants.filter(({ isPaused }) => !isPaused)
  const troubles = watched.flatMap((tenant) => tenantTroubles(tenant, zone, now))
  const isCutOff =
    watched.length > 0 && watched.every(({ presence, access }) => isUnreachable(presence, access, now))
  if (facts.isOnline && !isCutOff) return troubles
  return [ownNetworkTrouble(watched, now), ...troubles]
}

/** Can no tenant at all be reached? Then it is more likely us than all of them (R9). */
function isUnreachable(
  presence: TenantFacts['presence'],
  access: TenantFacts['access'],
  now: number,
): boolean {
  if (!isStale(presence.lastGoodAt, presence.everyMs, now)) return false
  return isSilent(presence.error) || isSilent(access.error)
}

function isSilent(error: Failure | null): boolean {
  return error !== null && isWithoutAnswer(error.code)
}

function ownNetworkTrouble(watched: readonly TenantFacts[], now: number): Trouble {
  const lastGood = watched.flatMap(({ presence }) => presence.lastGoodAt ?? [])
  return {
    ...consoleTrouble,
    dedupKey: ownNetworkKey,
    type: 'ownNetworkLost',
    params: {},
    firstBadAt: now,
    lastGoodAt: lastGood.length > 0 ? Math.max(...lastGood) : null,
    parentKeys: [],
  }
}

function tenantTroubles(tenant: TenantFacts, zone: string, now: number): Trouble[] {
  const { tenantKey, name, access, presence, deviceSource, deviceSourceError, missingPermissions } = tenant
  const base = {
    ...nowhere,
    ...begun,
    tenantKey,
    subject: { kind: 'tenant' as const, key: '', name },
    firstBadAt: now,
    lastGoodAt: presence.lastGoodAt,
  }
  const troubles: Trouble[] = []
  const refusal = access.state === 'failed' ? access.error : null
  const isRefused = refusal !== null && !isWithoutAnswer(refusal.code) && !isLockedOut(tenant)
  if (isRefused || missingPermissions.length > 0 || presence.state === 'forbidden') {
    troubles.push({
      ...base,
      dedupKey: accessKey(tenantKey),
      type: 'tenantAccessLost',
      severity: 'critical',
      urgency: 'high',
      firstBadAt: isRefused ? access.since : now,
      params: {
        code: isRefused ? refusal.code : 'graph.permissionMissing',
        ...(missingPermissions.length > 0 && { permissions: missingPermissions.join(', ') }),
      },
      parentKeys: [ownNetworkKey, ...endedCredentialKeys(tenant, zone, now)],
    })
  }
  if (isDegraded(presence, now)) {
    troubles.push({
      ...base,
      dedupKey: graphKey(tenantKey),
      type: 'graphDegraded',
      severity: 'critical',
      urgency: 'high',
      firstBadAt: presence.lastGoodAt ?? now,
      // Without an answer it may be our own network: the other tenants show that within one interval.
      openAt: isSilent(presence.error) ? (presence.lastGoodAt ?? now) + 4 * presence.everyMs : 0,
      params: { code: presence.error?.code ?? 'graph.timeout' },
      parentKeys: [ownNetworkKey, accessKey(tenantKey)],
    })
  }
  const isWithoutTeams = deviceSource === 'none' || deviceSource === 'intune'
  if (isWithoutTeams && deviceSourceError?.code === 'graph.gone') {
    troubles.push({
      ...base,
      dedupKey: dedupKeyOf(tenantKey, 'deviceApi', ''),
      type: 'deviceApiGone',
      severity: 'warning',
      urgency: 'low',
      params: { code: deviceSourceError.code },
      parentKeys: [ownNetworkKey, accessKey(tenantKey)],
    })
  }
  return troubles
}

/** A credential that has ended explains a refusal: its incident speaks for both (alerting rules R9, R33). */
function endedCredentialKeys({ tenantKey, credential }: TenantFacts, zone: string, now: number): string[] {
  const expiresAt = credential?.expiresAt ?? null
  const step = credentialStepAt(expiresAt, now, zone)
  return step === 'expired' || step === 'expiredMorning' ? [credentialKey(tenantKey, expiresAt)] : []
}

/** Presence was answered before and is not any more, longer than a sample is believed (R3). */
function isDegraded({ state, error, lastGoodAt, everyMs }: TenantFacts['presence'], now: number): boolean {
  if (state !== 'failing' && state !== 'throttled' && state !== 'late') return false
  if (error?.code.startsWith('signIn.') || error?.code === 'keychain.unavailable') return false
  return lastGoodAt !== null && isStale(lastGoodAt, everyMs, now)
}

/**
 * A connection's incident whose trouble is not seen any more: is it over? Only when an answer came since, a refusal
 * included: silence would also look like the end of trouble.
 */
export function isConnectionBack(tenantKey: TenantKey, facts: AlertFacts, hardAt: number): boolean {
  const concerned = facts.tenants.filter((tenant) => tenantKey === appWide || tenant.tenantKey === tenantKey)
  const watched = concerned.filter(({ isPaused }) => !isPaused)
  // Of a paused tenant nobody can tell.
  if (watched.length === 0) return tenantKey === appWide
  return watched.some(({ presence, access }) => wasAnswered(presence, access, hardAt))
}

/** A keychain that gives no credential says nothing of the tenant, and nothing was sent. */
function isAnswer(error: Failure | null): boolean {
  return error?.code !== 'keychain.unavailable' && !isWithoutAnswer(error?.code)
}

function wasAnswered(
  { lastGoodAt, lastTriedAt, error }: TenantFacts['presence'],
  access: TenantFacts['access'],
  since: number,
): boolean {
  if ((lastGoodAt ?? 0) >= since) return true
  if (access.state === 'failed') return isAnswer(access.error)
  return error?.status !== undefined && (lastTriedAt ?? 0) >= since
}
