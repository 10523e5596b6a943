import path from 'node:path'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import type { PollingProfile, TenantKey } from '../../src/shared/model/tenant'
import { ask, type DemoApp, openDemo } from '../e2e/demo-app'
import type { Bench, Figure } from './bench'
import { percentile, withElectron } from './electron-bench'

const tenantCount = 25
const roomCount = 5_000
/** Rooms go one by one over this time, so that they meet the sweep at every phase. */
const spreadMs = 4 * 60_000
const budgets = { default: 60_000, fast: 25_000 } as const
type Profile = keyof typeof budgets

const Truth = z.array(
  z.object({ what: z.string(), tenantId: z.string(), room: z.string().nullable(), at: z.number() }),
)

interface Victim {
  tenantKey: TenantKey
  tenantId: string
  room: string
}

/** One healthy room of each site: alone in its site it is told alone, and nothing waits for a neighbour's message. */
async function chooseVictims(page: Page): Promise<Victim[]> {
  const victims: Victim[] = []
  for (const { tenant } of await ask(page, 'tenants.list', null)) {
    const { rooms } = await ask(page, 'rooms.list', { tenantKey: tenant.tenantKey })
    const names = new Map<string, number>()
    for (const { name } of rooms) names.set(name, (names.get(name) ?? 0) + 1)
    const sites = new Set<string>()
    for (const { site, name, level, kind, suspicion } of rooms) {
      if (site === null || sites.has(site) || names.get(name) !== 1) continue
      if (level !== 'healthy' || kind !== 'room' || suspicion !== null) continue
      sites.add(site)
      victims.push({ tenantKey: tenant.tenantKey, tenantId: tenant.directoryId, room: name })
    }
  }
  return victims
}

async function setProfile(page: Page, profile: PollingProfile): Promise<void> {
  for (const { tenant } of await ask(page, 'tenants.list', null)) {
    const { tenantKey } = tenant
    const {
      paused: _,
      credential: __,
      tenantKey: ___,
      ...draft
    } = await ask(page, 'tenants.readDefinition', { tenantKey })
    const credential = { kind: 'kept', tenantKey } as const
    await ask(page, 'tenants.save', { tenantKey, draft: { ...draft, profile }, credential, anyway: true })
  }
}

const untilLive = async (page: Page): Promise<void> => {
  for (;;) {
    const statuses = await ask(page, 'tenants.list', null)
    const isLive = statuses.every(({ workloads, roomCount: rooms }) => {
      const presence = workloads.find(({ workload }) => workload === 'presence')
      return rooms > 0 && presence?.state === 'live'
    })
    if (isLive) return
    await page.waitForTimeout(1_000)
  }
}

/** From the true change to when the notifier port had answered for it, ms, of every room that went. */
async function measure(demo: DemoApp, profile: Profile): Promise<{ delaysMs: number[]; silent: number }> {
  const page = demo.window
  if (profile !== 'default') await setProfile(page, profile)
  await untilLive(page)
  // The first load of 10,000 devices is over, and what was offline before has been seen.
  await page.waitForTimeout(90_000)
  const victims = await chooseVictims(page)
  const from = Date.now()
  for (const [index, { tenantId, room }] of victims.entries()) {
    await page.waitForTimeout(Math.max(0, from + (index / victims.length) * spreadMs - Date.now()))
    await demo.control('setRoom', { tenant: tenantId, room, state: 'offline' })
  }
  await page.waitForTimeout(budgets[profile] + 30_000)

  const truth = Truth.parse(await demo.control('truth')).filter(
    ({ what, at }) => what === 'presenceOffline' && at >= from,
  )
  const { incidents } = await ask(page, 'incidents.list', null)
  const delaysMs: number[] = []
  let silent = 0
  for (const { tenantKey, tenantId, room } of victims) {
    const goneAt = truth.find((entry) => entry.tenantId === tenantId && entry.room === room)?.at
    const incident = incidents.find(
      (one) =>
        one.tenantKey === tenantKey &&
        one.roomName === room &&
        one.type !== 'flapping' &&
        one.toldAt !== null &&
        one.toldAt >= from,
    )
    if (goneAt === undefined || !incident) {
      silent += 1
      continue
    }
    const { timeline } = await ask(page, 'incidents.read', { incidentId: incident.incidentId })
    // Where no desktop shows notifications the port's refusal is written down with its time; else the sending is.
    const answered = timeline.findLast(({ event }) => event === 'deliveryFailed' || event === 'told')
    delaysMs.push((answered?.at ?? Number.NaN) - goneAt)
  }
  return { delaysMs, silent }
}

async function run(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const profile of ['default', 'fast'] as const) {
    const { delaysMs, silent } = await withElectron(async (folder) => {
      const demo = await openDemo([`--tenants=${tenantCount}`, `--rooms=${roomCount}`], path.join(folder))
      try {
        return await measure(demo, profile)
      } finally {
        await demo.close()
      }
    })
    const p95 = percentile(delaysMs, 0.95)
    const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
    figures.push(
      {
        name: `${profile}: rooms told`,
        value: `${delaysMs.length}, one a site; not told: ${silent}`,
        budget: 'all',
        isWithin: silent === 0,
      },
      { name: `${profile}: true change to notifier port, p50`, value: seconds(percentile(delaysMs, 0.5)) },
      {
        name: `${profile}: true change to notifier port, p95`,
        value: seconds(p95),
        budget: `<= ${seconds(budgets[profile])}`,
        isWithin: p95 <= budgets[profile],
      },
      { name: `${profile}: slowest`, value: seconds(Math.max(...delaysMs)) },
    )
  }
  return figures
}

export const toldBench: Bench = {
  name: 'told',
  measures: `true change in the simulator to the notifier port in real Electron, ${tenantCount} tenants and ${roomCount} rooms, real time`,
  run,
}
