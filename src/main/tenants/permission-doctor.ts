import { type Failure, type Outcome, succeed } from '../../shared/errors'
import { type Permission, readOnlyVariantOf } from '../../shared/model/permission'
import type { PermissionCall, PermissionReport } from '../../shared/model/permission-report'
import { judgePermissions, newestCall } from '../domain/permission-doctor'
import type { GraphClient, Lane } from '../graph/graph-client'
import type { Clock } from '../lib/clock'
import { type AccessProbe, canProbe, type ProbeSubjects, probedPermission, runProbe } from './access-probes'
import type { PollerName, TenantPollers } from './tenant-pollers'

export interface PermissionDoctorParts {
  clock: Clock
  graph: GraphClient
  /** The permissions in the newest token; null before the first one. */
  roles(): readonly string[] | null
  /** Permissions of services that the tenant's cloud does not have. */
  absent: ReadonlySet<Permission>
  consentUrl: string | null
  /** Somebody waits for the results: called as each one comes in. */
  onResult(): void
}

/** Accounts and places first: presence and calendars need somebody to ask about. */
const probeOrder = [
  'accounts',
  'places',
  'presence',
  'devices',
  'callRecords',
  'calendars',
  'managedDevices',
  'directoryDevices',
] as const satisfies readonly AccessProbe[]

/** Pollers that use a permission all day: their answers are live calls, too. */
const pollerOf: Partial<Record<Permission, PollerName>> = {
  'Presence.Read.All': 'presence',
  'User.Read.All': 'accounts',
  'Place.Read.All': 'places',
}

/**
 * Knows what a tenant's app may do and whether it works: the roles of its token held against live calls, one a
 * permission, through the request budget like everything else.
 */
export class PermissionDoctor {
  private readonly calls = new Map<Permission, PermissionCall>()
  /** Who waits for the check under way. */
  private present: Audience | null = null
  /** Who waits for the next one: what is under way has a token from before they asked. */
  private next: Audience = nobody()
  private checkedAt: number | null = null

  constructor(private readonly parts: PermissionDoctorParts) {}

  /** The next check to begin is waited for: it goes first, and shows each result as it comes in where `isShown`. Ends with it. */
  ask(isShown: boolean): Promise<void> {
    const { next } = this
    next.isShown ||= isShown
    const checked = new Promise<void>((resolve) => next.waiting.push(resolve))
    this.parts.onResult()
    return checked
  }

  /** A check begins: the value is whether somebody waits for it. {@link check} or {@link abandon} ends it. */
  begin(): boolean {
    this.abandon()
    this.present = this.next
    this.next = nobody()
    return isAsked(this.present)
  }

  /** What was tried with other roles says nothing any more. */
  forgetCalls(): void {
    this.calls.clear()
  }

  /** Tries every granted permission once. The value is how many were tried; single refusals are results, not failures. */
  async check(signal: AbortSignal): Promise<Outcome<number>> {
    const audience = this.present ?? nobody()
    const lane = isAsked(audience) ? 'urgent' : 'sweep'
    const tells = audience.isShown
    let subjects: ProbeSubjects = { accountId: null, mailbox: null }
    let tried = 0
    for (const probe of probeOrder) {
      if (!this.isWorthTrying(probe, subjects)) continue
      const outcome = await this.try(probe, subjects, { lane, signal }, tells)
      if (signal.aborted) break
      if (outcome.ok) subjects = { ...subjects, ...outcome.value }
      tried += 1
    }
    if (!signal.aborted) this.checkedAt = this.parts.clock.now()
    this.abandon()
    return succeed(tried)
  }

  /** The check is over, or could not even begin (no sign-in). Who asked meanwhile waits for the next one. */
  abandon(): void {
    for (const resolve of this.present?.waiting ?? []) resolve()
    this.present = null
  }

  /** There will be no more checks: nobody waits for one any longer. */
  stop(): void {
    this.begin()
    this.abandon()
  }

  report(pollers: TenantPollers): PermissionReport {
    const { roles, absent, consentUrl } = this.parts
    const calls = new Map<Permission, PermissionCall>()
    for (const probe of probeOrder) {
      const permission = probedPermission[probe]
      const poller = pollerOf[permission]
      const facts = poller && { ...pollers.facts(poller), lastTriedAt: pollers.report(poller).lastTriedAt }
      const call = newestCall(this.calls.get(permission), facts ?? null)
      if (call) calls.set(permission, call)
    }
    const { checkedAt } = this
    const isChecking = this.present !== null || isAsked(this.next)
    const { nextAt } = pollers.report('permissions')
    return {
      ...judgePermissions({ roles: roles(), calls, absent }),
      isChecking,
      checkedAt,
      nextAt,
      consentUrl,
    }
  }

  private isWorthTrying(probe: AccessProbe, subjects: ProbeSubjects): boolean {
    const permission = probedPermission[probe]
    const variant = readOnlyVariantOf(permission)
    const roles = this.parts.roles() ?? []
    const isGranted = roles.includes(permission) || (variant !== null && roles.includes(variant))
    return isGranted && !this.parts.absent.has(permission) && canProbe(probe, subjects)
  }

  private async try(
    probe: AccessProbe,
    subjects: ProbeSubjects,
    how: { lane: Lane; signal: AbortSignal },
    tells: boolean,
  ): Promise<Outcome<Partial<ProbeSubjects>>> {
    const { clock, graph, onResult } = this.parts
    const permission = probedPermission[probe]
    const before = this.calls.get(permission)
    if (tells) {
      this.calls.set(permission, { state: 'trying', at: before?.at ?? null, error: null })
      onResult()
    }
    const outcome = await runProbe(probe, subjects, { graph, clock, ...how })
    if (how.signal.aborted) {
      if (before) this.calls.set(permission, before)
      else this.calls.delete(permission)
      return outcome
    }
    const at = clock.now()
    this.calls.set(
      permission,
      outcome.ok
        ? { state: 'ok', at, error: null }
        : { state: isRefusal(outcome.error) ? 'refused' : 'failed', at, error: outcome.error },
    )
    if (tells) onResult()
    return outcome
  }
}

/** Those who wait for one check. */
interface Audience {
  /** Called when it is over. */
  waiting: (() => void)[]
  isShown: boolean
}

const nobody = (): Audience => ({ waiting: [], isShown: false })

const isAsked = ({ waiting }: Audience): boolean => waiting.length > 0

/** Did the service say no, rather than nothing? */
function isRefusal({ code }: Failure): boolean {
  return code === 'graph.permissionMissing' || code === 'graph.unauthorized'
}
