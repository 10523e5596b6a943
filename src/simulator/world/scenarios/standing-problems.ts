import type { Device, Tenant } from '../estate-model'
import type { World } from '../world'
import { computeOf, MINUTE } from './scenario'

const HOUR = 60 * MINUTE

/**
 * What is never quite right in a real estate of about 65 rooms: the picture of a wall without a single yellow tile
 * convinces nobody. Problems began in the past, each at its own hour.
 */
export function addStandingProblems(world: World, tenant: Tenant, now: number): void {
  const rooms = tenant.rooms
  const nth = (share: number) => rooms[Math.floor(rooms.length * share)]
  for (let round = 0; round < Math.ceil(rooms.length / 70); round++) {
    const shift = (round * 0.037 + 0.011 * tenant.index) % 0.2
    const critical = nth(0.22 + shift)
    const behind = nth(0.41 + shift)
    const offline = nth(0.63 + shift)
    const nonUrgent = nth(0.78 + shift)
    if (critical && tenant.index % 3 !== 1) {
      world.setPeripheral(computeOf(critical), 'roomCamera', false, now - 3.4 * HOUR)
    }
    if (behind)
      world.setVersion(computeOf(behind), 'operatingSystem', olderSystem(computeOf(behind)), now - 9 * HOUR)
    if (offline && tenant.index % 3 !== 2) {
      for (const device of offline.account.devices) world.disconnect(device, now - 51 * HOUR, 0)
    }
    if (nonUrgent)
      world.setVersion(computeOf(nonUrgent), 'adminAgent', olderAgent(computeOf(nonUrgent)), now - 30 * HOUR)
  }
  const panel = tenant.devices.find(
    (device) => device.model.type === 'teamsPanel' && device.account.room && device.connected,
  )
  if (panel && tenant.index % 3 === 1) world.setSignedIn(panel, false, now - 5.2 * HOUR)
}

function olderSystem(device: Device): string {
  return device.model.platform === 'windows' ? '10.0.22631.5472' : '12'
}

function olderAgent(device: Device): string {
  return device.model.platform === 'windows' ? '1.0.0.201' : '1.0.0.202606111143.product'
}
