import type { TeamworkSoftwareType } from '@microsoft/microsoft-graph-types-beta'
import { between, fraction } from '../../random'
import type { Device } from '../estate-model'
import { releaseOf } from '../names/software'
import type { World } from '../world'
import { allRooms, computeOf, LEAD, plan, type Scenario, SECOND } from './scenario'

const MOST = 40

/**
 * A maker's update reaches the commonest model, one room after another: away for five to nine minutes, some rooms a
 * second time, and back with the new version.
 */
export const rollout: Scenario = (world, startsAt) => {
  const updated = commonestModel(allRooms(world).map(computeOf)).slice(0, MOST)
  for (const [position, device] of updated.entries()) {
    const software: TeamworkSoftwareType = device.model.firmware === null ? 'operatingSystem' : 'firmware'
    const release = releaseOf(device.model, software)
    if (!release) continue
    world.setVersion(device, software, release[1], startsAt)
    const goesAt = startsAt + LEAD + position * 25 * SECOND
    const backAt = goesAt + between(300, 540, device.seed, 231) * SECOND
    goAway(world, device, goesAt, backAt)
    plan(world, backAt, (due) => world.setVersion(device, software, release[0], due))
    if (fraction(device.seed, 232) < 0.3) goAway(world, device, backAt + 120 * SECOND, backAt + 240 * SECOND)
  }
}

function goAway(world: World, device: Device, goesAt: number, backAt: number): void {
  plan(world, goesAt, (due) => world.disconnect(device, due, 20 * SECOND))
  plan(world, backAt, (due) => world.connect(device, due))
}

function commonestModel(devices: Device[]): Device[] {
  const byModel = new Map<string, Device[]>()
  for (const device of devices.filter(({ connected }) => connected)) {
    const { manufacturer, model } = device.model
    const name = `${manufacturer} ${model}`
    byModel.set(name, [...(byModel.get(name) ?? []), device])
  }
  return [...byModel.values()].sort((a, b) => b.length - a.length)[0] ?? []
}
