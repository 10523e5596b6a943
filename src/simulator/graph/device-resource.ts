import type {
  TeamworkConnection,
  TeamworkDevice,
  TeamworkDeviceActivity,
  TeamworkDeviceHealth,
  TeamworkPeripheral,
  TeamworkPeripheralHealth,
  TeamworkSoftwareType,
  TeamworkSoftwareUpdateStatus,
} from '@microsoft/microsoft-graph-types-beta'
import { fraction, hash } from '../random'
import { isInCall } from '../world/account-presence'
import {
  changedAt,
  healthStatus,
  installedVersion,
  isOptional,
  macAddress,
  serialNumber,
  slotsOf,
} from '../world/device'
import type { Device, PeripheralSlot } from '../world/estate-model'
import { releaseOf } from '../world/names/software'
import { uniqueId } from './device-filter'
import type { Oddities } from './oddities'

const HOUR = 3_600_000
/** The moment devices began to be enrolled; each one some weeks or months later. */
const FIRST_ENROLMENT = Date.UTC(2024, 1, 5, 8)

function iso(ms: number): string {
  return new Date(ms).toISOString()
}

/** When the device was enrolled, epoch ms; the same for the same seed. */
export function enrolledAt(device: Device): number {
  return FIRST_ENROLMENT + (hash(device.seed, 111) % 18_000) * HOUR
}

/** The device as the list shows it. */
export function deviceResource(device: Device, now: number, oddities: Oddities): TeamworkDevice {
  const { account, model } = device
  const activity = !device.connected ? 'unavailable' : isInCall(account, now) ? 'busy' : 'idle'
  const type = device.unlistedType && oddities.has('unknownEnumMembers') ? device.unlistedType : model.type
  return {
    id: device.id,
    deviceType: oddities.enumValue(type) as NonNullable<TeamworkDevice['deviceType']>,
    hardwareDetail: {
      serialNumber: serialNumber(device),
      uniqueId: uniqueId(device),
      macAddresses: [macAddress(device)],
      manufacturer: model.manufacturer,
      model: model.model,
    },
    notes: null,
    companyAssetTag:
      fraction(device.seed, 114) < 0.3 ? `AV-${10_000 + (hash(device.seed, 115) % 80_000)}` : null,
    healthStatus: oddities.enumValue(healthStatus(device)),
    activityState: oddities.enumValue(activity),
    createdDateTime: iso(enrolledAt(device)),
    createdBy: null,
    lastModifiedDateTime: iso(Math.max(changedAt(device), enrolledAt(device))),
    lastModifiedBy: null,
    currentUser: device.signedIn
      ? {
          id: account.id,
          displayName: account.displayName,
          userIdentityType: 'aadUser',
          userPrincipalName: account.name,
        }
      : null,
  }
}

/** The device's health: whether it is connected and since when, and every part of it. */
export function healthResource(device: Device, oddities: Oddities): TeamworkDeviceHealth {
  const slots = slotsOf(device)
  const connection = connectionOf(device.connected, device.connectionChangedAt)
  const login = connectionOf(
    device.connected && device.signedIn,
    Math.max(device.connectionChangedAt, device.signInChangedAt),
  )
  const part = (slot: PeripheralSlot) => (slots.includes(slot) ? partHealth(device, slot) : null)
  const isBlank = oddities.has('nullBranches') && hash(device.seed, 116) % 5 === 0
  return {
    id: device.id,
    connection,
    loginStatus: { exchangeConnection: login, teamsConnection: login, skypeConnection: null },
    peripheralsHealth:
      slots.length === 0 || (isBlank && !device.missing?.size)
        ? null
        : {
            roomCameraHealth: part('roomCamera'),
            contentCameraHealth: part('contentCamera'),
            speakerHealth: part('speaker'),
            communicationSpeakerHealth: part('communicationSpeaker'),
            microphoneHealth: part('microphone'),
            displayHealthCollection: [partHealth(device, 'display')],
          },
    softwareUpdateHealth: {
      companyPortalSoftwareUpdateStatus: softwareStatus(device, 'companyPortal'),
      firmwareSoftwareUpdateStatus: softwareStatus(device, 'firmware'),
      partnerAgentSoftwareUpdateStatus: softwareStatus(device, 'partnerAgent'),
      adminAgentSoftwareUpdateStatus: softwareStatus(device, 'adminAgent'),
      teamsClientSoftwareUpdateStatus: softwareStatus(device, 'teamsClient'),
      operatingSystemSoftwareUpdateStatus: softwareStatus(device, 'operatingSystem'),
    },
    hardwareHealth: isBlank
      ? null
      : {
          computeHealth: { isOptional: false, connection, peripheral: null },
          hdmiIngestHealth: part('hdmiIngest'),
        },
    createdDateTime: iso(enrolledAt(device)),
    lastModifiedDateTime: iso(Math.max(changedAt(device), enrolledAt(device))),
    createdBy: null,
    lastModifiedBy: null,
  }
}

/** What the device is using right now; empty for years on every real device, hence the oddity. */
export function activityResource(device: Device, now: number, oddities: Oddities): TeamworkDeviceActivity {
  const hides = oddities.has('nullBranches')
  const uses = (slot: PeripheralSlot) =>
    hides || !slotsOf(device).includes(slot) || device.missing?.has(slot) ? null : peripheral(device, slot)
  return {
    id: device.id,
    activePeripherals: {
      roomCamera: isInCall(device.account, now) ? uses('roomCamera') : null,
      contentCamera: null,
      speaker: uses('speaker'),
      communicationSpeaker: uses('communicationSpeaker'),
      microphone: uses('microphone'),
    },
    createdDateTime: iso(enrolledAt(device)),
    lastModifiedDateTime: iso(Math.max(changedAt(device), enrolledAt(device))),
    createdBy: null,
    lastModifiedBy: null,
  }
}

/** What is plugged into a slot, as health, activity and configuration name it. */
export function peripheral(device: Device, slot: PeripheralSlot): TeamworkPeripheral | null {
  const { camera, audio } = device.model
  if (slot === 'roomCamera') return camera ? { id: camera.displayName, ...camera } : null
  if (slot === 'display') {
    return { id: 'display-1', displayName: 'Front of room display', vendorId: null, productId: null }
  }
  if (slot === 'contentCamera') {
    return {
      id: 'content-camera',
      displayName: 'Logitech Scribe',
      vendorId: 'VID_046D',
      productId: 'PID_089F',
    }
  }
  if (slot === 'hdmiIngest') return null
  return audio ? { id: audio.displayName, ...audio } : null
}

function partHealth(device: Device, slot: PeripheralSlot): TeamworkPeripheralHealth {
  const since = device.missing?.get(slot)
  return {
    isOptional: isOptional(slot),
    connection: connectionOf(since === undefined, since ?? device.connectionChangedAt),
    peripheral: peripheral(device, slot),
  }
}

function connectionOf(connected: boolean, since: number): TeamworkConnection {
  return {
    connectionStatus: connected ? 'connected' : 'disconnected',
    lastModifiedDateTime: iso(since),
  }
}

function softwareStatus(device: Device, type: TeamworkSoftwareType): TeamworkSoftwareUpdateStatus | null {
  const release = releaseOf(device.model, type)
  if (!release) return null
  const current = installedVersion(device, type)
  const isLatest = current === release[0]
  return {
    softwareFreshness: isLatest ? 'latest' : 'updateAvailable',
    currentVersion: current,
    availableVersion: isLatest ? null : release[0],
  }
}
