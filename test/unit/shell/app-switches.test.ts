import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAppSwitches } from '../../../src/main/shell/app-switches'

const here = path.resolve('/somewhere')
const read = (...argv: string[]) => readAppSwitches(argv, here)

describe('the command line', () => {
  it.each([
    [['--demo', '--theme', 'pink'], '--theme must be one of: system, dark, light, highContrast.'],
    [['--demo', '--snapshot', 'a.jpg'], '--snapshot must name a .png file.'],
    [['--snapshot', 'a.png', '--size', '1920'], '--size must be WIDTHxHEIGHT in pixels, such as 1920x1080.'],
    [['--snapshot', 'a.png', '--size', '1x1'], '--size must be WIDTHxHEIGHT in pixels, such as 1920x1080.'],
    [
      ['--snapshot', 'a.png', '--view', 'cellar'],
      '--view must be one of: wall, incidents, incidents/muted, tenants, activity, settings, settings/network, settings/backup, settings/notifications, settings/rules.',
    ],
    [['--demo', '--tenants', '0'], '--tenants must be a whole number from 1 to 200.'],
    [['--demo', '--tenants', '3.5'], '--tenants must be a whole number from 1 to 200.'],
    [['--demo', '--rooms=-5'], '--rooms must be a whole number from 1 to 100000.'],
    [['--demo', '--seed', 'x'], '--seed must be a whole number from 0 to 4294967295.'],
    [['--demo', '--scenario', '../x'], '--scenario must be the name of a scenario, such as calm-day.'],
    [['--demo', '--snapshot'], '--snapshot needs a value.'],
    [['--demo', '--snapshot', '--theme', 'dark'], '--snapshot needs a value.'],
    [['--demo', '--theme='], '--theme needs a value.'],
    [['--rooms', '20'], '--rooms shapes the simulated estate and needs --demo.'],
    [['--demo', '--size', '800x600'], '--size needs --snapshot FILE.png.'],
  ])('%j is refused in one sentence', (argv, problem) => {
    expect(read(...argv)).toEqual({ ok: false, problem })
  })

  it('leaves the switches of Electron and Chromium alone', () => {
    const reading = read('.', '--no-sandbox', '--remote-debugging-port=0', '--lang', 'de', '--inspect=0')
    expect(reading).toMatchObject({ ok: true, switches: { isDemo: false, snapshot: null, theme: null } })
  })

  it('reads a whole demo, in either spelling', () => {
    const words = ['--demo', '--tenants', '5', '--rooms=300', '--scenario', 'building-outage', '--seed=0']
    expect(read(...words, '--theme', 'light', '--data-folder', 'data', '--simulator-control')).toEqual({
      ok: true,
      switches: {
        isDemo: true,
        dataFolder: path.join(here, 'data'),
        snapshot: null,
        theme: 'light',
        estate: { tenants: 5, rooms: 300, scenario: 'building-outage', seed: 0 },
        opensSimulatorControl: true,
      },
    })
  })

  it('takes a picture of the wall in full HD unless told otherwise', () => {
    const file = path.join(here, 'wall.png')
    expect(read('--demo', '--snapshot', 'wall.png')).toMatchObject({
      switches: { snapshot: { file, size: { width: 1920, height: 1080 }, view: 'wall' } },
    })
    expect(
      read('--demo', '--snapshot', 'wall.png', '--size', '3840x2160', '--view', 'tenants'),
    ).toMatchObject({
      switches: { snapshot: { file, size: { width: 3840, height: 2160 }, view: 'tenants' } },
    })
  })
})
