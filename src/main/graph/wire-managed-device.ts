import type { ManagedDevice } from '../../shared/model/managed-device'
import type { DeviceOperation } from './device-source'
import { type Fields, readFields, readList, readText, readTime, readWith, unwrap } from './graph-values'

/** What is asked for: nothing about the person behind a device but who it is. */
export const managedDeviceSelect = [
  'id',
  'deviceName',
  'serialNumber',
  'manufacturer',
  'model',
  'operatingSystem',
  'ethernetMacAddress',
  'wiFiMacAddress',
  'userId',
  'userPrincipalName',
  'azureADDeviceId',
  'enrolledDateTime',
  'lastSyncDateTime',
].join(',')

/** What Intune writes for "none". */
const noGuid = '00000000-0000-0000-0000-000000000000'

/** `managedDevice` as sent: only the id is certain. */
function readManagedDevice(wire: Fields): ManagedDevice | null {
  const managedId = readText(wire.id)
  if (managedId === null) return null
  return {
    managedId,
    name: readText(wire.deviceName),
    serialNumber: readText(wire.serialNumber),
    manufacturer: readText(wire.manufacturer),
    model: readText(wire.model),
    operatingSystem: readText(wire.operatingSystem),
    macAddresses: [wire.ethernetMacAddress, wire.wiFiMacAddress].flatMap((value) => readMac(value) ?? []),
    userId: readId(wire.userId),
    userPrincipalName: readText(wire.userPrincipalName)?.toLowerCase() ?? null,
    entraDeviceId: readId(wire.azureADDeviceId),
    ownerIds: [],
    enrolledAt: readTime(wire.enrolledDateTime),
    lastSyncAt: readTime(wire.lastSyncDateTime),
  }
}

function readId(value: unknown): string | null {
  const id = readText(value)?.toLowerCase() ?? null
  return id === noGuid ? null : id
}

/** Intune writes the twelve digits without colons. */
function readMac(value: unknown): string | null {
  const digits =
    readText(value)
      ?.replaceAll(/[^0-9a-f]/gi, '')
      .toUpperCase() ?? ''
  return digits.length === 12 ? (digits.match(/../g)?.join(':') ?? null) : null
}

/** An entry of the inventory. */
export const WireManagedDevice = readWith(readManagedDevice)
/** A device on its own. */
export const WireSingleManagedDevice = readWith((fields) => readManagedDevice(unwrap(fields)))

/** `actionState`; `notSupported` is how Intune says that the device cannot do it. */
const actionStates: Readonly<Record<string, DeviceOperation['state']>> = {
  pending: 'queued',
  active: 'running',
  done: 'succeeded',
  canceled: 'cancelled',
  failed: 'failed',
  notsupported: 'failed',
}

/** The reboots among a device's `deviceActionResults`: not operations with an id, but what Intune says of each. */
export const WireReboots = readWith((fields): DeviceOperation[] =>
  readList(unwrap(fields).deviceActionResults, (entry) => {
    const wire = readFields(entry)
    if (!wire || readText(wire.actionName)?.toLowerCase() !== 'rebootnow') return null
    const createdAt = readTime(wire.startDateTime)
    const statusAsSent = readText(wire.actionState) ?? ''
    const state = actionStates[statusAsSent.toLowerCase()] ?? 'unknown'
    const isOver = state === 'succeeded' || state === 'failed' || state === 'cancelled'
    return {
      operationId: `rebootNow ${createdAt ?? ''}`,
      kind: 'deviceRestart',
      state,
      statusAsSent,
      error: state === 'failed' ? { code: statusAsSent, message: null } : null,
      createdAt,
      startedAt: null,
      completedAt: isOver ? readTime(wire.lastUpdatedDateTime) : null,
    }
  }),
)
