import { z } from 'zod'

export const DeviceId = z.string().min(1).brand<'DeviceId'>()
export type DeviceId = z.infer<typeof DeviceId>

/** `teamworkDeviceType`; what the service adds later reads `other`. */
export const DeviceType = z.enum([
  'teamsRoom',
  'collaborationBar',
  'surfaceHub',
  'touchConsole',
  'teamsPanel',
  'teamsDisplay',
  'ipPhone',
  'lowCostPhone',
  'sip',
  'sipAnalog',
  'unknown',
  'other',
])
export type DeviceType = z.infer<typeof DeviceType>

export const DeviceHealthStatus = z.enum(['offline', 'critical', 'nonUrgent', 'healthy', 'unknown'])
export type DeviceHealthStatus = z.infer<typeof DeviceHealthStatus>

export const ActivityState = z.enum(['busy', 'idle', 'unavailable', 'unknown'])
export type ActivityState = z.infer<typeof ActivityState>

/** A device as the device source lists it. Times are epoch ms; absent text is null. */
export const Device = z.object({
  deviceId: DeviceId,
  type: DeviceType,
  /** The type as the service spelt it, when it is one we do not know. */
  typeAsSent: z.string().nullable(),
  manufacturer: z.string().nullable(),
  model: z.string().nullable(),
  serialNumber: z.string().nullable(),
  uniqueId: z.string().nullable(),
  macAddresses: z.array(z.string()),
  assetTag: z.string().nullable(),
  notes: z.string().nullable(),
  healthStatus: DeviceHealthStatus,
  activityState: ActivityState,
  /** Entra id of the signed-in account, lower-case; null when signed out. */
  accountId: z.string().nullable(),
  accountName: z.string().nullable(),
  createdAt: z.number().nullable(),
  modifiedAt: z.number().nullable(),
})
export type Device = z.infer<typeof Device>

export const ConnectionStatus = z.enum(['connected', 'disconnected', 'unknown'])
export type ConnectionStatus = z.infer<typeof ConnectionStatus>

/** A connection and since when (epoch ms). */
export const Connection = z.object({ status: ConnectionStatus, since: z.number().nullable() })
export type Connection = z.infer<typeof Connection>

export const PeripheralKind = z.enum([
  'roomCamera',
  'contentCamera',
  'speaker',
  'communicationSpeaker',
  'microphone',
  'display',
  'compute',
  'hdmiIngest',
])
export type PeripheralKind = z.infer<typeof PeripheralKind>

export const PeripheralHealth = z.object({
  kind: PeripheralKind,
  name: z.string().nullable(),
  /** A required peripheral that disconnects turns a room critical. */
  isOptional: z.boolean(),
  connection: Connection,
})
export type PeripheralHealth = z.infer<typeof PeripheralHealth>

export const SoftwareKind = z.enum([
  'adminAgent',
  'operatingSystem',
  'teamsClient',
  'firmware',
  'partnerAgent',
  'companyPortal',
])
export type SoftwareKind = z.infer<typeof SoftwareKind>

export const SoftwareVersion = z.object({
  kind: SoftwareKind,
  current: z.string().nullable(),
  available: z.string().nullable(),
  freshness: z.enum(['latest', 'updateAvailable', 'unknown']),
})
export type SoftwareVersion = z.infer<typeof SoftwareVersion>

/** `teamworkDeviceHealth`, with every branch optional. */
export const DeviceHealth = z.object({
  deviceId: DeviceId,
  connection: Connection.nullable(),
  signIn: z.object({
    teams: Connection.nullable(),
    exchange: Connection.nullable(),
    skype: Connection.nullable(),
  }),
  peripherals: z.array(PeripheralHealth),
  software: z.array(SoftwareVersion),
})
export type DeviceHealth = z.infer<typeof DeviceHealth>

/** Device types that are a room's computer: their state is the room's (Teams Rooms on Windows and Android, Surface Hub). */
export const computeTypes: ReadonlySet<DeviceType> = new Set(['teamsRoom', 'collaborationBar', 'surfaceHub'])

/** Make and model as people say them: a model that already begins with its maker ("Neat Bar Pro") says it once. */
export function deviceName({ manufacturer, model }: Pick<Device, 'manufacturer' | 'model'>): string | null {
  const [maker, name] = [manufacturer?.trim() ?? '', model?.trim() ?? '']
  if (name.toLowerCase().startsWith(maker.toLowerCase())) return name || null
  return name ? `${maker} ${name}` : maker
}
