import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startSimulator } from '../../src/simulator/simulator'
import { createNodeFetch } from '../support/node-fetch'
import { createVirtualClock } from '../support/virtual-clock'
import type { Bench, Figure } from './bench'
import { openBenchCore } from './bench-core'

const tenantCount = 25
const roomCount = 5_000
const hours = 24
const hourMs = 60 * 60_000
/** Monday, 08:00 UTC. */
const startsAt = Date.UTC(2026, 10, 23, 8)

async function run(): Promise<Figure[]> {
  let isBusy = () => false
  const clock = createVirtualClock(startsAt, () => isBusy())
  const simulator = await startSimulator({
    tenants: tenantCount,
    rooms: roomCount,
    scenario: 'calm-day',
    clock,
  })
  const network = createNodeFetch({ caPem: simulator.caPem, connections: 6 * tenantCount })
  isBusy = network.isBusy
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'roomwall-bench-'))
  const messages: string[] = []
  const core = await openBenchCore({
    clock,
    fetch: network.fetch,
    dataFolder,
    simulator,
    profile: 'calm',
    onMessage: (title) => messages.push(title),
  })
  const began = performance.now()
  try {
    await core.start()
    for (let hour = 1; hour <= hours; hour += 1) {
      await clock.advance(hourMs)
      process.stdout.write(`  (hour ${hour} after ${((performance.now() - began) / 1000).toFixed(0)} s)\n`)
    }
    const listed = await core.handlers['incidents.list'](null)
    const statuses = await core.handlers['tenants.list'](null)
    if (!listed.ok || !statuses.ok) throw new Error('The core does not answer')
    // What was wrong when it was first seen stands in the list, low; nothing of the day itself may.
    const news = listed.value.incidents.filter(({ isFirstSight }) => !isFirstSight)
    const rooms = statuses.value.reduce((sum, { roomCount: own }) => sum + own, 0)
    const seconds = (performance.now() - began) / 1000
    return [
      { name: 'estate', value: `${tenantCount} tenants, ${rooms} rooms` },
      { name: 'simulated', value: `${hours} h in ${seconds.toFixed(0)} s` },
      {
        name: 'incidents of the day',
        value: `${news.length} ${news
          .slice(0, 5)
          .map(({ type, roomName }) => `${type} ${roomName}`)
          .join(', ')}`,
        budget: '0',
        isWithin: news.length === 0,
      },
      {
        name: 'messages',
        value: `${messages.length} ${messages.slice(0, 5).join(', ')}`,
        budget: '0',
        isWithin: messages.length === 0,
      },
      { name: 'low ones of first sight', value: String(listed.value.incidents.length - news.length) },
    ]
  } finally {
    await core.stop()
    network.close()
    await simulator.stop()
    await rm(dataFolder, { recursive: true })
  }
}

export const calmDayBench: Bench = {
  name: 'calm-day',
  measures: `${hours} simulated hours in which nothing happens, ${roomCount} rooms: no incident, no message`,
  run,
}
