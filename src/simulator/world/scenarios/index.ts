import { usualConsent } from '../consent'
import type { Tenant } from '../estate-model'
import { releaseOf } from '../names/software'
import type { World } from '../world'
import { badDay } from './bad-day'
import { buildingOutage } from './building-outage'
import { calmDay } from './calm-day'
import { consentLost } from './consent-lost'
import { devicesApiGone } from './devices-api-gone'
import { devicesFromIntune } from './devices-from-intune'
import { flakyRoom } from './flaky-room'
import { graphDown } from './graph-down'
import { peripheralFaults } from './peripheral-faults'
import { presenceLies } from './presence-lies'
import { rebootNight } from './reboot-night'
import { rollout } from './rollout'
import type { Scenario } from './scenario'
import { secretExpired } from './secret-expired'
import { addStandingProblems } from './standing-problems'
import { throttled } from './throttled'

const scenarios = {
  'calm-day': calmDay,
  'bad-day': badDay,
  'building-outage': buildingOutage,
  'flaky-room': flakyRoom,
  'peripheral-faults': peripheralFaults,
  'consent-lost': consentLost,
  'secret-expired': secretExpired,
  throttled,
  'graph-down': graphDown,
  'devices-api-gone': devicesApiGone,
  'devices-from-intune': devicesFromIntune,
  'presence-lies': presenceLies,
  'reboot-night': rebootNight,
  rollout,
  'hundred-tenants': calmDay,
} satisfies Record<string, Scenario>

export type ScenarioName = keyof typeof scenarios

export const scenarioNames = Object.keys(scenarios) as ScenarioName[]

export function isScenarioName(text: string): text is ScenarioName {
  return Object.hasOwn(scenarios, text)
}

/** Ends whatever runs, repairs the world, puts the standing problems into it and begins the scenario. */
export function startScenario(world: World, name: ScenarioName, now: number): void {
  world.cancel('scenario')
  world.faults.clear('scenario')
  for (const tenant of world.tenants) {
    repair(world, tenant, now)
    addStandingProblems(world, tenant, now)
  }
  scenarios[name](world, now)
}

function repair(world: World, tenant: Tenant, now: number): void {
  tenant.service.presenceLiesSince = null
  tenant.service.isDevicesApiGone = false
  tenant.app.isSecretExpired = false
  tenant.app.hindrance = null
  tenant.app.consent = new Set(usualConsent)
  for (const device of tenant.devices) {
    world.setSignedIn(device, true, now)
    world.connect(device, now)
    for (const slot of [...(device.missing?.keys() ?? [])]) world.setPeripheral(device, slot, true, now)
    for (const type of [...(device.versions?.keys() ?? [])]) {
      const latest = releaseOf(device.model, type)?.[0]
      if (latest !== undefined) world.setVersion(device, type, latest, now)
    }
  }
}
