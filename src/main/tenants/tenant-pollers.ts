import type { Outcome } from '../../shared/errors'
import type { PollingProfile, Tenant } from '../../shared/model/tenant'
import { Workload } from '../../shared/model/tenant-status'
import {
  backoffMs,
  cadenceOf,
  healthBatchPlan,
  suspectEveryMs,
  tenantOffsetMs,
} from '../domain/poll-schedule'
import type { RoomFacts, WorkloadFacts } from '../domain/room-health'
import { schedulerEveryMs } from '../domain/scheduler-silence'
import { judgeWorkload } from '../domain/workload-state'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import { Poller, type PollerReport } from '../pollers/poller'

/** How often a slice of the device-health sweep is read, ms. */
const healthSliceMs = 30_000

/** Changed devices whose health is read in one slice, beside the sweep's share. */
const wantedPerSlice = 100

/** How often the passing of time itself is judged (samples growing old), ms: the round by which the scheduler is known to live. */
const freshnessEveryMs = schedulerEveryMs

/** How often every permission is tried live, ms; the first time a minute after the start, spread over ten. */
const permissionsEveryMs = 6 * 3_600_000
const permissionsSpreadMs = 10 * 60_000

const pollerNames = ['access', 'permissions', 'suspects', 'freshness', ...Workload.options] as const
export type PollerName = (typeof pollerNames)[number]

/** What would come from all tenants at the same moment otherwise. Re-asks of suspects keep their distance instead (alerting rule R1). */
const phased: ReadonlySet<PollerName> = new Set(['presence', 'devices', 'deviceHealth'])

export interface TenantPollersParts {
  tenant: Tenant
  /** The polling profile in force; it may change while pollers run. */
  profile: () => PollingProfile
  /** Counts tenants from 0; spreads them over the cadence. */
  tenantIndex: number
  clock: Clock
  logger: Logger
  cycles: Record<PollerName, (signal: AbortSignal) => Promise<Outcome<number>>>
  accessEveryMs: () => number
  /** Least time between two reads of the device list, ms. */
  listEveryMs: () => number
  /** After each cycle, with the poller's last good time before it. */
  onCycle: (name: PollerName, lastGoodBefore: number | null) => Promise<void>
}

/** The pollers of one tenant, each with its cadence, and the offset that keeps tenants from asking all at once. */
export class TenantPollers {
  private readonly pollers: Record<PollerName, Poller>
  private healthSlice = 0
  private areOthersStarted = false
  private readonly goodBefore = new Map<PollerName, number | null>()

  constructor(private readonly parts: TenantPollersParts) {
    const offset = tenantOffsetMs(parts.tenantIndex, cadenceOf(parts.profile(), 'presence'))
    const make = (name: PollerName, everyMs: () => number, firstDelayMs: number) =>
      this.make(name, everyMs, firstDelayMs)
    this.pollers = {
      access: make('access', parts.accessEveryMs, 0),
      permissions: make(
        'permissions',
        () => permissionsEveryMs,
        60_000 + tenantOffsetMs(parts.tenantIndex, permissionsSpreadMs),
      ),
      suspects: make('suspects', () => suspectEveryMs(parts.profile()), suspectEveryMs(parts.profile())),
      freshness: make('freshness', () => freshnessEveryMs, freshnessEveryMs),
      presence: make('presence', () => cadenceOf(parts.profile(), 'presence'), offset),
      devices: make(
        'devices',
        () => Math.max(cadenceOf(parts.profile(), 'devices'), parts.listEveryMs()),
        offset,
      ),
      deviceHealth: make(
        'deviceHealth',
        () => healthSliceMs,
        healthSliceMs + tenantOffsetMs(parts.tenantIndex, healthSliceMs),
      ),
      accounts: make('accounts', () => cadenceOf(parts.profile(), 'accounts'), offset),
      places: make('places', () => cadenceOf(parts.profile(), 'places'), offset),
    }
  }

  /** Begins with the sign-in check; the others follow its first answer ({@link startOthers}). */
  async start(): Promise<void> {
    await this.pollers.access.start()
  }

  /** Begins everything that needs a sign-in; later calls change nothing. */
  async startOthers(): Promise<void> {
    if (this.areOthersStarted) return
    this.areOthersStarted = true
    await Promise.all(this.all().map((poller) => poller !== this.pollers.access && poller.start()))
  }

  async stop(): Promise<void> {
    await Promise.all(this.all().map((poller) => poller.stop()))
  }

  nudge(name: PollerName): void {
    this.pollers[name].nudge()
  }

  /** Was the poller last tried longer ago than `ms`, or never? */
  isOlder(name: PollerName, ms: number): boolean {
    const { lastTriedAt } = this.pollers[name].report()
    return lastTriedAt === null || this.parts.clock.now() - lastTriedAt >= ms
  }

  /** When the scheduler last did its round, or began; null while it does not run (alerting rule R27). Needs no network. */
  tickedAt(): number | null {
    if (!this.areOthersStarted) return null
    const { startedAt, lastTriedAt } = this.pollers.freshness.report()
    return Math.max(startedAt, lastTriedAt ?? 0)
  }

  /** Nudges all but the sign-in check, which asks for this itself, and the trying of permissions. */
  nudgeAll(): void {
    for (const [name, poller] of Object.entries(this.pollers)) {
      if (name !== 'access' && name !== 'permissions') poller.nudge()
    }
  }

  resumeFrom(freshness: ReadonlyMap<Workload, number>): void {
    for (const [workload, lastGoodAt] of freshness) {
      this.pollers[workload].resumeFrom(lastGoodAt)
      this.goodBefore.set(workload, lastGoodAt)
    }
  }

  report(name: PollerName): PollerReport {
    return this.pollers[name].report()
  }

  /** The three workloads a room's judgement leans on. */
  workloadFacts(): RoomFacts['workloads'] {
    return {
      presence: this.facts('presence'),
      devices: this.facts('devices'),
      deviceHealth: this.healthFacts(),
    }
  }

  /**
   * A device is read once a sweep, not once a slice: its health is believed that long (R3), while the source answers. The
   * list says whether it does: a slice of a small estate may be empty, and asks nothing.
   */
  private healthFacts(): WorkloadFacts {
    const facts = this.facts('deviceHealth')
    if (facts.state !== 'live' || this.facts('devices').state !== 'live') return facts
    return { ...facts, everyMs: cadenceOf(this.parts.profile(), 'deviceHealth') }
  }

  facts(workload: PollerName): WorkloadFacts {
    const report = this.pollers[workload].report()
    const state = judgeWorkload({
      lastGoodAt: report.lastGoodAt,
      everyMs: report.everyMs,
      lastError: report.error,
      paused: this.parts.tenant.paused,
      startedAt: report.startedAt,
      now: this.parts.clock.now(),
    })
    return { state, everyMs: report.everyMs, lastGoodAt: report.lastGoodAt, error: report.error }
  }

  /** How many devices' health to read in this slice: of those asked for, and of the even sweep. */
  healthPlan(deviceCount: number): { wanted: number; sweep: number } {
    const sweepMs = cadenceOf(this.parts.profile(), 'deviceHealth')
    const plan = healthBatchPlan({ deviceCount, sweepMs, sliceMs: healthSliceMs })
    return { wanted: wantedPerSlice, sweep: plan[this.healthSlice++ % plan.length] ?? 0 }
  }

  private all(): Poller[] {
    return Object.values(this.pollers)
  }

  private make(name: PollerName, everyMs: () => number, firstDelayMs: number): Poller {
    const { tenant, clock, logger, cycles, onCycle } = this.parts
    const poller = new Poller({
      name: `${tenant.tenantKey} ${name}`,
      clock,
      logger,
      everyMs,
      firstDelayMs,
      keepsPhase: phased.has(name),
      backoffMs: (failures, error) => backoffMs(failures, everyMs(), error.retryAfterMs),
      run: cycles[name],
      onCycle: async () => {
        const before = this.goodBefore.get(name) ?? null
        this.goodBefore.set(name, poller.report().lastGoodAt)
        await onCycle(name, before)
      },
    })
    return poller
  }
}
