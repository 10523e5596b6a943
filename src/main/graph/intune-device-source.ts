import { z } from 'zod'
import { fail, type Outcome, succeed } from '../../shared/errors'
import type { Device, DeviceId } from '../../shared/model/device'
import type { ManagedDevice, RecognisedDevice } from '../../shared/model/managed-device'
import type { DeviceOperation, DeviceSource, ReadOptions } from './device-source'
import type { GraphClient } from './graph-client'
import { isGuid, readFields, readList, readText, readWith } from './graph-values'
import {
  managedDeviceSelect,
  WireManagedDevice,
  WireReboots,
  WireSingleManagedDevice,
} from './wire-managed-device'

/** Largest page the list gives. */
const pageSize = 1_000
/** A device makes contact every eight hours or so, and an inventory of everybody's devices is long. */
const listEveryMs = 30 * 60_000
/** Intune passes a command on when the device next listens: minutes, not seconds. */
const followEveryMs = 30_000

const root = '/deviceManagement/managedDevices'
const pathOf = (managedId: string) => `${root}/${encodeURIComponent(managedId)}`

const Owners = readWith((fields) =>
  readList(fields.value, (entry) => readText(readFields(entry)?.id)?.toLowerCase() ?? null),
)

/**
 * Devices out of Intune's inventory: which there are and when each last made contact; their health is not known there.
 * The inventory lists everybody's devices and its filters are not to be relied on (unsupported ones are ignored), so
 * it is read whole, and what `recognise` does not claim for a room is let go of at once.
 */
export function createIntuneDeviceSource(
  graph: GraphClient,
  options: {
    canRestart: boolean
    /** May a device's registered owners be read? They tell its room where name and serial number do not. */
    canReadOwners: boolean
    recognise(managed: readonly ManagedDevice[]): RecognisedDevice[]
  },
): DeviceSource {
  /** Our id of a device to Intune's. */
  const managedIds = new Map<DeviceId, string>()

  function claim(managed: readonly ManagedDevice[]): Device[] {
    const recognised = options.recognise(managed)
    for (const { device, managedId } of recognised) managedIds.set(device.deviceId, managedId)
    return recognised.map(({ device }) => device)
  }

  /** Only those that nothing else tells the room of, and only shared ones: a person's device has its primary user. */
  async function withOwners(managed: ManagedDevice[], read: ReadOptions): Promise<ManagedDevice[]> {
    const claimed = new Set(options.recognise(managed).map(({ managedId }) => managedId))
    const doubtful = managed.filter(
      (device) =>
        !claimed.has(device.managedId) && device.userId === null && isGuid(device.entraDeviceId ?? ''),
    )
    const owners = await graph.batch(
      'v1.0',
      doubtful.map(({ managedId, entraDeviceId }) => ({
        id: managedId,
        path: `/devices(deviceId='${entraDeviceId}')/registeredOwners?$select=id`,
      })),
      Owners,
      { workload: 'directoryDevices', ...read },
    )
    return managed.map((device) => {
      const ids = owners.get(device.managedId)
      return ids?.ok ? { ...device, ownerIds: ids.value } : device
    })
  }

  async function listReboots(id: DeviceId, read: ReadOptions): Promise<Outcome<DeviceOperation[]>> {
    const managedId = managedIds.get(id)
    if (managedId === undefined) return fail('graph.notFound')
    const path = `${pathOf(managedId)}?$select=id,deviceActionResults`
    const answer = await graph.get('v1.0', path, WireReboots, { workload: 'intuneRead', ...read })
    return answer.ok ? succeed(answer.value.body) : answer
  }

  return {
    kind: 'intune',
    canRestart: options.canRestart,
    listEveryMs,
    followEveryMs,

    async readList(read) {
      const managed = new Map<string, ManagedDevice>()
      const path = `${root}?$select=${managedDeviceSelect}&$top=${pageSize}`
      for await (const page of graph.pages('v1.0', path, WireManagedDevice, {
        workload: 'intuneRead',
        ...read,
      })) {
        if (!page.ok) return page
        for (const device of page.value) managed.set(device.managedId, device)
      }
      const all = [...managed.values()]
      const devices = claim(options.canReadOwners ? await withOwners(all, read) : all)
      return succeed({ devices, usedFallback: false, failedTypes: [] })
    },

    async readDevices(ids, read) {
      const parts = ids.flatMap((id) => {
        const managedId = managedIds.get(id)
        const path = managedId && `${pathOf(managedId)}?$select=${managedDeviceSelect}`
        return path ? [{ id, path }] : []
      })
      const workload = { workload: 'intuneRead', ...read } as const
      const answers = await graph.batch('v1.0', parts, WireSingleManagedDevice, workload)
      const byId = new Map<DeviceId, Outcome<Device>>()
      for (const id of ids) {
        const answer = answers.get(id) ?? fail('graph.notFound')
        const [found] = answer.ok ? options.recognise([answer.value]) : []
        // Alone, a device may look like another one's twin does: only the one asked for is taken.
        if (answer.ok)
          byId.set(id, found?.device.deviceId === id ? succeed(found.device) : fail('graph.notFound'))
        else byId.set(id, answer)
      }
      return byId
    },

    /** Intune knows nothing of a room device's health: none has any. */
    async readHealth() {
      return new Map()
    },

    async restart(id, read) {
      const managedId = managedIds.get(id)
      if (managedId === undefined) return fail('action.unsupported')
      const path = `${pathOf(managedId)}/rebootNow`
      const answer = await graph.post('v1.0', path, undefined, z.unknown(), {
        workload: 'intuneWrite',
        ...read,
      })
      return answer.ok ? succeed({ operationId: null }) : answer
    },

    async readOperation(id, operationId, read) {
      const reboots = await listReboots(id, read)
      if (!reboots.ok) return reboots
      const found = reboots.value.find((reboot) => reboot.operationId === operationId)
      return found ? succeed(found) : fail('graph.notFound')
    },

    listOperations: listReboots,
  }
}
