import type { Failure } from '../../shared/errors'
import type { CredentialStep } from '../../shared/model/credential-step'
import { missingPermissions } from '../../shared/model/permission'
import type { PermissionReport } from '../../shared/model/permission-report'
import { type HealthLevel, noneByLevel } from '../../shared/model/room-health'
import type { Tenant } from '../../shared/model/tenant'
import { type DeviceSourceStatus, type TenantStatus, Workload } from '../../shared/model/tenant-status'
import { judgeCapabilities } from '../domain/capabilities'
import type { DeviceSource } from '../graph/device-source'
import type { Access } from './access'
import type { TenantPollers } from './tenant-pollers'

export interface TenantFacts {
  tenant: Tenant
  access: ReturnType<Access['report']>
  pollers: TenantPollers
  permissions: PermissionReport
  source: DeviceSource | null
  sourceReason: Failure | null
  usedFallback: boolean
  roomsByLevel: Partial<Record<HealthLevel, number>>
  roomCount: number
  deviceCount: number
  requestsPerMinute: number
  hosts: string[]
  credentialStep: CredentialStep
}

/** Puts together what the window shows of a tenant; the custom cloud's certificate stays in main. */
export function describeTenant(facts: TenantFacts): TenantStatus {
  const { custom: _, ...tenant } = facts.tenant
  const { state, since, error, roles } = facts.access
  const deviceSource = describeSource(facts)
  return {
    tenant,
    access: { state: tenant.paused ? 'paused' : state, since, error },
    grantedRoles: roles,
    missingRoles: roles ? missingPermissions(roles) : [],
    credentialStep: facts.credentialStep,
    permissions: facts.permissions,
    capabilities: judgeCapabilities({ findings: facts.permissions.findings, deviceSource }),
    deviceSource,
    workloads: Workload.options.map((workload) => {
      const { lastTriedAt, nextAt, subjects } = facts.pollers.report(workload)
      return { workload, ...facts.pollers.facts(workload), lastTriedAt, nextAt, subjects }
    }),
    roomsByLevel: { ...noneByLevel, ...facts.roomsByLevel },
    roomCount: facts.roomCount,
    deviceCount: facts.deviceCount,
    requestsPerMinute: facts.requestsPerMinute,
    hosts: facts.hosts,
  }
}

function describeSource({ source, sourceReason, usedFallback }: TenantFacts): DeviceSourceStatus {
  if (source)
    return { kind: source.kind, fallback: usedFallback, reason: sourceReason, canRestart: source.canRestart }
  return { kind: sourceReason ? 'none' : 'probing', fallback: false, reason: sourceReason, canRestart: false }
}

/** Why a source that cannot restart cannot. */
export function whyNoRestart(source: DeviceSource | null): Failure {
  switch (source?.kind) {
    case 'teamwork':
      return { code: 'action.readOnly', params: { permission: 'TeamworkDevice.ReadWrite.All' } }
    case 'intune': {
      const permission = 'DeviceManagementManagedDevices.PrivilegedOperations.All'
      return { code: 'action.readOnly', params: { permission } }
    }
    case undefined:
      return { code: 'action.unsupported' }
  }
}
