import type { TeamworkSoftwareType } from '@microsoft/microsoft-graph-types-beta'
import type { SimulatorClock } from '../clock'
import { between, hash } from '../random'
import { isReachable } from './account'
import type { Device, PeripheralSlot, Tenant } from './estate-model'
import { EventQueue } from './event-queue'
import { Faults } from './faults'
import { Ledger, type LedgerEvent } from './ledger'
import { releaseOf } from './names/software'
import { Operations } from './operations'

/**
 * The estate and everything that happens to it. State is brought up to date whenever somebody looks (`now`), at the
 * times the events were due; there is no timer, so a moved clock takes effect at once.
 */
export class World {
  readonly ledger = new Ledger()
  readonly faults = new Faults()
  readonly operations = new Operations(this)
  readonly #queue = new EventQueue()
  readonly #tenantById: Map<string, Tenant>

  constructor(
    readonly seed: number,
    readonly tenants: readonly Tenant[],
    private readonly clock: SimulatorClock,
  ) {
    this.#tenantById = new Map(tenants.map((tenant) => [tenant.id, tenant]))
  }

  /** The time, after everything due by now has happened. */
  now(): number {
    const now = this.clock.now()
    this.#queue.settle(now)
    return now
  }

  /** Plans something for a time; `plan` names what it belongs to, for `cancel`. */
  plan(plan: 'scenario' | 'operation' | 'session', at: number, run: (at: number) => void): void {
    this.#queue.add(plan, at, run)
  }

  /** Forgets what was planned under this name. */
  cancel(plan: 'scenario' | 'operation' | 'session'): void {
    this.#queue.cancel(plan)
  }

  tenant(id: string): Tenant | undefined {
    return this.#tenantById.get(id)
  }

  /**
   * The device loses its connection. Its presence session fades after `decayMs`, 60 to 420 s unless given, as the
   * service only notices a silent client after a while.
   */
  disconnect(device: Device, at: number, decayMs = between(60, 420, device.seed, at) * 1000): void {
    if (device.connected) {
      device.connected = false
      device.connectionChangedAt = at
      this.note(device, 'deviceDisconnected', at)
    }
    const endsAt = Math.min(device.sessionEndsAt, at + decayMs)
    if (device.sessionEndsAt <= at || endsAt === device.sessionEndsAt) return
    device.sessionEndsAt = endsAt
    if (decayMs === 0) this.#noteOffline(device, at)
    else this.plan('session', endsAt, (due) => this.#noteOffline(device, due))
  }

  /** The device is back; unless nobody is signed in on it, its presence session is back with it. */
  connect(device: Device, at: number): void {
    const wasReachable = isReachable(device.account, at)
    if (!device.connected) {
      device.connected = true
      device.connectionChangedAt = at
      this.note(device, 'deviceConnected', at)
    }
    if (!device.signedIn) return
    device.sessionEndsAt = Number.POSITIVE_INFINITY
    if (wasReachable) return
    device.account.reachabilityChangedAt = at
    this.note(device, 'presenceOnline', at)
  }

  /** Signs the account out of the device or back in. */
  setSignedIn(device: Device, signedIn: boolean, at: number): void {
    if (device.signedIn === signedIn) return
    device.signedIn = signedIn
    device.signInChangedAt = at
    this.note(device, signedIn ? 'signedIn' : 'signedOut', at)
    if (signedIn) {
      if (device.connected) this.connect(device, at)
      return
    }
    device.sessionEndsAt = Math.min(device.sessionEndsAt, at)
    this.#noteOffline(device, at)
  }

  /** Unplugs a peripheral or plugs it in again. */
  setPeripheral(device: Device, slot: PeripheralSlot, connected: boolean, at: number): void {
    const isMissing = device.missing?.has(slot) ?? false
    if (isMissing !== connected) return
    if (connected) device.missing?.delete(slot)
    else {
      device.missing ??= new Map()
      device.missing.set(slot, at)
    }
    this.note(device, connected ? 'peripheralConnected' : 'peripheralDisconnected', at, slot)
  }

  /** Installs a version of one kind of software. */
  setVersion(device: Device, type: TeamworkSoftwareType, version: string, at: number): void {
    const latest = releaseOf(device.model, type)?.[0]
    if (version === latest) device.versions?.delete(type)
    else {
      device.versions ??= new Map()
      device.versions.set(type, version)
    }
    this.note(device, 'softwareChanged', at, `${type} ${version}`)
  }

  /** The administrator's consent from now on. Loss counts at once, gain in the next token. */
  setConsent(tenant: Tenant, roles: Iterable<string>, at: number): void {
    tenant.app.consent = new Set(roles)
    this.noteTenant(tenant, 'consentChanged', at, [...roles].join(' '))
  }

  /** The tenant's secret expires and takes the tokens made with it along. */
  expireSecret(tenant: Tenant, at: number): void {
    tenant.app.isSecretExpired = true
    tenant.app.tokensValidFrom = at + 1
    this.noteTenant(tenant, 'secretExpired', at, '')
  }

  /** Writes a change of a device into the ledger. */
  note(device: Device, what: LedgerEvent, at: number, detail?: string): void {
    this.ledger.add({
      at,
      tenantId: device.account.tenant.id,
      accountId: device.account.id,
      deviceId: device.id,
      room: device.account.room?.name ?? null,
      what,
      ...(detail === undefined ? {} : { detail }),
    })
  }

  /** Writes a change of a whole tenant into the ledger. */
  noteTenant(tenant: Tenant, what: LedgerEvent, at: number, detail: string): void {
    this.ledger.add({ at, tenantId: tenant.id, room: null, what, detail })
  }

  /** A draw that depends on the world's seed as well. */
  draw(...values: number[]): number {
    return hash(this.seed, ...values)
  }

  #noteOffline(device: Device, at: number): void {
    if (isReachable(device.account, at) || device.sessionEndsAt !== at) return
    device.account.reachabilityChangedAt = at
    this.note(device, 'presenceOffline', at)
  }
}
