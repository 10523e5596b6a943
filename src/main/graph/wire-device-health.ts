import {
  type Connection,
  ConnectionStatus,
  type DeviceHealth,
  type DeviceId,
  type PeripheralHealth,
  type PeripheralKind,
  type SoftwareKind,
  type SoftwareVersion,
} from '../../shared/model/device'
import {
  memberOf,
  readBoolean,
  readFields,
  readText,
  readTime,
  readWith,
  readWord,
  unwrap,
} from './graph-values'

const statusOf = memberOf(ConnectionStatus.options)

/** Without the id: the answer's own is not relied on, the one that was asked for counts. */
export type WireHealth = Omit<DeviceHealth, 'deviceId'>

/** `teamworkDeviceHealth` as sent, wrapped or not: any branch may be null, missing or of another shape. */
export const WireDeviceHealth = readWith((fields): WireHealth => {
  const wire = unwrap(fields)
  const signIn = readFields(wire.loginStatus)
  return {
    connection: readConnection(wire.connection),
    signIn: {
      teams: readConnection(signIn?.teamsConnection),
      exchange: readConnection(signIn?.exchangeConnection),
      skype: readConnection(signIn?.skypeConnection),
    },
    peripherals: readPeripherals(wire.hardwareHealth, wire.peripheralsHealth),
    software: readSoftware(wire.softwareUpdateHealth),
  }
})

/** Graph names no device in its health: whoever asked knows which one it was. */
export function toDeviceHealth(wire: WireHealth, deviceId: DeviceId): DeviceHealth {
  return { deviceId, ...wire }
}

function readConnection(value: unknown): Connection | null {
  const wire = readFields(value)
  if (!wire) return null
  return { status: statusOf(wire.connectionStatus) ?? 'unknown', since: readTime(wire.lastModifiedDateTime) }
}

function readPeripherals(hardwareHealth: unknown, peripheralsHealth: unknown): PeripheralHealth[] {
  const found: PeripheralHealth[] = []
  const add = (kind: PeripheralKind, value: unknown) => {
    const wire = readFields(value)
    if (!wire) return
    found.push({
      kind,
      name: readText(readFields(wire.peripheral)?.displayName),
      // Unsaid means optional: only a peripheral known to be required may turn a room critical.
      isOptional: readBoolean(wire.isOptional) ?? true,
      connection: readConnection(wire.connection) ?? { status: 'unknown', since: null },
    })
  }
  const hardware = readFields(hardwareHealth)
  const devices = readFields(peripheralsHealth)
  add('compute', hardware?.computeHealth)
  add('hdmiIngest', hardware?.hdmiIngestHealth)
  add('roomCamera', devices?.roomCameraHealth)
  add('contentCamera', devices?.contentCameraHealth)
  add('microphone', devices?.microphoneHealth)
  add('speaker', devices?.speakerHealth)
  add('communicationSpeaker', devices?.communicationSpeakerHealth)
  const displays = devices?.displayHealthCollection
  if (Array.isArray(displays)) for (const display of displays) add('display', display)
  return found
}

function readSoftware(softwareUpdateHealth: unknown): SoftwareVersion[] {
  const found: SoftwareVersion[] = []
  const add = (kind: SoftwareKind, value: unknown) => {
    const wire = readFields(value)
    if (!wire) return // null: the device has no such component
    const word = readWord(wire.softwareFreshness)
    found.push({
      kind,
      current: readText(wire.currentVersion),
      available: readText(wire.availableVersion),
      freshness: word === 'latest' ? 'latest' : word === 'updateavailable' ? 'updateAvailable' : 'unknown',
    })
  }
  const updates = readFields(softwareUpdateHealth)
  add('teamsClient', updates?.teamsClientSoftwareUpdateStatus)
  add('operatingSystem', updates?.operatingSystemSoftwareUpdateStatus)
  add('firmware', updates?.firmwareSoftwareUpdateStatus)
  add('adminAgent', updates?.adminAgentSoftwareUpdateStatus)
  add('partnerAgent', updates?.partnerAgentSoftwareUpdateStatus)
  add('companyPortal', updates?.companyPortalSoftwareUpdateStatus)
  return found
}
