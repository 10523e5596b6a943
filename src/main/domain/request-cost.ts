import type { PollingProfile } from '../../shared/model/tenant'
import { cadenceOf, healthBatchPlan, suspectEveryMs } from './poll-schedule'

/** How much of a tenant is read. */
export interface EstateSize {
  /** Accounts whose presence is asked for. */
  accounts: number
  devices: number
}

/** What a profile asks of Microsoft in a calm hour; doubted rooms come on top. */
export interface RequestCost {
  /** HTTP requests, as the request counter counts them. */
  perMinute: number
  /** More a minute while any room is in doubt: re-asks of presence and of its devices. */
  perMinuteInDoubt: number
  /** Of the published limits per app and tenant, 0 to 1. */
  presenceShare: number
  teamsShare: number
}

const minuteMs = 60_000
const idsPerPresenceRequest = 650
const devicesPerPage = 50
const partsPerBatch = 20
const sliceMs = 30_000

/** Published for presence: 1,500 in 30 s on its own page (the table says 10,000; the lower one counts). */
const presencePerMinute = 2 * 1_500
/** Published as Teams' default, which covers device calls: 30 reads a second. */
const teamsPerMinute = 60 * 30

/** What a polling profile costs a tenant of this size. Every part of a batch counts against the limits. */
export function requestCost(profile: PollingProfile, { accounts, devices }: EstateSize): RequestCost {
  const perMinute = (everyMs: number) => minuteMs / everyMs
  const presence = Math.ceil(accounts / idsPerPresenceRequest) * perMinute(cadenceOf(profile, 'presence'))
  const lists = Math.max(1, Math.ceil(devices / devicesPerPage)) * perMinute(cadenceOf(profile, 'devices'))
  const sweepMs = cadenceOf(profile, 'deviceHealth')
  const slices = healthBatchPlan({ deviceCount: devices, sweepMs, sliceMs })
  const batches = slices.reduce((sum, size) => sum + Math.ceil(size / partsPerBatch), 0)
  const inDoubt = 2 * perMinute(suspectEveryMs(profile))
  return {
    perMinute: presence + lists + batches * perMinute(sweepMs),
    perMinuteInDoubt: inDoubt,
    presenceShare: presence / presencePerMinute,
    teamsShare: (lists + devices * perMinute(sweepMs)) / teamsPerMinute,
  }
}

/** What several consoles that watch the same tenant cost it together: each asks for everything. */
export function costOfConsoles(cost: RequestCost, consoles: number): RequestCost {
  return {
    perMinute: cost.perMinute * consoles,
    perMinuteInDoubt: cost.perMinuteInDoubt * consoles,
    presenceShare: cost.presenceShare * consoles,
    teamsShare: cost.teamsShare * consoles,
  }
}

/** What several tenants cost together: requests add up, limits count for each tenant, so the fullest one counts. */
export function totalCost(costs: readonly RequestCost[]): RequestCost {
  const sum = (of: (cost: RequestCost) => number) => costs.reduce((total, cost) => total + of(cost), 0)
  const most = (of: (cost: RequestCost) => number) => Math.max(0, ...costs.map(of))
  return {
    perMinute: sum(({ perMinute }) => perMinute),
    perMinuteInDoubt: sum(({ perMinuteInDoubt }) => perMinuteInDoubt),
    presenceShare: most(({ presenceShare }) => presenceShare),
    teamsShare: most(({ teamsShare }) => teamsShare),
  }
}
