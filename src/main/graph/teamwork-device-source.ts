import { z } from 'zod'
import { type Failure, fail, type Outcome, succeed } from '../../shared/errors'
import type { Device, DeviceId } from '../../shared/model/device'
import type { DeviceList, DeviceOperation, DeviceSource, ReadOptions } from './device-source'
import type { GraphClient } from './graph-client'
import { WireDevice, WireSingleDevice } from './wire-device'
import { toDeviceHealth, WireDeviceHealth } from './wire-device-health'
import { WireDeviceOperation, WireSingleOperation } from './wire-device-operation'

/** Largest page the list gives. */
const pageSize = 50
/** While the plain list is broken, every how many reads it is tried again. */
const plainListEvery = 12

/** Spelt as in the documented filter example. */
const filterTypes = [
  'TeamsRoom',
  'CollaborationBar',
  'SurfaceHub',
  'TouchConsole',
  'TeamsPanel',
  'TeamsDisplay',
  'IpPhone',
  'LowCostPhone',
  'Sip',
  'SipAnalog',
  'Unknown',
]
/** Members the metadata may not know: a 400 to them says that there are none. */
const doubtfulTypes: ReadonlySet<string> = new Set(['SipAnalog', 'Unknown'])

const devicePath = (id: DeviceId) => `/teamwork/devices/${encodeURIComponent(id)}`

/**
 * Devices of the beta `teamwork/devices` API. When the plain list answers 500 (a known fault, suspected of single
 * device types) one filtered list a type is read instead, and the plain one only now and then.
 */
export function createTeamworkDeviceSource(
  graph: GraphClient,
  options: { canRestart: boolean },
): DeviceSource {
  let readsUntilPlain = 0

  async function readPath(path: string, read: ReadOptions): Promise<Outcome<Device[]>> {
    const devices: Device[] = []
    const pages = graph.pages('beta', path, WireDevice, { workload: 'teamworkRead', ...read })
    for await (const page of pages) {
      if (!page.ok) return page
      for (const device of page.value) devices.push(device)
    }
    return succeed(devices)
  }

  async function readByType(plainFailure: Failure, read: ReadOptions): Promise<Outcome<DeviceList>> {
    const devices: Device[] = []
    const failedTypes: DeviceList['failedTypes'] = []
    for (const type of filterTypes) {
      const filter = encodeURIComponent(`deviceType eq '${type}'`)
      const list = await readPath(`/teamwork/devices?$filter=${filter}&$top=${pageSize}`, read)
      if (list.ok) for (const device of list.value) devices.push(device)
      else if (list.error.status !== 400 || !doubtfulTypes.has(type)) {
        failedTypes.push({ type, error: list.error })
      }
      // Two types failing in a row at the start is an outage, not the known fault: no need to ask eleven times.
      if (failedTypes.length === 2 && devices.length === 0) return { ok: false, error: plainFailure }
    }
    return succeed({ devices: newestById(devices), usedFallback: true, failedTypes })
  }

  return {
    kind: 'teamwork',
    canRestart: options.canRestart,
    listEveryMs: 0,
    followEveryMs: 5_000,

    async readList(read) {
      if (readsUntilPlain > 1) {
        readsUntilPlain -= 1
        return readByType({ code: 'graph.serverError', status: 500 }, read)
      }
      const plain = await readPath(`/teamwork/devices?$top=${pageSize}`, read)
      if (plain.ok) {
        readsUntilPlain = 0
        return succeed({ devices: newestById(plain.value), usedFallback: false, failedTypes: [] })
      }
      if (plain.error.status !== 500) return plain
      const byType = await readByType(plain.error, read)
      readsUntilPlain = byType.ok ? plainListEvery : 0
      return byType
    },

    async readDevices(ids, read) {
      const outcomes = await graph.batch(
        'beta',
        [...new Set(ids)].map((id) => ({ id, path: devicePath(id) })),
        WireSingleDevice,
        { workload: 'teamworkRead', ...read },
      )
      return byDevice(ids, outcomes, (device) => device)
    },

    async readHealth(ids, read) {
      const outcomes = await graph.batch(
        'beta',
        [...new Set(ids)].map((id) => ({ id, path: `${devicePath(id)}/health` })),
        WireDeviceHealth,
        { workload: 'teamworkRead', ...read },
      )
      return byDevice(ids, outcomes, toDeviceHealth)
    },

    async restart(id, read) {
      const answer = await graph.post('beta', `${devicePath(id)}/restart`, undefined, z.unknown(), {
        workload: 'teamworkWrite',
        ...read,
      })
      if (answer.ok) return succeed({ operationId: operationIdOf(answer.value.location) })
      if (answer.error.code !== 'graph.conflict') return answer
      return { ok: false, error: { ...answer.error, code: 'action.alreadyQueued' } }
    },

    async readOperation(id, operationId, read) {
      const path = `${devicePath(id)}/operations/${encodeURIComponent(operationId)}`
      const answer = await graph.get('beta', path, WireSingleOperation, {
        workload: 'teamworkRead',
        ...read,
      })
      return answer.ok ? succeed(answer.value.body) : answer
    },

    async listOperations(id, read) {
      const operations: DeviceOperation[] = []
      const path = `${devicePath(id)}/operations?$top=${pageSize}`
      const pages = graph.pages('beta', path, WireDeviceOperation, { workload: 'teamworkRead', ...read })
      for await (const page of pages) {
        if (!page.ok) return page
        operations.push(...page.value)
      }
      return succeed(operations)
    },
  }
}

/** A device listed twice (pages shift while they are read) counts once, as it came last. */
function newestById(devices: readonly Device[]): Device[] {
  return [...new Map(devices.map((device) => [device.deviceId, device])).values()]
}

function byDevice<W, T>(
  ids: readonly DeviceId[],
  outcomes: ReadonlyMap<string, Outcome<W>>,
  convert: (wire: W, id: DeviceId) => T,
): Map<DeviceId, Outcome<T>> {
  const byId = new Map<DeviceId, Outcome<T>>()
  for (const id of ids) {
    const outcome = outcomes.get(id) ?? fail('graph.badAnswer')
    byId.set(id, outcome.ok ? succeed(convert(outcome.value, id)) : outcome)
  }
  return byId
}

function operationIdOf(location: string | null): string | null {
  const id = location === null ? undefined : /\/operations\/([^/?#]+)/.exec(location)?.[1]
  return id === undefined ? null : decodeURIComponent(id)
}
