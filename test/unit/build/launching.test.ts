import { describe, expect, it } from 'vitest'
import { digestInputs } from '../../../build/app-build'
import { npmCommand } from '../../../build/child-process'
import { quietSwitches, sandboxSwitches } from '../../../build/chromium-switches'
import { needsVirtualDisplay } from '../../../build/display'
import { packagedExecutableWithin } from '../../../build/packaged-app'

describe('digestInputs', () => {
  const wall = { name: 'src/wall.ts', sizeBytes: 10, modifiedMs: 1000 }
  const room = { name: 'src/room.ts', sizeBytes: 20, modifiedMs: 2000 }

  it('does not depend on the order of the listing', () => {
    expect(digestInputs([wall, room])).toBe(digestInputs([room, wall]))
  })

  it.each([
    ['touched', [wall, { ...room, modifiedMs: 2001 }]],
    ['set back in time', [wall, { ...room, modifiedMs: 1999 }]],
    ['of another size', [wall, { ...room, sizeBytes: 21 }]],
    ['renamed', [wall, { ...room, name: 'src/rooms.ts' }]],
    ['removed', [wall]],
  ])('changes when a file is %s', (_change, inputs) => {
    expect(digestInputs(inputs)).not.toBe(digestInputs([wall, room]))
  })
})

describe('needsVirtualDisplay', () => {
  it('is so on Linux without X and Wayland only', () => {
    expect(needsVirtualDisplay({}, 'linux')).toBe(true)
    expect(needsVirtualDisplay({ DISPLAY: '' }, 'linux')).toBe(true)
    expect(needsVirtualDisplay({ DISPLAY: ':0' }, 'linux')).toBe(false)
    expect(needsVirtualDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(false)
    expect(needsVirtualDisplay({}, 'darwin')).toBe(false)
    expect(needsVirtualDisplay({}, 'win32')).toBe(false)
  })
})

describe('the switches of a launcher', () => {
  it('give up the sandbox as root only', () => {
    expect(sandboxSwitches(0)).toEqual(['--no-sandbox'])
    expect(sandboxSwitches(1000)).toEqual([])
    expect(sandboxSwitches(65_534)).toEqual([])
  })

  it('silence Chromium on a virtual display only', () => {
    expect(quietSwitches(false)).toEqual([])
    expect(quietSwitches(true)).toHaveLength(1)
  })
})

describe('npmCommand', () => {
  it('is the npm that started us, else the one on PATH', () => {
    expect(npmCommand({ npm_execpath: '/lib/npm/bin/npm-cli.js' })).toEqual([
      process.execPath,
      ['/lib/npm/bin/npm-cli.js'],
    ])
    expect(npmCommand({ npm_execpath: '/lib/yarn/yarn.js' })).toEqual(['npm', []])
    expect(npmCommand({})).toEqual(['npm', []])
  })
})

describe('packagedExecutableWithin', () => {
  it.each([
    ['linux', 'x64', 'linux-unpacked/roomwall'],
    ['linux', 'arm64', 'linux-arm64-unpacked/roomwall'],
    ['win32', 'x64', 'win-unpacked/Roomwall.exe'],
    ['darwin', 'arm64', 'mac-arm64/Roomwall.app/Contents/MacOS/Roomwall'],
  ] as const)('is known on %s %s', (platform, architecture, executable) => {
    expect(packagedExecutableWithin(platform, architecture)).toBe(executable)
  })
})
