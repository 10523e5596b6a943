import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { makeFolder, removeFolder } from './demo-app'
import { runApp } from './run-app'

test.describe('the command line', () => {
  let folder = ''
  test.beforeEach(() => {
    folder = makeFolder()
  })
  test.afterEach(() => removeFolder(folder))

  for (const [switches, complaint] of [
    [['--demo', '--theme', 'pink'], '--theme must be one of'],
    [['--rooms', '20'], '--rooms shapes the simulated estate and needs --demo.'],
    [['--demo', '--scenario', 'no-such-day'], '--scenario must be one of calm-day'],
  ] as const) {
    test(`is refused with a sentence and exit code 2: ${switches.join(' ')}`, async () => {
      const run = await runApp([...switches, `--data-folder=${folder}`])
      expect(run.complaints).toContain(complaint)
      expect(run.exitCode).toBe(2)
    })
  }

  for (const [width, height, theme] of [
    [1280, 720, 'dark'],
    [3840, 2160, 'light'],
  ] as const) {
    test(`takes a picture of the live wall in ${width}x${height}, ${theme}`, async () => {
      const file = path.join(folder, 'pictures', 'wall.png')
      const run = await runApp([
        '--demo',
        '--tenants=1',
        '--rooms=6',
        `--snapshot=${file}`,
        `--size=${width}x${height}`,
        `--theme=${theme}`,
      ])
      expect(run.complaints).not.toContain('roomwall:')
      expect(run.exitCode).toBe(0)
      const picture = readFileSync(file)
      expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG')
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([width, height])
      // An empty surface compresses to almost nothing.
      expect(picture.byteLength).toBeGreaterThan(20_000)
    })
  }
})
