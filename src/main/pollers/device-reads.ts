import { type Failure, type Outcome, succeed } from '../../shared/errors'
import type { Device, DeviceHealth, DeviceId } from '../../shared/model/device'
import type { DeviceSource } from '../graph/device-source'
import type { Lane } from '../graph/graph-client'

/** What one read of the device list brought; `isComplete` is false when a type could not be read. */
export interface DeviceListAnswer {
  devices: Device[]
  isComplete: boolean
  usedFallback: boolean
}

/** One read of the device list, in whole. */
export async function readDeviceListCycle(
  source: DeviceSource,
  apply: (answer: DeviceListAnswer) => Promise<void>,
  signal: AbortSignal,
): Promise<Outcome<number>> {
  const list = await source.readList({ lane: 'sweep', signal })
  if (!list.ok) return list
  const { devices, usedFallback, failedTypes } = list.value
  await apply({ devices, isComplete: failedTypes.length === 0, usedFallback })
  return succeed(devices.length)
}

/** Reads some devices by id, at once: suspects, open problems, devices that restart. */
export async function readDevicesCycle(
  source: DeviceSource,
  deviceIds: readonly DeviceId[],
  apply: (devices: Device[]) => Promise<void>,
  signal: AbortSignal,
): Promise<Outcome<number>> {
  if (deviceIds.length === 0) return succeed(0)
  const answers = await source.readDevices(deviceIds, { lane: 'urgent', signal })
  return applyGood(answers, (devices) => apply(devices.map(([, device]) => device)))
}

/** Reads the health of some devices. */
export async function readDeviceHealthCycle(
  source: DeviceSource,
  deviceIds: readonly DeviceId[],
  lane: Lane,
  apply: (health: [DeviceId, DeviceHealth][]) => Promise<void>,
  signal: AbortSignal,
): Promise<Outcome<number>> {
  if (deviceIds.length === 0) return succeed(0)
  return applyGood(await source.readHealth(deviceIds, { lane, signal }), apply)
}

/** Applies the parts that succeeded; fails only when none did, with the first failure that is not "no such device". */
async function applyGood<T>(
  answers: Map<DeviceId, Outcome<T>>,
  apply: (good: [DeviceId, T][]) => Promise<void>,
): Promise<Outcome<number>> {
  const good: [DeviceId, T][] = []
  let failure: Failure | null = null
  for (const [deviceId, answer] of answers) {
    if (answer.ok) good.push([deviceId, answer.value])
    else if (answer.error.code !== 'graph.notFound') failure ??= answer.error
  }
  if (good.length > 0) await apply(good)
  return good.length === 0 && failure ? { ok: false, error: failure } : succeed(good.length)
}
