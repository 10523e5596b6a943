import path from 'node:path'
import type { AppSwitches } from './app-switches'
import { temporaryFolderOf } from './temporary-folder'

/** Where this computer keeps data of applications. */
export interface DataFolderWorld {
  platform: NodeJS.Platform
  /** Electron's `appData`: roaming on Windows. */
  appData: string
  /** `%LOCALAPPDATA%`, where there is one. */
  localAppData: string | undefined
  /** For what is not kept. */
  temporary: string
  processId: number
}

/** Absolute path, and whether it is of no use after the run. */
export interface DataFolder {
  folder: string
  isTemporary: boolean
}

/**
 * The folder of everything this run writes. Local, not roaming: a database must not travel with a profile.
 * Each shape of the demo has a folder of its own, beside the real one and never in it, so that real and
 * simulated tenants (or two different simulated estates) cannot meet in a file. A picture of the demo starts from
 * nothing in a folder that does not outlive it, so that it is the same whatever ran before.
 */
export function chooseDataFolder(
  switches: Pick<AppSwitches, 'isDemo' | 'dataFolder' | 'estate' | 'snapshot'>,
  world: DataFolderWorld,
): DataFolder {
  const isTemporary = switches.dataFolder === null && switches.isDemo && switches.snapshot !== null
  return {
    folder: isTemporary
      ? temporaryFolderOf(world.processId, world.temporary)
      : lastingFolder(switches, world),
    isTemporary,
  }
}

function lastingFolder(
  switches: Pick<AppSwitches, 'isDemo' | 'dataFolder' | 'estate'>,
  world: DataFolderWorld,
): string {
  if (switches.dataFolder !== null) return switches.dataFolder
  const base = world.platform === 'win32' ? (world.localAppData ?? world.appData) : world.appData
  if (!switches.isDemo) return path.join(base, 'Roomwall')
  const { tenants, rooms, scenario, seed } = switches.estate
  const shape = [
    tenants === null ? null : `tenants-${tenants}`,
    rooms === null ? null : `rooms-${rooms}`,
    scenario,
    seed === null ? null : `seed-${seed}`,
  ].filter((part) => part !== null)
  return path.join(base, 'Roomwall Demo', shape.length === 0 ? 'default' : shape.join('_'))
}
