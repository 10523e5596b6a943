import { type Capability, CapabilityName } from '../../shared/model/capability'
import type { Permission } from '../../shared/model/permission'
import type { PermissionFinding } from '../../shared/model/permission-report'
import type { DeviceSourceStatus } from '../../shared/model/tenant-status'

/** What the capabilities of a tenant follow from. */
export interface CapabilityFacts {
  findings: readonly PermissionFinding[]
  deviceSource: DeviceSourceStatus
}

type Judged = Omit<Capability, 'name'>

const on: Judged = { state: 'on', reason: null, permission: null, failure: null }
const unknown: Judged = { state: 'unknown', reason: null, permission: null, failure: null }

/** Everything that can be seen and done in a tenant, each with the reason where it is not there in full. */
export function judgeCapabilities(facts: CapabilityFacts): Capability[] {
  const byPermission = (permission: Permission) => ofPermission(permission, facts.findings)
  const judged: Record<CapabilityName, Judged> = {
    presence: byPermission('Presence.Read.All'),
    devices: ofDevices(facts),
    deviceHealth: ofDeviceHealth(facts),
    restart: ofRestart(facts),
    licences: byPermission('User.Read.All'),
    places: byPermission('Place.Read.All'),
    calendars: byPermission('Calendars.ReadBasic.All'),
    callRecords: byPermission('CallRecords.Read.All'),
  }
  return CapabilityName.options.map((name) => ({ name, ...judged[name] }))
}

function ofPermission(permission: Permission, findings: readonly PermissionFinding[]): Judged {
  const finding = findings.find((one) => one.permission === permission)
  const failure = finding?.call.error ?? null
  switch (finding?.verdict) {
    case undefined:
    case 'unknown':
      return unknown
    case 'missing':
    case 'optional':
      return { state: 'off', reason: 'notGranted', permission, failure: null }
    case 'refused':
      return { state: 'off', reason: 'refused', permission, failure }
    case 'failing':
      return { state: 'less', reason: 'failing', permission, failure }
    case 'absent':
      return { state: 'off', reason: 'cloud', permission: null, failure: null }
    case 'readOnly':
    case 'untried':
    case 'good':
      return on
  }
}

function ofDevices({ deviceSource: { kind, reason } }: CapabilityFacts): Judged {
  switch (kind) {
    case 'probing':
      return unknown
    case 'teamwork':
      return on
    case 'intune':
      return { state: 'less', reason: 'intune', permission: null, failure: reason }
    case 'none':
      return withoutSource(reason)
  }
}

function withoutSource(failure: Judged['failure']): Judged {
  const permission = failure?.code === 'graph.permissionMissing' ? failure.params?.permission : undefined
  if (permission !== undefined) {
    return { state: 'off', reason: 'notGranted', permission: String(permission), failure: null }
  }
  return { state: 'off', reason: 'noSource', permission: null, failure }
}

function ofDeviceHealth(facts: CapabilityFacts): Judged {
  const { kind, reason } = facts.deviceSource
  return kind === 'intune'
    ? { state: 'off', reason: 'intune', permission: null, failure: reason }
    : ofDevices(facts)
}

function ofRestart(facts: CapabilityFacts): Judged {
  const { kind, canRestart } = facts.deviceSource
  if (canRestart) return on
  if (kind === 'teamwork') {
    return { state: 'off', reason: 'readOnly', permission: 'TeamworkDevice.ReadWrite.All', failure: null }
  }
  if (kind === 'intune') {
    const permission = 'DeviceManagementManagedDevices.PrivilegedOperations.All'
    return { state: 'off', reason: 'notGranted', permission, failure: null }
  }
  return ofDevices(facts)
}
