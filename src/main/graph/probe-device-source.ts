import { z } from 'zod'
import { type Failure, type Outcome, succeed } from '../../shared/errors'
import type { ManagedDevice, RecognisedDevice } from '../../shared/model/managed-device'
import type { DeviceSource, ReadOptions } from './device-source'
import type { GraphClient } from './graph-client'
import { createIntuneDeviceSource } from './intune-device-source'
import { createTeamworkDeviceSource } from './teamwork-device-source'

/** Where a tenant's devices can be read, or why nowhere. */
export interface DeviceSourceProbe {
  source: DeviceSource | null
  /** Why not from the best source: it is gone, or not allowed; or it is not known yet (a retryable code: probe again). */
  reason: Failure | null
}

/** Does the Teams device interface answer? A 500 to the plain list is the known fault that filtered lists get around. */
export async function probeTeamworkDevices(graph: GraphClient, options: ReadOptions): Promise<Outcome<null>> {
  const answer = await graph.get('beta', '/teamwork/devices?$top=1', z.unknown(), {
    workload: 'teamworkRead',
    ...options,
  })
  return answer.ok || answer.error.status === 500 ? succeed(null) : gone(answer.error)
}

/** Does Intune's inventory answer? */
export async function probeManagedDevices(graph: GraphClient, options: ReadOptions): Promise<Outcome<null>> {
  const path = '/deviceManagement/managedDevices?$top=1&$select=id'
  const answer = await graph.get('v1.0', path, z.unknown(), { workload: 'intuneRead', ...options })
  return answer.ok ? succeed(null) : gone(answer.error)
}

/**
 * Finds out where a tenant's devices can be read: the Teams device interface where it answers, else Intune's inventory
 * where that is granted and answers, else nowhere. `reason` says why it is not the best one.
 */
export async function probeDeviceSource(
  graph: GraphClient,
  known: {
    roles: readonly string[]
    /** Which of Intune's devices belong to rooms. */
    recognise(managed: readonly ManagedDevice[]): RecognisedDevice[]
  },
  options: ReadOptions,
): Promise<DeviceSourceProbe> {
  const { roles, recognise } = known
  const teamwork = await tryTeamwork(graph, roles, options)
  // Not known yet: what answers later is not given up for less.
  if (teamwork.ok || isPassing(teamwork.error)) {
    return { source: teamwork.ok ? teamwork.value : null, reason: teamwork.ok ? null : teamwork.error }
  }
  const reason = teamwork.error
  if (!roles.includes('DeviceManagementManagedDevices.Read.All')) return { source: null, reason }
  const managed = await probeManagedDevices(graph, options)
  if (!managed.ok) return { source: null, reason: isPassing(managed.error) ? managed.error : reason }
  const source = createIntuneDeviceSource(graph, {
    canRestart: roles.includes('DeviceManagementManagedDevices.PrivilegedOperations.All'),
    canReadOwners: roles.includes('Device.Read.All'),
    recognise,
  })
  return { source, reason }
}

async function tryTeamwork(
  graph: GraphClient,
  roles: readonly string[],
  options: ReadOptions,
): Promise<Outcome<DeviceSource>> {
  const canRestart = roles.includes('TeamworkDevice.ReadWrite.All')
  if (!canRestart && !roles.includes('TeamworkDevice.Read.All')) {
    const params = { permission: 'TeamworkDevice.Read.All' }
    return { ok: false, error: { code: 'graph.permissionMissing', params } }
  }
  const answer = await probeTeamworkDevices(graph, options)
  return answer.ok ? succeed(createTeamworkDeviceSource(graph, { canRestart })) : answer
}

/** May the same question get an answer later? */
function isPassing({ code }: Failure): boolean {
  return !endings.has(code)
}

const endings: ReadonlySet<Failure['code']> = new Set([
  'graph.gone',
  'graph.permissionMissing',
  'graph.paymentRequired',
])

/** These paths need no object to exist: not found, or a segment nobody knows, means that the interface itself is gone. */
function gone(error: Failure): { ok: false; error: Failure } {
  const isGone = error.code === 'graph.notFound' || error.code === 'graph.badRequest'
  return { ok: false, error: isGone ? { ...error, code: 'graph.gone' } : error }
}
