import {
  ActivityState,
  type Device,
  DeviceHealthStatus,
  DeviceId,
  DeviceType,
} from '../../shared/model/device'
import {
  type Fields,
  memberOf,
  readFields,
  readList,
  readText,
  readTime,
  readWith,
  unwrap,
} from './graph-values'

const typeOf = memberOf(DeviceType.options)
const healthOf = memberOf(DeviceHealthStatus.options)
const activityOf = memberOf(ActivityState.options)

/** `teamworkDevice` as sent: only the id is certain. Enum members come in any casing, and new ones will come. */
function readDevice(wire: Fields): Device | null {
  const id = DeviceId.safeParse(wire.id)
  if (!id.success) return null
  const typeAsSent = readText(wire.deviceType)
  const type = typeAsSent === null ? 'unknown' : (typeOf(typeAsSent) ?? 'other')
  const hardware = readFields(wire.hardwareDetail)
  const user = readFields(wire.currentUser)
  return {
    deviceId: id.data,
    type,
    typeAsSent: type === 'other' ? typeAsSent : null,
    manufacturer: readText(hardware?.manufacturer),
    model: readText(hardware?.model),
    serialNumber: readText(hardware?.serialNumber),
    uniqueId: readText(hardware?.uniqueId),
    macAddresses: readList(hardware?.macAddresses, readText),
    assetTag: readText(wire.companyAssetTag),
    notes: readText(wire.notes),
    healthStatus: healthOf(wire.healthStatus) ?? 'unknown',
    activityState: activityOf(wire.activityState) ?? 'unknown',
    accountId: readText(user?.id)?.toLowerCase() ?? null,
    accountName: readText(user?.displayName),
    createdAt: readTime(wire.createdDateTime),
    modifiedAt: readTime(wire.lastModifiedDateTime),
  }
}

/** An entry of the list. */
export const WireDevice = readWith(readDevice)
/** A device on its own, wrapped in `value` or not. */
export const WireSingleDevice = readWith((fields) => readDevice(unwrap(fields)))
