import { type Device, deviceName } from '../../shared/model/device'
import type { Permission } from '../../shared/model/permission'
import type { HealthLevel, Reason, ReasonCode, ReasonSource } from '../../shared/model/room-health'
import type { WorkloadFacts } from './room-facts'

/** A reason, and since when its cause is known to hold (epoch ms). */
export interface Finding {
  reason: Reason
  since: number | null
}

/** Makes a reason; what is not given is empty. */
export function stateReason(
  code: ReasonCode,
  source: ReasonSource,
  level: HealthLevel,
  details: Partial<Pick<Reason, 'params' | 'sample' | 'at' | 'rule'>> = {},
): Reason {
  return { code, params: {}, source, sample: null, at: null, rule: null, level, ...details }
}

/** Why a source of evidence is silent or about to be, if its poller has trouble (alerting rule R2). */
export function workloadTrouble(
  workload: WorkloadFacts,
  source: ReasonSource,
  permission: Permission,
): Reason | null {
  const { state, error, lastGoodAt } = workload
  const known = { at: lastGoodAt, sample: error?.serviceCode ?? null, rule: 'R2' }
  if (state === 'forbidden') {
    const params = { permission: error?.params?.permission ?? permission }
    return stateReason('permissionMissing', source, 'unknown', { ...known, params })
  }
  if (error === null || error.code === 'request.cancelled') return null
  return stateReason('serviceFailing', source, 'unknown', { ...known, params: { code: error.code } })
}

/** What a device is called in a reason: make and model, else its type. */
export function deviceLabel(device: Device): string {
  return deviceName(device) ?? device.typeAsSent ?? device.type
}
