import type { IncidentId } from '../../shared/model/incident'
import type { RoomId } from '../../shared/model/room'
import type { TenantKey } from '../../shared/model/tenant'

/** Every key of the query cache. The tenant comes second, so that a removed tenant's entries can be found. */
export const queryKeys = {
  app: ['app'],
  mainBeat: ['mainBeat'],
  storage: ['storage'],
  preferences: ['preferences'],
  tenants: ['tenants'],
  definition: (tenantKey: TenantKey) => ['definition', tenantKey],
  registration: (order: object) => ['registration', order],
  profileCosts: (tenantKeys: readonly TenantKey[]) => ['profileCosts', ...tenantKeys],
  tenantTest: (testId: string) => ['tenantTest', testId],
  rooms: (tenantKey: TenantKey) => ['rooms', tenantKey],
  room: (tenantKey: TenantKey, roomId: RoomId) => ['room', tenantKey, roomId],
  history: (tenantKey: TenantKey, roomId: RoomId) => ['history', tenantKey, roomId],
  answers: (tenantKey: TenantKey, roomId: RoomId) => ['answers', tenantKey, roomId],
  latency: (tenantKey: TenantKey) => ['latency', tenantKey],
  latencies: ['latencies'],
  unplugTests: ['unplugTests'],
  incidents: ['incidents'],
  incident: (incidentId: IncidentId) => ['incident', incidentId],
  silences: ['silences'],
  handover: (shiftHours: number) => ['handover', shiftHours],
  maintenance: ['maintenance'],
  rules: ['rules'],
  fileWork: (work: string) => ['fileWork', work],
  replay: (replayId: string) => ['replay', replayId],
  maintenancePreview: (order: object) => ['maintenancePreview', order],
  hosts: ['hosts'],
  requests: (filter: object) => ['requests', filter],
  silencePreview: (matcher: object) => ['silencePreview', matcher],
  notifications: ['notifications'],
  digests: ['digests'],
  digestPreview: (draft: object) => ['digestPreview', draft],
  heartbeat: ['heartbeat'],
  contacts: ['contacts'],
  sound: ['sound'],
  permissionRound: ['permissionRound'],
  routePreview: (incidentId: IncidentId | null) => ['routePreview', incidentId],
  actions: (tenantKey: TenantKey | null, roomId: RoomId | null) => ['actions', tenantKey, roomId],
} as const

/** The kinds of entries that belong to one tenant each. */
export const kindsOfTenant: ReadonlySet<unknown> = new Set([
  'rooms',
  'room',
  'history',
  'answers',
  'actions',
  'definition',
  'latency',
])
