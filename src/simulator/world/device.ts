import type { TeamworkDeviceHealthStatus, TeamworkSoftwareType } from '@microsoft/microsoft-graph-types-beta'
import { at, hash } from '../random'
import type { Device, PeripheralSlot } from './estate-model'
import { releaseOf } from './names/software'

export const softwareTypes: readonly TeamworkSoftwareType[] = [
  'adminAgent',
  'companyPortal',
  'firmware',
  'operatingSystem',
  'partnerAgent',
  'teamsClient',
]

/** In the maker's pattern; the same for the same seed. */
export function serialNumber(device: Device): string {
  let position = 0
  return device.model.serial.replace(/[#@]/g, (mark) => {
    const draw = hash(device.seed, 21, position++)
    return mark === '#' ? String(draw % 10) : at([...'ABCDEFGHJKLMNPRSTUVWXYZ'], draw)
  })
}

/** With the maker's prefix; the same for the same seed. */
export function macAddress(device: Device): string {
  const tail = hash(device.seed, 22).toString(16).padStart(8, '0').slice(0, 6).toUpperCase()
  return `${device.model.oui}:${tail.slice(0, 2)}:${tail.slice(2, 4)}:${tail.slice(4, 6)}`
}

/** Whether the device runs a room's meetings, as opposed to a console, a door panel or a phone. */
export function isCompute(device: Device): boolean {
  return ['teamsRoom', 'collaborationBar', 'surfaceHub'].includes(device.model.type)
}

/** The slots this device has something plugged into. */
export function slotsOf(device: Device): PeripheralSlot[] {
  if (!device.model.camera || !device.model.audio) return []
  const slots: PeripheralSlot[] = ['roomCamera', 'microphone', 'speaker', 'communicationSpeaker', 'display']
  if (hash(device.seed, 23) % 8 === 0) slots.push('contentCamera')
  if (device.model.platform === 'windows') slots.push('hdmiIngest')
  return slots
}

/** A content camera is a luxury, everything else a meeting needs. */
export function isOptional(slot: PeripheralSlot): boolean {
  return slot === 'contentCamera'
}

/** The installed version, or null when such a device has no such software. */
export function installedVersion(device: Device, type: TeamworkSoftwareType): string | null {
  return device.versions?.get(type) ?? releaseOf(device.model, type)?.[0] ?? null
}

/** The roll-up the device list shows: offline, then critical, then nonUrgent. */
export function healthStatus(device: Device): TeamworkDeviceHealthStatus {
  if (!device.connected) return 'offline'
  const missing = [...(device.missing?.keys() ?? [])]
  if (!device.signedIn || missing.some((slot) => !isOptional(slot))) return 'critical'
  const isBehind = device.versions?.has('teamsClient') || device.versions?.has('adminAgent')
  return missing.length > 0 || isBehind ? 'nonUrgent' : 'healthy'
}

/** When anything the device list shows last changed, epoch ms. */
export function changedAt(device: Device): number {
  return Math.max(device.connectionChangedAt, device.signInChangedAt, ...(device.missing?.values() ?? []))
}
