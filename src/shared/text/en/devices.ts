import type {
  ActivityState,
  ConnectionStatus,
  DeviceHealthStatus,
  DeviceType,
  PeripheralKind,
  SoftwareKind,
  SoftwareVersion,
} from '../../model/device'

/** Device types in the vocabulary of the Teams admin center. */
export const deviceTypeWords: Record<DeviceType, string> = {
  teamsRoom: 'Teams Room on Windows',
  collaborationBar: 'Teams Room on Android',
  surfaceHub: 'Surface Hub',
  touchConsole: 'Touch console',
  teamsPanel: 'Panel',
  teamsDisplay: 'Teams display',
  ipPhone: 'Phone',
  lowCostPhone: 'Basic phone',
  sip: 'SIP phone',
  sipAnalog: 'SIP analogue phone',
  unknown: 'Device of unknown type',
  other: 'Device',
}

export const deviceHealthWords: Record<DeviceHealthStatus, string> = {
  offline: 'Offline',
  critical: 'Critical',
  nonUrgent: 'Non-urgent',
  healthy: 'Healthy',
  unknown: 'Unknown',
}

export const activityWords: Record<ActivityState, string> = {
  busy: 'In use',
  idle: 'Idle',
  unavailable: 'Unavailable',
  unknown: 'Activity unknown',
}

export const connectionWords: Record<ConnectionStatus, string> = {
  connected: 'Connected',
  disconnected: 'Disconnected',
  unknown: 'Unknown',
}

const peripheralWords: Record<PeripheralKind, string> = {
  roomCamera: 'Room camera',
  contentCamera: 'Content camera',
  speaker: 'Speaker',
  communicationSpeaker: 'Communication speaker',
  microphone: 'Microphone',
  display: 'Display',
  compute: 'Compute',
  hdmiIngest: 'HDMI ingest',
}

const softwareWords: Record<SoftwareKind, string> = {
  adminAgent: 'Admin agent',
  operatingSystem: 'Operating system',
  teamsClient: 'Teams app',
  firmware: 'Firmware',
  partnerAgent: 'Partner agent',
  companyPortal: 'Company Portal',
}

export const freshnessWords: Record<SoftwareVersion['freshness'], string> = {
  latest: 'Up to date',
  updateAvailable: 'Update available',
  unknown: 'Not known',
}

const wordIn = (words: Record<string, string>, key: string): string => words[key] ?? key

/** The name of a peripheral kind; a kind we do not know reads as it was sent. */
export const peripheralWord = (kind: string): string => wordIn(peripheralWords, kind)
/** The name of a software kind; a kind we do not know reads as it was sent. */
export const softwareWord = (kind: string): string => wordIn(softwareWords, kind)
