import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Failure, Outcome } from '../../../shared/errors'
import { type TenantTest, TestStepName, type TestStepState } from '../../../shared/model/onboarding'
import { excessPermissions, missingPermissions, permissions } from '../../../shared/model/permission'
import type { TokenProvider } from '../../auth/token-provider'
import type { GraphClient } from '../../graph/graph-client'
import { probeDeviceSource } from '../../graph/probe-device-source'
import type { Clock } from '../../lib/clock'

export interface AccessTestParts {
  testId: string
  /** The clouds that have no such service at all: skipped without a failure. */
  absentSteps: readonly TestStepName[]
  resolveDirectory(signal: AbortSignal): Promise<Outcome<unknown>>
  tokens: TokenProvider
  graph: GraphClient
  clock: Clock
  /** Gets the whole test each time a result comes in. */
  onChange(test: TenantTest): void
}

type ApiStep = Exclude<TestStepName, 'directory' | 'signIn' | 'permissions'>

/** One of these roles is enough for the step's call. */
const rolesOf: Record<ApiStep, readonly string[]> = {
  accounts: ['User.Read.All'],
  presence: ['Presence.Read.All'],
  devices: ['TeamworkDevice.ReadWrite.All', 'TeamworkDevice.Read.All'],
  callRecords: ['CallRecords.Read.All'],
  places: ['Place.Read.All'],
  calendars: ['Calendars.ReadBasic.All'],
}

/** The call in question looks this far ahead or back. */
const hourMs = 60 * 60_000

const List = z.object({ value: z.array(z.unknown()) })
const Identities = z.object({ value: z.array(z.object({ id: z.string() })) })
const Mailboxes = z.object({ value: z.array(z.object({ emailAddress: z.string().nullish() })) })

/**
 * Tries a tenant's access for real: the directory, a token, its permissions, and one call to every interface. Nothing
 * is stored, and nothing is tried that cannot work any more. Stops at once when `signal` aborts.
 */
export async function testAccess(parts: AccessTestParts, signal: AbortSignal): Promise<TenantTest> {
  const run = new AccessTest(parts, signal)
  await run.all()
  return run.finish()
}

class AccessTest {
  private test: TenantTest

  constructor(
    private readonly parts: AccessTestParts,
    private readonly signal: AbortSignal,
  ) {
    const steps = TestStepName.options.map((step) => ({ step, state: 'waiting' as const, error: null }))
    this.test = { testId: parts.testId, steps, isFinished: false, roles: null }
  }

  async all(): Promise<void> {
    this.mark('directory', 'running')
    const directory = await this.parts.resolveDirectory(this.signal)
    if (!directory.ok) return this.mark('directory', 'failed', directory.error)
    this.mark('directory', 'good')

    this.mark('signIn', 'running')
    const token = await this.parts.tokens.token(this.signal)
    if (!token.ok) return this.mark('signIn', 'failed', token.error)
    this.mark('signIn', 'good')
    this.judgeRoles(token.value.roles)

    // Accounts and places first: presence and calendars need somebody to ask about.
    const [accountId, mailbox] = await Promise.all([this.accounts(), this.places()])
    await Promise.all([
      this.presence(accountId),
      this.devices(token.value.roles),
      this.callRecords(),
      this.calendars(mailbox ?? accountId),
    ])
  }

  /** What was not reached is skipped; the test as it ended. */
  finish(): TenantTest {
    const steps = this.test.steps.map((step) =>
      step.state === 'waiting' || step.state === 'running' ? { ...step, state: 'skipped' as const } : step,
    )
    this.test = { ...this.test, steps, isFinished: true }
    this.parts.onChange(this.test)
    return this.test
  }

  private judgeRoles(granted: readonly string[]): void {
    const missing = missingPermissions(granted)
    const excess = excessPermissions(granted)
    this.test = { ...this.test, roles: { granted: [...granted].sort(), missing, excess } }
    const lacking = missing.filter((permission) => {
      const kind = permissions[permission]
      return kind.isRequired && !('readOnlyVariant' in kind && granted.includes(kind.readOnlyVariant.name))
    })
    if (lacking.length > 0) {
      const permission = lacking.join(', ')
      this.mark('permissions', 'failed', { code: 'graph.permissionMissing', params: { permission } })
    } else this.mark('permissions', missing.length + excess.length > 0 ? 'warning' : 'good')
  }

  private async accounts(): Promise<string | null> {
    const answer = await this.call('accounts', () =>
      this.parts.graph.get('v1.0', '/users?$top=1&$select=id', Identities, this.options('identity')),
    )
    return answer?.body.value[0]?.id ?? null
  }

  private async places(): Promise<string | null> {
    const answer = await this.call('places', () =>
      this.parts.graph.get('v1.0', '/places/microsoft.graph.room?$top=1', Mailboxes, this.options('places')),
    )
    return answer?.body.value[0]?.emailAddress ?? null
  }

  private async presence(accountId: string | null): Promise<void> {
    // Without anybody to ask about, an id that nobody has still shows whether we may ask.
    const body = { ids: [accountId ?? randomUUID()] }
    await this.call('presence', () =>
      this.parts.graph.query(
        'v1.0',
        '/communications/getPresencesByUserId',
        body,
        List,
        this.options('presence'),
      ),
    )
  }

  private async devices(roles: readonly string[]): Promise<void> {
    const canRestart = roles.includes('TeamworkDevice.ReadWrite.All')
    await this.call(
      'devices',
      async () => {
        const { source, reason } = await probeDeviceSource(this.parts.graph, roles, {
          lane: 'urgent',
          signal: this.signal,
        })
        return source ? { ok: true, value: null } : { ok: false, error: reason ?? { code: 'graph.gone' } }
      },
      canRestart ? 'good' : 'warning',
    )
  }

  private async callRecords(): Promise<void> {
    const since = new Date(this.parts.clock.now() - hourMs).toISOString()
    const filter = encodeURIComponent(`startDateTime ge ${since}`)
    const path = `/communications/callRecords?$filter=${filter}&$select=id`
    await this.call('callRecords', () => this.parts.graph.get('v1.0', path, List, this.options('calls')))
  }

  private async calendars(mailbox: string | null): Promise<void> {
    if (mailbox === null) return this.mark('calendars', 'skipped')
    const now = this.parts.clock.now()
    const span = new URLSearchParams({
      startDateTime: new Date(now).toISOString(),
      endDateTime: new Date(now + hourMs).toISOString(),
      $select: 'subject',
      $top: '1',
    })
    const path = `/users/${encodeURIComponent(mailbox)}/calendarView?${span}`
    await this.call('calendars', () => this.parts.graph.get('v1.0', path, List, this.options('calendars')))
  }

  private options(workload: 'presence' | 'identity' | 'places' | 'calls' | 'calendars') {
    return { workload, lane: 'urgent' as const, signal: this.signal }
  }

  /** Runs one call and marks its result; null when it failed or there was no point in asking. */
  private async call<T>(
    step: ApiStep,
    ask: () => Promise<Outcome<T>>,
    whenGood: 'good' | 'warning' = 'good',
  ): Promise<T | null> {
    if (this.parts.absentSteps.includes(step)) {
      this.mark(step, 'skipped')
      return null
    }
    const granted = this.test.roles?.granted ?? []
    if (!rolesOf[step].some((role) => granted.includes(role))) {
      const [permission = ''] = rolesOf[step]
      this.mark(step, 'skipped', { code: 'graph.permissionMissing', params: { permission } })
      return null
    }
    this.mark(step, 'running')
    const outcome = await ask()
    if (outcome.ok) this.mark(step, whenGood)
    else this.mark(step, 'failed', outcome.error)
    return outcome.ok ? outcome.value : null
  }

  private mark(name: TestStepName, state: TestStepState, error: Failure | null = null): void {
    if (this.signal.aborted) return
    const steps = this.test.steps.map((step) => (step.step === name ? { ...step, state, error } : step))
    this.test = { ...this.test, steps }
    this.parts.onChange(this.test)
  }
}
