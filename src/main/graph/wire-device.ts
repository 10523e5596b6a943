import { z } from 'zod'
import {
  ActivityState,
  type Device,
  DeviceHealthStatus,
  DeviceId,
  DeviceType,
} from '../../shared/model/device'
import { looseBranch, looseList, looseText, looseTime, memberOf } from './graph-values'

const typeOf = memberOf(DeviceType.options)
const healthOf = memberOf(DeviceHealthStatus.options)
const activityOf = memberOf(ActivityState.options)

/** `teamworkDevice` as sent: only the id is certain. Enum members come in any casing, and new ones will come. */
export const WireDevice = z
  .object({
    id: DeviceId,
    deviceType: looseText,
    hardwareDetail: looseBranch(
      z.object({
        manufacturer: looseText,
        model: looseText,
        serialNumber: looseText,
        uniqueId: looseText,
        macAddresses: looseList(z.string()),
      }),
    ),
    companyAssetTag: looseText,
    notes: looseText,
    healthStatus: looseText,
    activityState: looseText,
    currentUser: looseBranch(z.object({ id: looseText, displayName: looseText })),
    createdDateTime: looseTime,
    lastModifiedDateTime: looseTime,
  })
  .transform((wire): Device => {
    const type = wire.deviceType === null ? 'unknown' : (typeOf(wire.deviceType.toLowerCase()) ?? 'other')
    const hardware = wire.hardwareDetail
    return {
      deviceId: wire.id,
      type,
      typeAsSent: type === 'other' ? wire.deviceType : null,
      manufacturer: hardware?.manufacturer ?? null,
      model: hardware?.model ?? null,
      serialNumber: hardware?.serialNumber ?? null,
      uniqueId: hardware?.uniqueId ?? null,
      macAddresses: hardware?.macAddresses ?? [],
      assetTag: wire.companyAssetTag,
      notes: wire.notes,
      healthStatus: healthOf(wire.healthStatus?.toLowerCase() ?? '') ?? 'unknown',
      activityState: activityOf(wire.activityState?.toLowerCase() ?? '') ?? 'unknown',
      accountId: wire.currentUser?.id?.toLowerCase() ?? null,
      accountName: wire.currentUser?.displayName ?? null,
      createdAt: wire.createdDateTime,
      modifiedAt: wire.lastModifiedDateTime,
    }
  })
