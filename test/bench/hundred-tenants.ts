import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Core } from '../../src/main/compose-core'
import { systemClock } from '../../src/main/lib/clock'
import type { Fetch } from '../../src/main/lib/fetch'
import { TenantKey } from '../../src/shared/model/tenant'
import { createNodeFetch } from '../support/node-fetch'
import { type Bench, cpuMs, type Figure, median } from './bench'
import { openBenchCore } from './bench-core'
import { measureWindow } from './hundred-tenants-window'
import { type SimulatorProcess, startSimulatorProcess } from './simulator-process'

const tenantCount = 100
const roomCount = 500
/** How long cycles are watched, ms of real time: three of the fast profile. */
const watchMs = 30_000
const presenceEveryMs = 10_000

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
  const core = await openBenchCore({
    clock: systemClock,
    fetch: () => Promise.reject(new Error('Each tenant has a way out of its own')),
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
    dataFolder,
    simulator: { ...simulator, tenants: simulator.tenants.slice(0, count) },
    profile: 'fast',
  })
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

/** From the start to the moment when every tenant has been asked once, ms; and what of it this process computed. */
async function startUp(console: Console): Promise<{ ms: number; cpuMs: number; firstMs: number }> {
  const from = performance.now()
  let firstMs = Number.NaN
  const endFirst = console.core.feed.subscribe((name) => {
    if (name === 'rooms.changed' && Number.isNaN(firstMs)) firstMs = performance.now() - from
  })
  const own = await cpuMs(async () => {
    await console.core.start()
    while (!console.core.tenants.isSettled()) await pause(20)
  })
  endFirst()
  return { ms: performance.now() - from, cpuMs: own, firstMs }
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

async function measureCore(): Promise<Figure[]> {
  const simulator = await startSimulatorProcess([
    `--tenants=${tenantCount}`,
    `--rooms=${roomCount}`,
    '--oddities=none',
  ])
  try {
    const one = await openConsole(simulator, 1)
    const first = await startUp(one)
    await one.close()
    const console = await openConsole(simulator, tenantCount)
    const all = await startUp(console)
    await pause(presenceEveryMs)
    const calm = await lateness(console)
    console.setBroken(true)
    const disturbed = await lateness(console)
    await console.close()
    const ratio = all.ms / first.ms
    const words = ({ median: middle, worst }: typeof calm) =>
      `median ${Math.round(middle)} ms, worst ${Math.round(worst)} ms late`
    // A tenth of the interval: far below what anybody sees, far above what timers and a busy processor add.
    const isHarmless = disturbed.median - calm.median <= presenceEveryMs / 10
    return [
      {
        name: 'core: start-up of 1 tenant',
        value: `${Math.round(first.ms)} ms, ${Math.round(first.cpuMs)} ms of it computing`,
      },
      {
        name: `core: start-up of ${tenantCount} tenants`,
        value: `${Math.round(all.ms)} ms, ${ratio.toFixed(1)} x one; ${Math.round(all.cpuMs)} ms of it computing`,
        budget: `<= ${tenantCount} x one`,
        isWithin: ratio <= tenantCount,
      },
      { name: 'core: cycles of 99 tenants, all well', value: words(calm) },
      {
        name: 'core: cycles of 99 tenants, one hangs',
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
  measures:
    'a hundred tenants against one: start-up, what one that hangs costs the others, and the window while all poll',
  run: async () => [...(await measureCore()), ...(await measureWindow())],
}
