import { z } from 'zod'
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
  looseBoolean,
  looseBranch,
  looseList,
  looseText,
  looseTime,
  looseWord,
  memberOf,
} from './graph-values'

const statusOf = memberOf(ConnectionStatus.options)

const WireConnection = z.object({ connectionStatus: looseWord, lastModifiedDateTime: looseTime }).transform(
  (wire): Connection => ({
    status: statusOf(wire.connectionStatus) ?? 'unknown',
    since: wire.lastModifiedDateTime,
  }),
)
const connection = looseBranch(WireConnection)

const WirePeripheral = z.object({
  connection,
  isOptional: looseBoolean,
  peripheral: looseBranch(z.object({ displayName: looseText })),
})
const peripheral = looseBranch(WirePeripheral)

const WireSoftware = z.object({
  softwareFreshness: looseWord,
  currentVersion: looseText,
  availableVersion: looseText,
})
const software = looseBranch(WireSoftware)

/** `teamworkDeviceHealth` as sent: any branch may be null, missing or of another shape. */
export const WireDeviceHealth = z.object({
  connection,
  loginStatus: looseBranch(
    z.object({
      teamsConnection: connection,
      exchangeConnection: connection,
      skypeConnection: connection,
    }),
  ),
  peripheralsHealth: looseBranch(
    z.object({
      roomCameraHealth: peripheral,
      contentCameraHealth: peripheral,
      speakerHealth: peripheral,
      communicationSpeakerHealth: peripheral,
      microphoneHealth: peripheral,
      displayHealthCollection: looseList(WirePeripheral),
    }),
  ),
  hardwareHealth: looseBranch(z.object({ computeHealth: peripheral, hdmiIngestHealth: peripheral })),
  softwareUpdateHealth: looseBranch(
    z.object({
      adminAgentSoftwareUpdateStatus: software,
      operatingSystemSoftwareUpdateStatus: software,
      teamsClientSoftwareUpdateStatus: software,
      firmwareSoftwareUpdateStatus: software,
      partnerAgentSoftwareUpdateStatus: software,
      companyPortalSoftwareUpdateStatus: software,
    }),
  ),
})

/** The health of the device that was asked for: the answer's own id is not relied on. */
export function toDeviceHealth(deviceId: DeviceId, wire: z.output<typeof WireDeviceHealth>): DeviceHealth {
  const devices = wire.peripheralsHealth
  const hardware = wire.hardwareHealth
  const updates = wire.softwareUpdateHealth
  return {
    deviceId,
    connection: wire.connection,
    signIn: {
      teams: wire.loginStatus?.teamsConnection ?? null,
      exchange: wire.loginStatus?.exchangeConnection ?? null,
      skype: wire.loginStatus?.skypeConnection ?? null,
    },
    peripherals: [
      ...toPeripheral('compute', hardware?.computeHealth),
      ...toPeripheral('hdmiIngest', hardware?.hdmiIngestHealth),
      ...toPeripheral('roomCamera', devices?.roomCameraHealth),
      ...toPeripheral('contentCamera', devices?.contentCameraHealth),
      ...toPeripheral('microphone', devices?.microphoneHealth),
      ...toPeripheral('speaker', devices?.speakerHealth),
      ...toPeripheral('communicationSpeaker', devices?.communicationSpeakerHealth),
      ...(devices?.displayHealthCollection ?? []).flatMap((display) => toPeripheral('display', display)),
    ],
    software: [
      ...toSoftware('teamsClient', updates?.teamsClientSoftwareUpdateStatus),
      ...toSoftware('operatingSystem', updates?.operatingSystemSoftwareUpdateStatus),
      ...toSoftware('firmware', updates?.firmwareSoftwareUpdateStatus),
      ...toSoftware('adminAgent', updates?.adminAgentSoftwareUpdateStatus),
      ...toSoftware('partnerAgent', updates?.partnerAgentSoftwareUpdateStatus),
      ...toSoftware('companyPortal', updates?.companyPortalSoftwareUpdateStatus),
    ],
  }
}

function toPeripheral(
  kind: PeripheralKind,
  wire: z.output<typeof WirePeripheral> | null | undefined,
): PeripheralHealth[] {
  if (!wire) return []
  return [
    {
      kind,
      name: wire.peripheral?.displayName ?? null,
      // Unsaid means optional: only a peripheral known to be required may turn a room critical.
      isOptional: wire.isOptional ?? true,
      connection: wire.connection ?? { status: 'unknown', since: null },
    },
  ]
}

function toSoftware(
  kind: SoftwareKind,
  wire: z.output<typeof WireSoftware> | null | undefined,
): SoftwareVersion[] {
  if (!wire) return []
  const freshness =
    wire.softwareFreshness === 'latest'
      ? 'latest'
      : wire.softwareFreshness === 'updateavailable'
        ? 'updateAvailable'
        : 'unknown'
  return [{ kind, current: wire.currentVersion, available: wire.availableVersion, freshness }]
}
