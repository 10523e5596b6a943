import { X509Certificate } from 'node:crypto'
import type { SimulatorClock } from '../clock'
import type { Traffic } from '../traffic'
import { slotsOf } from '../world/device'
import { secretOf } from '../world/estate'
import type { Device, PeripheralSlot, Room, Tenant } from '../world/estate-model'
import type { Fault } from '../world/faults'
import type { LedgerEntry } from '../world/ledger'
import { isScenarioName, type ScenarioName, startScenario } from '../world/scenarios'
import { buildingDevices, computeOf } from '../world/scenarios/scenario'
import { type SignInHindrance, signInHindrances } from '../world/sign-in-hindrance'
import type { World } from '../world/world'

type Reach = 'offline' | 'online'

/** A room as tests need it to find their way. */
interface RoomListing {
  tenantId: string
  room: string
  accountId: string
  /** Every device of the account, the compute first. */
  deviceIds: string[]
  building: string
  floor: string
}

/** The verbs that change the world at once. `tenant` is a tenant id or a domain. */
export interface SimulatorControl {
  /** Offline: every session of the account ends and all its devices lose their connection, now. `room` is a name or an account id. */
  setRoom(change: { tenant: string; room: string; state: Reach }): void
  /** The power of a building goes, its presence sessions fading over 60 to 420 s, or is back at once. */
  setBuilding(change: { tenant: string; building: string; state: Reach }): void
  /** One device goes or returns; its presence session ends at once too, so that others may hide it. */
  setDevice(change: { deviceId: string; state: Reach }): void
  faultPeripheral(change: {
    deviceId: string
    peripheral: PeripheralSlot
    state?: 'disconnected' | 'connected'
  }): void
  /** Ends the present scenario, repairs everything but the standing problems, and begins another one. */
  setScenario(change: { scenario: ScenarioName }): void
  /** Moves the simulator's clock forward; everything due in between happens. */
  advance(ms: number): void
  /** Resolves when no request is in flight. */
  idle(): Promise<void>
  injectFault(fault: Fault): void
  clearFaults(): void
  /** Sets the application permissions consented to. Loss counts at once, gain in the next token. */
  setConsent(change: { tenant: string; roles: string[] }): void
  /** The secret expires now, and the tokens made with it are revoked. */
  expireSecret(change: { tenant: string }): void
  /** Keeps the application out for another reason than its credential; null lets it in again. */
  hinderSignIn(change: { tenant: string; by: SignInHindrance | null }): void
  /** Gives the tenant a new secret, which works at once; the old one is wrong from now on. */
  rotateSecret(change: { tenant: string }): { clientSecret: string }
  /** Adds a certificate's public part to the tenant's app registration; throws when it is none. */
  uploadCertificate(change: { tenant: string; certificatePem: string }): void
  /** Every change with its true time, oldest first. */
  truth(): LedgerEntry[]
  stats(): { inFlight: number; now: number; answers: Record<string, Record<string, number>>; bugs: string[] }
  rooms(): RoomListing[]
}

/** The verbs over a world; the door speaks the same ones. */
export function createControl(world: World, clock: SimulatorClock, traffic: Traffic): SimulatorControl {
  const rotations = new Map<string, number>()
  return {
    setRoom({ tenant, room, state }) {
      const now = world.now()
      for (const device of findRoom(findTenant(world, tenant), room).account.devices) {
        if (state === 'offline') world.disconnect(device, now, 0)
        else {
          world.setSignedIn(device, true, now)
          world.connect(device, now)
        }
      }
    },
    setBuilding({ tenant: name, building: wanted, state }) {
      const now = world.now()
      const building = findTenant(world, name).buildings.find((candidate) => candidate.name === wanted)
      if (!building) throw new RangeError(`There is no building '${wanted}'`)
      for (const device of buildingDevices(building)) {
        if (state === 'offline') world.disconnect(device, now)
        else world.connect(device, now)
      }
    },
    setDevice({ deviceId, state }) {
      const now = world.now()
      const device = findDevice(world, deviceId)
      if (state === 'offline') world.disconnect(device, now, 0)
      else world.connect(device, now)
    },
    faultPeripheral({ deviceId, peripheral, state = 'disconnected' }) {
      const now = world.now()
      const device = findDevice(world, deviceId)
      if (!slotsOf(device).includes(peripheral))
        throw new RangeError(`The device has no '${String(peripheral)}'`)
      world.setPeripheral(device, peripheral, state === 'connected', now)
    },
    setScenario({ scenario }) {
      if (!isScenarioName(scenario)) throw new RangeError(`There is no scenario '${String(scenario)}'`)
      startScenario(world, scenario, world.now())
    },
    advance(ms) {
      clock.advance(ms)
      world.now()
    },
    idle: () => traffic.idle(),
    injectFault(fault) {
      const tenant = fault.tenant === undefined ? {} : { tenant: findTenant(world, fault.tenant).id }
      world.faults.add({ ...fault, ...tenant }, 'control')
    },
    clearFaults: () => world.faults.clear('control'),
    setConsent({ tenant: name, roles }) {
      const now = world.now()
      world.setConsent(findTenant(world, name), roles, now)
    },
    expireSecret({ tenant: name }) {
      const now = world.now()
      world.expireSecret(findTenant(world, name), now)
    },
    hinderSignIn({ tenant: name, by }) {
      if (by !== null && !signInHindrances.includes(by))
        throw new RangeError(`Nothing is called '${String(by)}'`)
      const tenant = findTenant(world, name)
      tenant.app.hindrance = by
      world.noteTenant(tenant, 'signInHindered', world.now(), by ?? '')
    },
    rotateSecret({ tenant: name }) {
      const tenant = findTenant(world, name)
      const generation = (rotations.get(tenant.id) ?? 0) + 1
      rotations.set(tenant.id, generation)
      tenant.app.secret = secretOf(tenant.seed, generation)
      tenant.app.isSecretExpired = false
      world.noteTenant(tenant, 'secretRotated', world.now(), '')
      return { clientSecret: tenant.app.secret }
    },
    uploadCertificate({ tenant: name, certificatePem }) {
      const tenant = findTenant(world, name)
      const { fingerprint } = new X509Certificate(certificatePem)
      tenant.app.uploadedCertificates.push(certificatePem)
      world.noteTenant(tenant, 'certificateUploaded', world.now(), fingerprint)
    },
    truth() {
      world.now()
      return world.ledger.list()
    },
    stats: () => ({
      inFlight: traffic.inFlight,
      now: world.now(),
      answers: traffic.counts(),
      bugs: [...traffic.bugs],
    }),
    rooms: () => world.tenants.flatMap((tenant) => tenant.rooms.map((room) => listing(tenant, room))),
  }
}

function listing(tenant: Tenant, room: Room): RoomListing {
  const compute = computeOf(room)
  const others = room.account.devices.filter((device) => device !== compute)
  return {
    tenantId: tenant.id,
    room: room.name,
    accountId: room.account.id,
    deviceIds: [compute, ...others].map(({ id }) => id),
    building: room.building.name,
    floor: room.floor.label,
  }
}

function findTenant(world: World, name: string): Tenant {
  const wanted = name.toLowerCase()
  const tenant = world.tenants.find(({ id, domain }) => id === wanted || domain === wanted)
  if (!tenant) throw new RangeError(`There is no tenant '${name}'`)
  return tenant
}

function findRoom(tenant: Tenant, name: string): Room {
  const room = tenant.accountById.get(name)?.room ?? tenant.rooms.find((candidate) => candidate.name === name)
  if (!room) throw new RangeError(`There is no room '${name}' in ${tenant.displayName}`)
  return room
}

function findDevice(world: World, id: string): Device {
  for (const tenant of world.tenants) {
    const device = tenant.deviceById.get(id)
    if (device) return device
  }
  throw new RangeError(`There is no device '${id}'`)
}
