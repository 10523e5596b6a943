import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { chooseDataFolder, type DataFolderWorld } from '../../../src/main/shell/data-folder'

const linux: DataFolderWorld = {
  platform: 'linux',
  appData: '/home/noc/.config',
  localAppData: undefined,
  temporary: '/tmp',
  processId: 42,
}
const noShape = { tenants: null, rooms: null, scenario: null, seed: null }
const real = { isDemo: false, dataFolder: null, estate: noShape, snapshot: null }
const demo = { ...real, isDemo: true }
const picture = { file: '/x.png', size: { width: 800, height: 600 }, view: 'wall' } as const

describe('the data folder', () => {
  it('never roams on Windows', () => {
    const windows = {
      ...linux,
      platform: 'win32',
      appData: 'C:/Users/noc/AppData/Roaming',
      localAppData: 'C:/Users/noc/AppData/Local',
    } as const
    expect(chooseDataFolder(real, windows).folder).toBe(path.join('C:/Users/noc/AppData/Local', 'Roomwall'))
  })

  it('is never shared by real tenants and a demo, nor by two demos of different shape', () => {
    const folders = [
      real,
      demo,
      { ...demo, estate: { ...noShape, rooms: 5 } },
      { ...demo, estate: { ...noShape, tenants: 5 } },
      { ...demo, estate: { ...noShape, seed: 5 } },
      { ...demo, estate: { ...noShape, scenario: 'calm-day' } },
    ].map((switches) => chooseDataFolder(switches, linux).folder)
    expect(new Set(folders).size).toBe(folders.length)
    for (const folder of folders.slice(1)) expect(path.relative(folders[0] ?? '', folder)).toMatch(/^\.\./)
  })

  it('is found again by the next demo of the same shape', () => {
    const shaped = { ...demo, estate: { tenants: 3, rooms: 200, scenario: 'rollout', seed: 7 } }
    expect(chooseDataFolder(shaped, linux)).toEqual(chooseDataFolder(shaped, { ...linux, processId: 43 }))
  })

  it('of a picture is thrown away, unless it is of real tenants', () => {
    expect(chooseDataFolder({ ...demo, snapshot: picture }, linux)).toEqual({
      folder: path.join('/tmp', 'roomwall-snapshot-42'),
      isTemporary: true,
    })
    expect(chooseDataFolder({ ...real, snapshot: picture }, linux).isTemporary).toBe(false)
  })

  it('is the given one, which is kept', () => {
    expect(chooseDataFolder({ ...demo, dataFolder: '/given', snapshot: picture }, linux)).toEqual({
      folder: '/given',
      isTemporary: false,
    })
  })
})
