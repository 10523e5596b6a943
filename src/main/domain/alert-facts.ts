import type { Failure } from '../../shared/errors'
import {
  appWide,
  type Impact,
  type Incident,
  type IncidentSubject,
  type IncidentType,
  type Severity,
  type Silence,
  type Urgency,
} from '../../shared/model/incident'
import type { MaintenanceWindow } from '../../shared/model/maintenance'
import type { RoomId } from '../../shared/model/room'
import type { CredentialFacts, TenantKey } from '../../shared/model/tenant'
import type { AccessState, DeviceSourceStatus } from '../../shared/model/tenant-status'
import type { TenantPolicy } from './alert-rules'
import type { WorkloadFacts } from './room-facts'
import type { RoomSignal } from './room-signal'

/** One tenant as the alerting rules see it. */
export interface TenantFacts {
  tenantKey: TenantKey
  name: string
  isPaused: boolean
  /** Who looks after its credential (alerting rule R33). */
  owner: string | null
  /** Null when nothing is known of it. */
  credential: CredentialFacts | null
  /** When its scheduler last did its round; null while it does not run (alerting rule R27). */
  tickedAt: number | null
  /** Have its rooms been judged in this run? Until then nothing is known of them. */
  isRead: boolean
  access: { state: AccessState; since: number; error: Failure | null }
  /** Of the permissions without which rooms cannot be watched. */
  missingPermissions: readonly string[]
  presence: WorkloadFacts & { lastTriedAt: number | null }
  deviceSource: DeviceSourceStatus['kind']
  deviceSourceError: Failure | null
  rooms: ReadonlyMap<RoomId, RoomSignal>
}

/** Everything the rules judge by in one evaluation. */
export interface AlertFacts {
  /** False when the operating system says that there is no network at all. */
  isOnline: boolean
  tenants: readonly TenantFacts[]
  silences: readonly Silence[]
  /** Planned work, under way or to come (alerting rule R19). */
  maintenance: readonly MaintenanceWindow[]
  /** The rules as people changed them, by tenant; a tenant without goes by the built-in ones. */
  policies: ReadonlyMap<TenantKey, TenantPolicy>
}

/** How bad something is, and how much it hurries. */
export type Weight = Pick<Incident, 'severity' | 'urgency'>

/** Something that is wrong now. It becomes an incident at `openAt`, or joins the one with its key. */
export interface Trouble {
  dedupKey: string
  tenantKey: TenantKey
  type: IncidentType
  severity: Severity
  urgency: Urgency
  /** Without what a meeting adds to it; left out or null = the same. */
  base?: Weight | null
  subject: IncidentSubject
  site: string | null
  model: string | null
  roomId: RoomId | null
  roomName: string | null
  params: Record<string, string | number>
  firstBadAt: number
  lastGoodAt: number | null
  isFirstSight: boolean
  impact: Impact | null
  openAt: number
  /** Whom it is for, where that is known beforehand. */
  owner?: string | null
  /** Keys of what would mute it, the strongest first (alerting rule R9). */
  parentKeys: readonly string[]
}

/** What troubles of the console itself have in common: no tenant and no place has them, and nothing is more urgent. */
export const consoleTrouble = {
  tenantKey: appWide,
  severity: 'critical',
  urgency: 'high',
  subject: { kind: 'app', key: '', name: '' },
  ...{ site: null, model: null, roomId: null, roomName: null },
  impact: null,
  isFirstSight: false,
  openAt: 0,
} as const satisfies Partial<Trouble>

/** The unresolved incident of a key; null = none. */
export type OpenOf = (dedupKey: string) => Incident | null

/** The one key of a subject's trouble of one kind. */
export function dedupKeyOf(tenantKey: TenantKey, kind: string, subject: string): string {
  return `${tenantKey}|${kind}|${subject}`
}

export const schedulerKey = 'app|scheduler|'
export const keychainKey = 'app|keychain|'
export const ownNetworkKey = 'app|ownNetwork|'
export const presenceOutageKey = 'app|presenceOutage|'
export const accessKey = (tenantKey: TenantKey): string => dedupKeyOf(tenantKey, 'access', '')
export const graphKey = (tenantKey: TenantKey): string => dedupKeyOf(tenantKey, 'graph', '')
export const siteKey = (tenantKey: TenantKey, site: string): string => dedupKeyOf(tenantKey, 'site', site)
export const rolloutKey = (tenantKey: TenantKey, model: string): string =>
  dedupKeyOf(tenantKey, 'rollout', model)
export const flappingKey = (tenantKey: TenantKey, roomId: RoomId): string =>
  dedupKeyOf(tenantKey, 'flapping', roomId)
export const downKey = (tenantKey: TenantKey, roomId: RoomId): string => dedupKeyOf(tenantKey, 'down', roomId)

export const softwareKey = (tenantKey: TenantKey, roomId: RoomId, deviceId: string): string =>
  dedupKeyOf(tenantKey, 'software', `${roomId} ${deviceId}`)

/** What mutes everything of a tenant. */
export const tenantParents = (tenantKey: TenantKey): string[] => [
  ownNetworkKey,
  accessKey(tenantKey),
  graphKey(tenantKey),
]
