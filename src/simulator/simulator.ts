import { createCertificate, createServerKey, createSigningKey } from './certificate'
import { SimulatorClock } from './clock'
import { createControl, type SimulatorControl } from './control/control'
import { type ControlDoor, openControlDoor } from './control/door'
import { Graph } from './graph/graph'
import { hasUnsupportedDevice, Oddities, type OddityName } from './graph/oddities'
import { createServer, type Services } from './server'
import { SignIn } from './sign-in/sign-in'
import { Traffic } from './traffic'
import { createEstate } from './world/estate'
import type { Tenant } from './world/estate-model'
import { addAnalogAdapter } from './world/room-fittings'
import { type ScenarioName, startScenario } from './world/scenarios'
import { World } from './world/world'

export interface SimulatorOptions {
  /** Names under `simulated.test` that lead to this computer, in place of `localhost`: what goes by name (proxy scripts) needs two. */
  hosts?: { signIn: string; graph: string }
  /** Default 3; the scenario hundred-tenants makes it 100. */
  tenants?: number
  /** Rooms over all tenants, default 200 (1,500 for hundred-tenants). */
  rooms?: number
  /** Average number of devices in a room; without it a natural mix, and phones outside the rooms. */
  devicesPerRoom?: number
  /** Default calm-day. */
  scenario?: ScenarioName
  /** The same seed gives the same estate; default 1. */
  seed?: number
  /** Default 0, any free port. */
  port?: number
  /** Opens the control door, default false. */
  control?: boolean
  /** Default all. */
  oddities?: 'all' | 'none' | OddityName[]
  /** Where time comes from, default the real clock. `control.advance` is added to it. */
  clock?: { now(): number }
}

export interface SimulatedTenant {
  tenantId: string
  domain: string
  displayName: string
  badge: string
  clientId: string
  clientSecret: string
  certificate: { thumbprintSha256: string; privateKeyPem: string; certificatePem: string }
}

export interface Simulator {
  /** `https://localhost:PORT`; the authority of a tenant is `${authorityUrl}/${tenantId}`. */
  authorityUrl: string
  /** `https://localhost:PORT`; the versions are below it. */
  graphUrl: string
  /** The certificate to trust. */
  caPem: string
  tenants: SimulatedTenant[]
  controlUrl: string | null
  controlKey: string | null
  /** The control verbs in this process, whether or not the door is open. */
  control: SimulatorControl
  stop(): Promise<void>
}

const DAY = 86_400_000

/** Starts a sign-in service and a Graph on loopback HTTPS. Rejects when the port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { seed = 1, scenario = 'calm-day', port = 0 } = options
  const { hosts = { signIn: 'localhost', graph: 'localhost' } } = options
  const clock = new SimulatorClock(options.clock ?? { now: () => Date.now() })
  const startsAt = clock.now()
  const [serverKey, signingKey] = await Promise.all([createServerKey(), createSigningKey()])
  const isCrowd = scenario === 'hundred-tenants'
  const tenantCount = isCrowd ? 100 : (options.tenants ?? 3)
  const devicesPerRoom = options.devicesPerRoom ?? null
  const tenants = createEstate(
    { seed, tenants: tenantCount, rooms: options.rooms ?? (isCrowd ? 1500 : 200), devicesPerRoom, startsAt },
    signingKey,
  )
  const oddities = new Oddities(options.oddities ?? 'all')
  if (oddities.has('unknownEnumMembers') && devicesPerRoom === null) {
    for (const tenant of tenants) {
      if (hasUnsupportedDevice(tenant.index, tenantCount)) addAnalogAdapter(tenant, startsAt)
    }
  }
  const world = new World(seed, tenants, clock)
  startScenario(world, scenario, startsAt)

  // TLS is checked against the real clock of the client, whatever time the world has.
  const certificate = createCertificate(
    serverKey,
    'Roomwall simulator',
    { fromMs: Date.now() - DAY, toMs: Date.now() + 365 * DAY },
    ['localhost', '127.0.0.1', hosts.signIn, hosts.graph],
  )
  let services: Services | undefined
  const server = createServer(certificate, () => {
    if (!services) throw new Error('The simulator is not ready')
    return services
  })
  const address = await server.listen({ host: 'localhost', port })
  const { port: listening } = new URL(address)
  const authorityUrl = `https://${hosts.signIn}:${listening}`
  const graphUrl = `https://${hosts.graph}:${listening}`
  const traffic = new Traffic()
  services = {
    world,
    traffic,
    graph: new Graph(world, oddities, graphUrl, traffic),
    signIn: new SignIn(world, signingKey, authorityUrl),
  }
  const control = createControl(world, clock, traffic)
  const door: ControlDoor | null = options.control ? await openControlDoor(control) : null
  return {
    authorityUrl,
    graphUrl,
    caPem: certificate.certificatePem,
    tenants: tenants.map(published),
    controlUrl: door?.url ?? null,
    controlKey: door?.key ?? null,
    control,
    stop: async () => {
      await Promise.all([server.close(), door?.close()])
    },
  }
}

function published({ id, domain, displayName, badge, app }: Tenant): SimulatedTenant {
  return {
    tenantId: id,
    domain,
    displayName,
    badge,
    clientId: app.clientId,
    clientSecret: app.secret,
    certificate: app.certificate,
  }
}
