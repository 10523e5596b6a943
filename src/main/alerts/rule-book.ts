import { type Outcome, succeed } from '../../shared/errors'
import { appWideKey } from '../../shared/ipc/revision'
import { type AlertSettings, type ReplayReport, usualSettings } from '../../shared/model/alert-settings'
import type { TenantKey } from '../../shared/model/tenant'
import { type AlertRules, defaultAlertRules, type TenantPolicy } from '../domain/alert-rules'
import { policyOf } from '../domain/tenant-policy'
import type { Clock } from '../lib/clock'
import type { Logger } from '../lib/logger'
import type { ChangeFeed } from '../store/change-feed'
import type { Store } from '../store/store'
import type { MaintenanceDesk, PlacedRoom } from './maintenance-desk'
import { RuleReplays } from './rule-replays'

interface RuleBookParts {
  store: Store
  feed: ChangeFeed
  clock: Clock
  logger: Logger
  /** IANA zone of this computer. */
  zone: string
  maintenance: Pick<MaintenanceDesk, 'restartWindow' | 'settingOf'>
  /** The tenants there are, and the group of each. */
  tenants: () => readonly { tenantKey: TenantKey; group: string | null }[]
  roomsOf: (tenantKey: TenantKey) => readonly PlacedRoom[]
  replayWorker: URL | string | null
  /** Incidents are judged by other rules now. */
  onChange: () => void
}

const noPolicies: ReadonlyMap<TenantKey, TenantPolicy> = new Map()
const replayedMs = 30 * 24 * 60 * 60_000

/** The alerting rules: the built-in ones, what people changed of them, and what a change would have made of the past. */
export class RuleBook {
  private settings: AlertSettings = usualSettings
  private knownBase: AlertRules | null = null
  /** By group; the same objects while nothing changed: what was worked out by them is kept. */
  private policies = new Map<string | null, TenantPolicy>()
  private readonly replays: RuleReplays

  constructor(private readonly parts: RuleBookParts) {
    this.replays = new RuleReplays({
      databasePath: parts.store.path,
      worker: parts.replayWorker,
      logger: parts.logger,
      onProgress: (replayId, done) => parts.feed.publish('replay.changed', appWideKey, { replayId, done }),
    })
  }

  async load(): Promise<void> {
    this.settings = await this.parts.store.alertSettings.read()
  }

  stop(): void {
    this.replays.stop()
  }

  /** What holds where nobody changed anything. */
  base(): AlertRules {
    const restartWindow = this.parts.maintenance.restartWindow()
    if (this.knownBase?.restartWindow !== restartWindow) {
      this.knownBase = { ...defaultAlertRules, fallbackZone: this.parts.zone, restartWindow }
      this.policies = new Map()
    }
    return this.knownBase
  }

  ofTenants(): ReadonlyMap<TenantKey, TenantPolicy> {
    const base = this.base()
    if (this.settings.sets.length === 0) return noPolicies
    return new Map(
      this.parts.tenants().map(({ tenantKey, group }) => {
        const policy = this.policies.get(group) ?? policyOf(this.settings, group, base)
        this.policies.set(group, policy)
        return [tenantKey, policy]
      }),
    )
  }

  rulesOf(tenantKey: TenantKey): AlertRules {
    return this.ofTenants().get(tenantKey)?.rules ?? this.base()
  }

  read(): { settings: AlertSettings; groups: string[] } {
    const groups = this.parts.tenants().flatMap(({ group }) => group ?? [])
    return { settings: this.settings, groups: [...new Set(groups)].toSorted() }
  }

  async save(settings: AlertSettings): Promise<Outcome<null>> {
    const saved = await this.parts.store.alertSettings.save(settings)
    if (!saved.ok) return saved
    this.settings = settings
    this.policies = new Map()
    this.parts.feed.publish('rules.changed', appWideKey, {})
    this.parts.onChange()
    return succeed(null)
  }

  /** What these rules and today's would have made of the last 30 days. */
  replay(replayId: string, changed: AlertSettings): Promise<Outcome<ReplayReport>> {
    const until = this.parts.clock.now()
    const tenants = this.parts.tenants()
    const zones = tenants.flatMap(({ tenantKey }) =>
      this.parts.roomsOf(tenantKey).flatMap((room) => {
        const { zone } = this.parts.maintenance.settingOf(room, until)
        return zone === null ? [] : [[room.identity.roomId, zone] as const]
      }),
    )
    return this.replays.run(replayId, {
      tenants: tenants.map(({ tenantKey, group }) => ({ tenantKey, group })),
      zones: Object.fromEntries(zones),
      from: until - replayedMs,
      until,
      base: this.base(),
      today: this.settings,
      changed,
    })
  }

  cancelReplay(replayId: string): void {
    this.replays.cancel(replayId)
  }
}
