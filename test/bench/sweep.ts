import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { Core } from '../../src/main/compose-core'
import { type Clock, systemClock } from '../../src/main/lib/clock'
import type { Fetch, FetchInit } from '../../src/main/lib/fetch'
import { createNodeFetch, type NodeFetch } from '../support/node-fetch'
import { type Bench, cpuMs, type Figure, median } from './bench'
import { openBenchCore } from './bench-core'
import { readPlainly } from './plain-way'
import { type SimulatorProcess, startSimulatorProcess } from './simulator-process'

const tenantCount = 25
const roomCount = 5_000
const devicesPerRoom = 2
/** One cycle of everything that is polled often: ten presence sweeps, one device list, ten slices of health. */
const cycleMs = 5 * 60_000
const cycles = 5
/** Engine and simulator live this much faster than the wall clock, so that a cycle takes 15 s. */
const speed = 20

interface Sent {
  /** When it left, ms since the cycle began: a lone request costs more than one of many, so the floor keeps the pace. */
  leftAtMs: number
  url: string
  init: FetchInit
}

interface Engine {
  core: Core
  /** Requests sent since the last call. */
  takeSent(): Sent[]
  network: NodeFetch
  close(): Promise<void>
}

async function startEngine(simulator: SimulatorProcess): Promise<Engine> {
  const network = createNodeFetch({ caPem: simulator.caPem })
  let sent: Sent[] = []
  const clock = fastClock()
  let cycleBegan = performance.now()
  const recording: Fetch = (url, init) => {
    sent.push({ leftAtMs: performance.now() - cycleBegan, url, init })
    return network.fetch(url, init)
  }
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'roomwall-bench-'))
  const core = await openBenchCore({ clock, fetch: recording, dataFolder, simulator })
  return {
    core,
    network,
    takeSent() {
      const taken = sent
      sent = []
      cycleBegan = performance.now()
      return taken
    },
    async close() {
      await core.stop()
      network.close()
      await rm(dataFolder, { recursive: true })
    },
  }
}

/** The computer's clock, `speed` times as fast. */
function fastClock(): Clock {
  const startsAt = Date.now()
  const zero = performance.now()
  const elapsedMs = () => (performance.now() - zero) * speed
  return {
    now: () => startsAt + elapsedMs(),
    monotonicMs: elapsedMs,
    schedule: (delayMs, run) => systemClock.schedule(delayMs / speed, run),
  }
}

/** Lets `ms` of the engine's time pass; returns the processor time spent, ms. */
function pass(ms: number): Promise<number> {
  return cpuMs(() => pause(ms / speed))
}

/** The floor: the same requests at the same pace, fetched and JSON-parsed, nothing else. Returns processor time, ms. */
function floor(engine: Engine, requests: readonly Sent[]): Promise<number> {
  return cpuMs(() => replay(engine.network.fetch, requests))
}

async function replay(fetch: Fetch, requests: readonly Sent[]): Promise<void> {
  const began = performance.now()
  await Promise.all(
    requests.map(async ({ leftAtMs, url, init }) => {
      await pause(Math.max(0, leftAtMs - (performance.now() - began)))
      const { signal: _, ...unaborted } = init
      const answer = await fetch(url, unaborted)
      JSON.parse(await answer.text())
    }),
  )
}

async function run(): Promise<Figure[]> {
  const simulator = await startSimulatorProcess([
    `--tenants=${tenantCount}`,
    `--rooms=${roomCount}`,
    `--devices-per-room=${devicesPerRoom}`,
    '--oddities=none',
    `--speed=${speed}`,
  ])
  const engine = await startEngine(simulator)
  try {
    const loadDelay = monitorEventLoopDelay({ resolution: 1 })
    loadDelay.enable()
    await engine.core.start()
    const firstLoadMs = await pass(15 * 60_000)
    loadDelay.disable()
    const { rooms, devices } = await countEstate(engine.core)

    const steadyDelays: { p99: number; max: number }[] = []
    const engineMs: number[] = []
    const floorMs: number[] = []
    const sent: Sent[][] = []
    for (let cycle = 0; cycle < cycles; cycle++) {
      engine.takeSent()
      const delay = monitorEventLoopDelay({ resolution: 1 })
      delay.enable()
      engineMs.push(await pass(cycleMs))
      delay.disable()
      steadyDelays.push({ p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 })
      sent.push(engine.takeSent().filter(({ url }) => url.startsWith(simulator.graphUrl)))
    }
    // The engine must be silent while the floor is measured in its process.
    await engine.core.stop()
    for (const requests of sent) floorMs.push(await floor(engine, requests))
    const steadyP99 = median(steadyDelays.map(({ p99 }) => p99))
    const steadyMax = Math.max(...steadyDelays.map(({ max }) => max))
    const plain = await readPlainly(simulator, engine.network.fetch)
    const ratio = median(engineMs) / median(floorMs)
    return [
      { name: 'estate', value: `${tenantCount} tenants, ${rooms} rooms, ${devices} devices` },
      { name: 'first load and first health sweep, CPU', value: `${firstLoadMs.toFixed(0)} ms` },
      { name: 'requests a 5 min cycle', value: String(median(sent.map(({ length }) => length))) },
      { name: 'engine CPU a cycle (median)', value: `${median(engineMs).toFixed(0)} ms` },
      { name: 'floor CPU a cycle (median)', value: `${median(floorMs).toFixed(0)} ms` },
      {
        name: 'engine / floor (medians)',
        value: ratio.toFixed(2),
        budget: '<= 2',
        isWithin: ratio <= 2,
      },
      {
        name: 'plain way CPU, every device once',
        value: `${plain.cpuMs.toFixed(0)} ms in ${plain.requests} requests`,
      },
      {
        name: 'event-loop delay p99, steady',
        value: `${steadyP99.toFixed(1)} ms`,
        budget: '<= 20 ms',
        isWithin: steadyP99 <= 20,
      },
      {
        name: 'longest block, steady',
        value: `${steadyMax.toFixed(1)} ms`,
        budget: '<= 50 ms',
        isWithin: steadyMax <= 50,
      },
      {
        name: 'event-loop delay p99, first load',
        value: `${(loadDelay.percentile(99) / 1e6).toFixed(1)} ms`,
      },
      { name: 'longest block, first load', value: `${(loadDelay.max / 1e6).toFixed(1)} ms` },
    ]
  } finally {
    await engine.close()
    await simulator.stop()
  }
}

async function countEstate(core: Core): Promise<{ rooms: number; devices: number }> {
  const listed = await core.handlers['tenants.list'](null)
  if (!listed.ok) throw new Error(listed.error.code)
  const statuses = listed.value
  const late = statuses.filter(({ workloads }) => workloads.some(({ state }) => state !== 'live'))
  if (late.length > 0)
    throw new Error(`${late.length} tenants are not live: ${JSON.stringify(late[0]?.workloads)}`)
  const sum = (of: (status: (typeof statuses)[number]) => number) =>
    statuses.reduce((total, status) => total + of(status), 0)
  return { rooms: sum((status) => status.roomCount), devices: sum((status) => status.deviceCount) }
}

export const sweepBench: Bench = {
  name: 'sweep',
  measures:
    'processor time and event-loop delay of the engine against fetch + JSON.parse of the same requests',
  run,
}
