import type { Failure, Outcome } from '../../shared/errors'
import type { Device, DeviceHealth, DeviceId } from '../../shared/model/device'
import type { Lane } from './graph-client'

/** How to ask: the lane, and what cancels. */
export interface ReadOptions {
  lane: Lane
  signal?: AbortSignal | undefined
}

export interface DeviceList {
  devices: Device[]
  /** The plain list failed and one filtered list a type was read instead. */
  usedFallback: boolean
  /** Types whose filtered list failed: what was known of their devices still stands. */
  failedTypes: { type: string; error: Failure }[]
}

/** A command as the service tells it. Times are epoch ms. */
export interface DeviceOperation {
  operationId: string
  kind: 'deviceRestart' | 'softwareUpdate' | 'deviceDiagnostics' | 'other'
  /** The service's free text, normalised: terminal are succeeded, failed and cancelled. */
  state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'unknown'
  statusAsSent: string
  error: { code: string | null; message: string | null } | null
  createdAt: number | null
  startedAt: number | null
  completedAt: number | null
}

/**
 * Where a tenant's devices come from, and what can be done with them there: `teamwork` tells their health, `intune`
 * knows which there are and when each last made contact (as `modifiedAt`), no more.
 */
export interface DeviceSource {
  readonly kind: 'teamwork' | 'intune'
  readonly canRestart: boolean
  /** Least time between two reads of the list, ms; 0 leaves it to the polling profile. */
  readonly listEveryMs: number
  /** How often a command is looked after, ms. */
  readonly followEveryMs: number
  readList(options: ReadOptions): Promise<Outcome<DeviceList>>
  /** Every id asked for has an outcome; a device that is gone is `graph.notFound`. */
  readDevices(ids: readonly DeviceId[], options: ReadOptions): Promise<Map<DeviceId, Outcome<Device>>>
  readHealth(ids: readonly DeviceId[], options: ReadOptions): Promise<Map<DeviceId, Outcome<DeviceHealth>>>
  /** `action.alreadyQueued` when one is queued; `graph.answerLost` when it may or may not have been taken. */
  restart(id: DeviceId, options: ReadOptions): Promise<Outcome<{ operationId: string | null }>>
  readOperation(id: DeviceId, operationId: string, options: ReadOptions): Promise<Outcome<DeviceOperation>>
  listOperations(id: DeviceId, options: ReadOptions): Promise<Outcome<DeviceOperation[]>>
}
