import path from 'node:path'
import { _electron as electron } from '@playwright/test'
import { quietSwitches, sandboxSwitches } from '../../build/chromium-switches'
import { projectFolder } from '../../build/project-folder'
import { systemClock } from '../../src/main/lib/clock'
import { createNodeFetch } from '../support/node-fetch'
import { type Bench, type Figure, median } from './bench'
import { openBenchCore } from './bench-core'
import { withElectron } from './electron-bench'
import { startSimulatorProcess } from './simulator-process'
import { isAllRead, until } from './until'

const tenantCount = 25
const roomCount = 5_000
const starts = 7

/** Lets a core watch 5,000 rooms and end, as yesterday's run did. Nothing listens afterwards: the next start has no network. */
async function fillFolder(dataFolder: string): Promise<number> {
  const simulator = await startSimulatorProcess([`--tenants=${tenantCount}`, `--rooms=${roomCount}`])
  const network = createNodeFetch({ caPem: simulator.caPem })
  const core = await openBenchCore({ clock: systemClock, fetch: network.fetch, dataFolder, simulator })
  await core.start()
  await until('all is read', async () => {
    const listed = await core.handlers['tenants.list'](null)
    return listed.ok && isAllRead(listed.value)
  })
  const listed = await core.handlers['tenants.list'](null)
  await core.stop()
  network.close()
  await simulator.stop()
  return listed.ok ? listed.value.reduce((sum, { roomCount: rooms }) => sum + rooms, 0) : 0
}

/** Time from the command to the first frame with a room (or the empty window's line) in it, ms. */
async function timeStart(folder: string, ...switches: string[]): Promise<number> {
  const environment = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  const startedAt = Date.now()
  const app = await electron.launch({
    args: [...quietSwitches(true), folder, ...switches],
    chromiumSandbox: sandboxSwitches().length === 0,
    cwd: projectFolder,
    env: Object.fromEntries(environment),
  })
  try {
    const page = await app.firstWindow()
    const shownAt = await page.waitForFunction(
      () => document.querySelector('[data-room]') && performance.timeOrigin + performance.now(),
      undefined,
      { polling: 'raf' },
    )
    return Number(await shownAt.jsonValue()) - startedAt
  } finally {
    await app.close()
  }
}

async function run(): Promise<Figure[]> {
  return withElectron(async (folder) => {
    const dataFolder = path.join(folder, 'data')
    const rooms = await fillFolder(dataFolder)
    const empty: number[] = []
    const wall: number[] = []
    // One of each first: the disk's cache is warm for both.
    for (let start = 0; start <= starts; start += 1) {
      const emptyMs = await timeStart(
        path.join(import.meta.dirname, 'empty-app'),
        `--user-data-dir=${path.join(folder, 'empty')}`,
      )
      const wallMs = await timeStart(projectFolder, `--data-folder=${dataFolder}`)
      if (start === 0) continue
      empty.push(emptyMs)
      wall.push(wallMs)
    }
    const ratio = median(wall) / median(empty)
    return [
      { name: 'on disk', value: `${tenantCount} tenants, ${rooms} rooms; no network` },
      { name: 'empty Electron window, median', value: `${median(empty).toFixed(0)} ms of ${starts} starts` },
      { name: 'wall with rooms, median', value: `${median(wall).toFixed(0)} ms` },
      { name: 'wall / empty window', value: ratio.toFixed(2), budget: '<= 2', isWithin: ratio <= 2 },
    ]
  })
}

export const startBench: Bench = {
  name: 'start',
  measures: 'start to the last-known wall, from disk and without a network, against an empty Electron window',
  run,
}
