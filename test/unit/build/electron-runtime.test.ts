import { describe, expect, it } from 'vitest'
import { describeRuntime, executableWithin } from '../../../build/electron-runtime'
import { substituteTarget } from '../../../build/substitute-runtime'

describe('executableWithin', () => {
  it.each([
    ['linux', 'electron'],
    ['win32', 'electron.exe'],
    ['darwin', 'Electron.app/Contents/MacOS/Electron'],
  ] as const)('knows where Electron is on %s', (platform, executable) => {
    expect(executableWithin(platform)).toBe(executable)
  })
})

describe('describeRuntime', () => {
  it('says when it is not the declared Electron', () => {
    const place = { folder: '/dist', executable: '/dist/electron' }
    expect(describeRuntime({ origin: 'official', version: '45.0.0', ...place })).toBe(
      'Using Electron 45.0.0.',
    )
    expect(describeRuntime({ origin: 'substitute', version: '33.2.1', ...place })).toMatch(
      /^Using Electron 33\.2\.1 in place of \d+\.\d+\.\d+, for development and tests only\.$/,
    )
  })
})

describe('substituteTarget', () => {
  it('keeps the runtime and renames its executable, so that the app counts as unpackaged', () => {
    expect(substituteTarget('Cypress/Cypress')).toBe('electron')
    expect(substituteTarget('Cypress/icudtl.dat')).toBe('icudtl.dat')
    expect(substituteTarget('Cypress/locales/en-US.pak')).toBe('locales/en-US.pak')
    expect(substituteTarget('Cypress/v8_context_snapshot.bin')).toBe('v8_context_snapshot.bin')
  })

  it.each([
    'Cypress/',
    'Cypress/locales/',
    'Cypress/resources/app/package.json',
    'Cypress/resources/app-update.yml',
    'Cypress/browser_v8_context_snapshot.bin',
    'elsewhere/file',
  ])('leaves %s out', (entry) => {
    expect(substituteTarget(entry)).toBeUndefined()
  })
})
