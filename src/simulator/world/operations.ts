import type { TeamworkDeviceOperationType, TeamworkSoftwareType } from '@microsoft/microsoft-graph-types-beta'
import { between, guid, hash } from '../random'
import type { Device } from './estate-model'
import { releaseOf } from './names/software'

export type OperationStatus = 'queued' | 'inProgress' | 'successful' | 'failed'

/** A command on its way: it is not the device's state, and it may fail. */
export interface Operation {
  id: string
  type: TeamworkDeviceOperationType
  status: OperationStatus
  /** Where it was asked for: each service tells of its own only. */
  through: 'teams' | 'intune'
  createdAt: number
  startedAt: number | null
  completedAt: number | null
  changedAt: number
  error: { code: string; message: string } | null
}

export type Command =
  | { type: 'deviceRestart' }
  | { type: 'deviceDiagnostics' }
  | { type: 'softwareUpdate'; software: TeamworkSoftwareType; version: string | null }

const SECOND = 1000
/** A command for a device that cannot be reached waits this long before it is given up. */
const GIVE_UP = 120 * SECOND

/** What the operations need of the world around them. */
interface Surroundings {
  now(): number
  plan(plan: 'operation', at: number, run: (at: number) => void): void
  connect(device: Device, at: number): void
  disconnect(device: Device, at: number): void
  setVersion(device: Device, type: TeamworkSoftwareType, version: string, at: number): void
  note(device: Device, what: 'operationChanged', at: number, detail: string): void
}

/** The commands sent to devices, and the course each of them runs. */
export class Operations {
  #byDevice = new Map<string, Operation[]>()
  #count = 0

  constructor(private readonly world: Surroundings) {}

  /** Newest first, as the device's list of operations shows them. */
  of(device: Device): readonly Operation[] {
    return this.#byDevice.get(device.id) ?? []
  }

  /**
   * Queues a command and returns it, or null when the same command has not ended yet. A restart takes the device away
   * for 40 to 90 s; the other commands leave it where it is.
   */
  start(device: Device, command: Command, through: Operation['through'] = 'teams'): Operation | null {
    const earlier = this.of(device)
    const isPending = ({ status }: Operation) => status === 'queued' || status === 'inProgress'
    if (earlier.some((operation) => operation.type === command.type && isPending(operation))) return null
    const at = this.world.now()
    const number = ++this.#count
    const operation: Operation = {
      id: guid(device.seed, 51, number),
      type: command.type,
      status: 'queued',
      through,
      createdAt: at,
      startedAt: null,
      completedAt: null,
      changedAt: at,
      error: null,
    }
    this.#byDevice.set(device.id, [operation, ...earlier].slice(0, 200))
    const seed = hash(device.seed, 52, number)
    this.world.plan('operation', at + between(3, 7, seed) * SECOND, (due) =>
      this.#begin(device, operation, command, seed, due),
    )
    return operation
  }

  #begin(device: Device, operation: Operation, command: Command, seed: number, at: number): void {
    if (!device.connected) {
      this.world.plan('operation', operation.createdAt + GIVE_UP, (due) =>
        device.connected
          ? this.#begin(device, operation, command, seed, due)
          : this.#fail(device, operation, due, 'DeviceOffline', 'The device did not answer in time.'),
      )
      return
    }
    operation.startedAt = at
    this.#change(device, operation, 'inProgress', at)
    const end = at + between(40, 90, seed, 1) * SECOND
    if (command.type === 'deviceRestart') {
      const goesAway = at + between(2, 5, seed, 2) * SECOND
      this.world.plan('operation', goesAway, (due) => this.world.disconnect(device, due))
      this.world.plan('operation', end, (due) => {
        this.world.connect(device, due)
        this.#succeed(device, operation, due)
      })
    } else if (command.type === 'deviceDiagnostics') {
      this.world.plan('operation', at + between(15, 45, seed, 3) * SECOND, (due) =>
        this.#succeed(device, operation, due),
      )
    } else {
      this.world.plan('operation', end, (due) => this.#install(device, operation, command, due))
    }
  }

  #install(
    device: Device,
    operation: Operation,
    command: Extract<Command, { type: 'softwareUpdate' }>,
    at: number,
  ): void {
    const release = releaseOf(device.model, command.software)
    const version = command.version ?? release?.[0]
    if (!release || !version || !release.includes(version)) {
      this.#fail(
        device,
        operation,
        at,
        'SoftwareVersionNotFound',
        'This version is not offered to the device.',
      )
      return
    }
    this.world.setVersion(device, command.software, version, at)
    this.#succeed(device, operation, at)
  }

  #succeed(device: Device, operation: Operation, at: number): void {
    operation.completedAt = at
    this.#change(device, operation, 'successful', at)
  }

  #fail(device: Device, operation: Operation, at: number, code: string, message: string): void {
    operation.completedAt = at
    operation.error = { code, message }
    this.#change(device, operation, 'failed', at)
  }

  #change(device: Device, operation: Operation, status: OperationStatus, at: number): void {
    operation.status = status
    operation.changedAt = at
    this.world.note(device, 'operationChanged', at, `${operation.type} ${status}`)
  }
}
