import type { ElectronApplication, Page } from '@playwright/test'
import { z } from 'zod'
import type { PollingProfile } from '../../src/shared/model/tenant'
import { ask, type DemoApp, openDemo } from '../e2e/demo-app'
import type { Bench, Figure } from './bench'
import { percentile, withElectron } from './electron-bench'
import { comesTrue, isAllRead, isPresenceLaterThan, until } from './until'

const tenantCount = 25
const roomCount = 5_000
/** Rooms go one by one over this time, so that they meet the sweep at every phase. */
const spreadMs = 4 * 60_000
const budgets = { default: 60_000, fast: 25_000 } as const
type Profile = keyof typeof budgets

const Truth = z.array(
  z.object({ what: z.string(), tenantId: z.string(), room: z.string().nullable(), at: z.number() }),
)
const Shown = z.array(z.object({ title: z.string(), body: z.string(), at: z.number() }))

interface Victim {
  tenantName: string
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
      victims.push({ tenantName: tenant.displayName, tenantId: tenant.directoryId, room: name })
    }
  }
  // The tenants in turn, as trouble comes.
  return victims.sort((a, b) => a.room.localeCompare(b.room))
}

async function setProfile(page: Page, profile: PollingProfile): Promise<void> {
  const statuses = await ask(page, 'tenants.list', null)
  const tenantKeys = statuses.map(({ tenant }) => tenant.tenantKey)
  await ask(page, 'tenants.change', { tenantKeys, change: { profile } })
}

/** The first load is over, and what was offline before has been seen, believed and told: that takes three sweeps of presence. */
async function untilSettled(page: Page): Promise<void> {
  await until('all is read', async () => isAllRead(await ask(page, 'tenants.list', null)))
  const readAt = Date.now()
  await until('three sweeps', async () =>
    isPresenceLaterThan(await ask(page, 'tenants.list', null), readAt, 3),
  )
}

/** Where no desktop shows notifications the app would not try: its notifications go into a list instead, with their times. */
async function catchNotifications(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ Notification }) => {
    const shown: { title: string; body: string; at: number }[] = []
    Object.assign(globalThis, { shown })
    Notification.isSupported = () => true
    Notification.prototype.show = function () {
      shown.push({ title: this.title, body: this.body, at: Date.now() })
    }
  })
}

async function readNotifications(app: ElectronApplication): Promise<z.infer<typeof Shown>> {
  return Shown.parse(await app.evaluate(() => Object(globalThis).shown))
}

/** The first notification after `from` (epoch ms) that names the room and its tenant. */
function findTold({ tenantName, room }: Victim, shown: z.infer<typeof Shown>, from: number) {
  return shown.find(
    ({ title, body, at }) => at >= from && title.includes(room) && `${title} ${body}`.includes(tenantName),
  )
}

/** From the true change to the desktop's notification, ms, of every room that went. */
async function measure(
  { app, window: page, control }: DemoApp,
  profile: Profile,
): Promise<{ delaysMs: number[]; silent: number }> {
  if (profile !== 'default') await setProfile(page, profile)
  await catchNotifications(app)
  // Somewhere it is always night, and then a room that goes may be restarting for 20 minutes.
  const { restartWindow } = await ask(page, 'maintenance.list', null)
  await ask(page, 'maintenance.setRestartWindow', { ...restartWindow, isOn: false })
  await untilSettled(page)
  const victims = await chooseVictims(page)
  const from = Date.now()
  for (const [index, { tenantId, room }] of victims.entries()) {
    await page.waitForTimeout(Math.max(0, from + (index / victims.length) * spreadMs - Date.now()))
    await control('setRoom', { tenant: tenantId, room, state: 'offline' })
  }
  // Whoever is not told by then counts as silent.
  await comesTrue(async () => {
    const shown = await readNotifications(app)
    return victims.every((victim) => findTold(victim, shown, from) !== undefined)
  }, budgets[profile] + 30_000)

  const truth = Truth.parse(await control('truth')).filter(
    ({ what, at }) => what === 'presenceOffline' && at >= from,
  )
  const shown = await readNotifications(app)
  const delaysMs = victims.flatMap((victim) => {
    const { tenantId, room } = victim
    const goneAt = truth.find((entry) => entry.tenantId === tenantId && entry.room === room)?.at
    const told = findTold(victim, shown, from)
    return goneAt === undefined || !told ? [] : told.at - goneAt
  })
  return { delaysMs, silent: victims.length - delaysMs.length }
}

async function run(profile: Profile): Promise<Figure[]> {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  return withElectron(async (folder) => {
    const switches = [`--tenants=${tenantCount}`, `--rooms=${roomCount}`]
    const demo = await openDemo(switches, folder, 5 * 60_000)
    const { delaysMs, silent } = await measure(demo, profile).finally(() => demo.close())
    const p95 = percentile(delaysMs, 0.95)
    return [
      {
        name: 'rooms told',
        value: `${delaysMs.length}, one a site; not told: ${silent}`,
        budget: 'all',
        isWithin: silent === 0,
      },
      { name: 'true change to notification, p50', value: seconds(percentile(delaysMs, 0.5)) },
      {
        name: 'true change to notification, p95',
        value: seconds(p95),
        budget: `<= ${seconds(budgets[profile])}`,
        isWithin: p95 <= budgets[profile],
      },
      { name: 'true change to notification, slowest', value: seconds(Math.max(...delaysMs)) },
    ]
  })
}

const measures = `true change in the simulator to the notifier port in real Electron, ${tenantCount} tenants and ${roomCount} rooms, real time`

export const toldBench: Bench = {
  name: 'told',
  measures: `${measures}, default profile`,
  run: () => run('default'),
}

export const toldFastBench: Bench = {
  name: 'told-fast',
  measures: `${measures}, fast profile`,
  run: () => run('fast'),
}
