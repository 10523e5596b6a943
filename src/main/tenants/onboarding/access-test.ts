import type { Failure, Outcome } from '../../../shared/errors'
import {
  type PermissionChoice,
  type TenantTest,
  TestStepName,
  type TestStepState,
} from '../../../shared/model/onboarding'
import {
  excessPermissions,
  lackingPermissions,
  type Permission,
  permissions,
  readOnlyVariantOf,
} from '../../../shared/model/permission'
import type { TokenProvider } from '../../auth/token-provider'
import type { GraphClient } from '../../graph/graph-client'
import type { Clock } from '../../lib/clock'
import { type AccessProbe, canProbe, type ProbeSubjects, probedPermission, runProbe } from '../access-probes'

export interface AccessTestParts {
  testId: string
  /** Permissions of services that the cloud does not have: not asked for, and not missed. */
  absent: ReadonlySet<Permission>
  /** What the app was registered for. */
  wanted: PermissionChoice
  resolveDirectory(signal: AbortSignal): Promise<Outcome<unknown>>
  tokens: TokenProvider
  graph: GraphClient
  clock: Clock
  /** Gets the whole test each time a result comes in. */
  onChange(test: TenantTest): void
}

type ApiStep = Exclude<TestStepName, 'directory' | 'signIn' | 'permissions'>

/**
 * Tries a tenant's access for real: the directory, a token, its permissions, and one call to every interface. Nothing
 * is stored, and nothing is tried that cannot work any more. Stops at once when `signal` aborts.
 */
export async function testAccess(parts: AccessTestParts, signal: AbortSignal): Promise<TenantTest> {
  const run = new AccessTest(parts, signal)
  await run.all()
  return run.finish()
}

/** What nobody asked for is not tried where only a few ask for it. */
function isPartOf(step: TestStepName, wanted: PermissionChoice): boolean {
  if (step === 'directory' || step === 'signIn' || step === 'permissions') return true
  const permission = probedPermission[step]
  return permissions[permission].group !== 'intune' || wanted.permissions.includes(permission)
}

class AccessTest {
  private test: TenantTest
  private subjects: ProbeSubjects = { accountId: null, mailbox: null }

  constructor(
    private readonly parts: AccessTestParts,
    private readonly signal: AbortSignal,
  ) {
    const steps = TestStepName.options
      .filter((step) => isPartOf(step, parts.wanted))
      .map((step) => ({ step, state: 'waiting' as const, error: null }))
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
    await Promise.all([this.call('accounts'), this.call('places')])
    const canRestart = token.value.roles.includes('TeamworkDevice.ReadWrite.All')
    await Promise.all([
      this.call('presence'),
      this.call('devices', canRestart ? 'good' : 'warning'),
      this.call('callRecords'),
      this.call('calendars'),
      this.call('managedDevices'),
      this.call('directoryDevices'),
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
    const missing = this.missing(granted)
    const excess = excessPermissions(granted)
    this.test = { ...this.test, roles: { granted: [...granted].sort(), missing, excess } }
    const lacking = lackingPermissions(granted).filter((permission) => !this.parts.absent.has(permission))
    if (lacking.length > 0) {
      const permission = lacking.join(', ')
      this.mark('permissions', 'failed', { code: 'graph.permissionMissing', params: { permission } })
    } else this.mark('permissions', missing.length + excess.length > 0 ? 'warning' : 'good')
  }

  /** What was asked for and is not granted; of what the cloud does not have nothing can be. */
  private missing(granted: readonly string[]): Permission[] {
    const { absent, wanted } = this.parts
    return wanted.permissions.filter((permission) => {
      const variant = wanted.isReadOnly ? readOnlyVariantOf(permission) : null
      const isGranted = granted.includes(permission) || (variant !== null && granted.includes(variant))
      return !isGranted && !absent.has(permission)
    })
  }

  /** Runs one call and marks its result. */
  private async call(step: ApiStep, whenGood: 'good' | 'warning' = 'good'): Promise<void> {
    if (!isPartOf(step, this.parts.wanted)) return
    const granted = this.test.roles?.granted ?? []
    const permission = probedPermission[step]
    if (this.parts.absent.has(permission)) {
      return this.mark(step, 'skipped', { code: 'graph.notOffered', params: { what: step } })
    }
    const variant = readOnlyVariantOf(permission)
    if (!granted.includes(permission) && !(variant !== null && granted.includes(variant))) {
      return this.mark(step, 'skipped', { code: 'graph.permissionMissing', params: { permission } })
    }
    if (!canProbe(step, this.subjects)) return this.mark(step, 'skipped', { code: 'graph.nobodyToAsk' })
    this.mark(step, 'running')
    const outcome = await this.probe(step)
    if (outcome.ok) this.subjects = { ...this.subjects, ...outcome.value }
    if (outcome.ok) this.mark(step, whenGood)
    else if (step === 'devices' && outcome.error.code === 'graph.gone' && (await this.isIntuneThere())) {
      this.mark(step, 'warning', outcome.error)
    } else this.mark(step, 'failed', outcome.error)
  }

  private async isIntuneThere(): Promise<boolean> {
    const granted = this.test.roles?.granted ?? []
    return granted.includes(probedPermission.managedDevices) && (await this.probe('managedDevices')).ok
  }

  private probe(probe: AccessProbe): ReturnType<typeof runProbe> {
    const { graph, clock } = this.parts
    return runProbe(probe, this.subjects, { graph, clock, lane: 'urgent', signal: this.signal })
  }

  private mark(name: TestStepName, state: TestStepState, error: Failure | null = null): void {
    if (this.signal.aborted) return
    const steps = this.test.steps.map((step) => (step.step === name ? { ...step, state, error } : step))
    this.test = { ...this.test, steps }
    this.parts.onChange(this.test)
  }
}
