import { z } from 'zod'
import type { Failure } from '../../shared/errors'
import type { DeviceSource, ReadOptions } from './device-source'
import type { GraphClient } from './graph-client'
import { createTeamworkDeviceSource } from './teamwork-device-source'

/**
 * Finds out where a tenant's devices can be read. `reason` says why there is no source (the API is gone, or no
 * permission), or why that is not known yet (a retryable code: probe again).
 */
export async function probeDeviceSource(
  graph: GraphClient,
  roles: readonly string[],
  options: ReadOptions,
): Promise<{ source: DeviceSource | null; reason: Failure | null }> {
  const canRestart = roles.includes('TeamworkDevice.ReadWrite.All')
  if (!canRestart && !roles.includes('TeamworkDevice.Read.All')) {
    return {
      source: null,
      reason: { code: 'graph.permissionMissing', params: { permission: 'TeamworkDevice.Read.All' } },
    }
  }
  const source = createTeamworkDeviceSource(graph, { canRestart })
  const answer = await graph.get('beta', '/teamwork/devices?$top=1', z.unknown(), {
    workload: 'teamworkRead',
    ...options,
  })
  if (answer.ok) return { source, reason: null }
  const { error } = answer
  // A 500 to the plain list is the known fault that filtered lists get around: the API is there.
  if (error.status === 500) return { source, reason: null }
  // This path needs no object to exist: not found, or a segment nobody knows, means the API itself is gone.
  if (error.code === 'graph.notFound' || error.code === 'graph.badRequest') {
    return { source: null, reason: { ...error, code: 'graph.gone' } }
  }
  return { source: null, reason: error }
}
