import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Core, composeCore } from '../../src/main/compose-core'
import { createMemoryKeychain } from '../../src/main/keychain/memory-keychain'
import { systemClock } from '../../src/main/lib/clock'
import type { Fetch } from '../../src/main/lib/fetch'
import type { Logger } from '../../src/main/lib/logger'
import { succeed } from '../../src/shared/errors'
import { type Tenant, TenantKey } from '../../src/shared/model/tenant'
import { aboutTests } from '../support/about-tests'
import { createNodeFetch } from '../support/node-fetch'
import { type Bench, type Figure, median } from './bench'
import { type SimulatorProcess, startSimulatorProcess } from './simulator-process'

const tenantCount = 100
const roomCount = 500
/** How long cycles are watched, ms of real time: three of the fast profile. */
const watchMs = 30_000
const presenceEveryMs = 10_000

const silent: Logger = { info() {}, warn() {}, error() {}, child: () => silent }
const brokenKey = TenantKey.parse('tenant-0')

interface Console {
  core: Core
  /** When presence of the tenants that work was asked for, ms, by tenant. */
  asked: Map<string, number[]>
  setBroken(isBroken: boolean): void
  close(): Promise<void>
}

/** A console of the simulator's first `count` tenants; each has a connection pool of its own, as its session has in Electron. */
async function openConsole(simulator: SimulatorProcess, count: number): Promise<Console> {
  const asked = new Map<string, number[]>()
  let isBroken = false
  const networks = new Set<ReturnType<typeof createNodeFetch>>()
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'roomwall-bench-'))
  const composed = await composeCore({
    clock: systemClock,
    logger: silent,
    keychain: createMemoryKeychain(),
    openNetwork({ tenantKey }) {
      const network = createNodeFetch({ caPem: simulator.caPem })
      networks.add(network)
      const fetch: Fetch = (url, init) => {
        if (tenantKey === brokenKey && isBroken) return untilGivenUp(init.signal)
        if (url.includes('getPresencesByUserId')) {
          asked.set(tenantKey, [...(asked.get(tenantKey) ?? []), performance.now()])
        }
        return network.fetch(url, init)
      }
      return { fetch, resolveProxy: async () => 'DIRECT', dispose: async () => network.close() }
    },
    about: aboutTests,
    files: { chooseWhereToSave: async () => null, chooseWhatToOpen: async () => null },
    dataFolder,
    historyWorker: null,
    userName: 'bench',
    messages: {
      notifier: { send: async () => succeed(undefined) },
      fetch: () => Promise.reject(new Error('There are no channels')),
      sendMail: () => Promise.reject(new Error('There are no channels')),
    },
    zone: 'UTC',
    meetings: null,
  })
  if (!composed.ok) throw new Error(composed.error.code)
  const core = composed.value
  for (const [index, tenant] of simulator.tenants.slice(0, count).entries()) {
    await core.tenants.define(
      {
        tenantKey: TenantKey.parse(`tenant-${index}`),
        displayName: tenant.displayName,
        badge: tenant.badge.slice(0, 4),
        colour: index % 12,
        group: null,
        directoryId: tenant.tenantId,
        clientId: tenant.clientId,
        cloud: 'custom',
        custom: simulator,
        profile: 'fast',
        paused: false,
        owner: null,
        credential: null,
      } satisfies Tenant,
      { kind: 'secret', secret: tenant.clientSecret },
    )
  }
  return {
    core,
    asked,
    setBroken(broken) {
      isBroken = broken
    },
    async close() {
      await core.stop()
      for (const network of networks) network.close()
      await rm(dataFolder, { recursive: true })
    },
  }
}

function untilGivenUp(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('aborted')), { once: true })
  })
}

/** From the start to the moment when every tenant has been asked once, ms. */
async function startUpMs(console: Console): Promise<number> {
  const from = performance.now()
  await console.core.start()
  while (!console.core.tenants.isSettled()) await pause(20)
  return performance.now() - from
}

/** How late presence cycles of the tenants that work came, ms beyond the interval: the median and the worst. */
async function lateness(console: Console): Promise<{ median: number; worst: number }> {
  console.asked.clear()
  await pause(watchMs)
  const late: number[] = []
  for (const [tenantKey, times] of console.asked) {
    if (tenantKey === brokenKey) continue
    for (const [index, at] of times.entries()) {
      const before = times[index - 1]
      if (before !== undefined) late.push(Math.max(0, at - before - presenceEveryMs))
    }
  }
  return { median: median(late), worst: Math.max(0, ...late) }
}

async function run(): Promise<Figure[]> {
  const simulator = await startSimulatorProcess([
    `--tenants=${tenantCount}`,
    `--rooms=${roomCount}`,
    '--oddities=none',
  ])
  try {
    const one = await openConsole(simulator, 1)
    const oneMs = await startUpMs(one)
    await one.close()
    const console = await openConsole(simulator, tenantCount)
    const allMs = await startUpMs(console)
    await pause(presenceEveryMs)
    const calm = await lateness(console)
    console.setBroken(true)
    const disturbed = await lateness(console)
    await console.close()
    const ratio = allMs / oneMs
    const words = ({ median: middle, worst }: typeof calm) =>
      `median ${Math.round(middle)} ms, worst ${Math.round(worst)} ms late`
    // A tenth of the interval: far below what anybody sees, far above what timers and a busy processor add.
    const isHarmless = disturbed.median - calm.median <= presenceEveryMs / 10
    return [
      { name: 'start-up of 1 tenant', value: `${Math.round(oneMs)} ms` },
      {
        name: `start-up of ${tenantCount} tenants`,
        value: `${Math.round(allMs)} ms, ${ratio.toFixed(1)} x one`,
        budget: `<= ${tenantCount} x one`,
        isWithin: ratio <= tenantCount,
      },
      { name: 'cycles of 99 tenants, all well', value: words(calm) },
      {
        name: 'cycles of 99 tenants, one hangs',
        value: words(disturbed),
        budget: `median at most ${presenceEveryMs / 10} ms later`,
        isWithin: isHarmless,
      },
    ]
  } finally {
    await simulator.stop()
  }
}

export const hundredTenantsBench: Bench = {
  name: 'hundred-tenants',
  measures: 'start-up of 100 tenants against 1, and what one whose connections hang costs the others',
  run,
}
