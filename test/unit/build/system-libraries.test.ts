import { describe, expect, it } from 'vitest'
import { isOnPath, nameShortage, readMissingLibraries } from '../../../build/system-libraries'

const lddOutput = `
	linux-vdso.so.1 (0x00007ffd0f9e5000)
	libffmpeg.so => /app/./libffmpeg.so (0x00007f3c2c600000)
	libgtk-3.so.0 => not found
	libasound.so.2 => not found
	libnss3.so => not found
	libnssutil3.so => not found
	libgtk-3.so.0 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f3c1e21f000)
	/lib64/ld-linux-x86-64.so.2 (0x00007f3c2cd1f000)
`

describe('readMissingLibraries', () => {
  it('lists each library that the loader did not find, once', () => {
    expect(readMissingLibraries(lddOutput)).toEqual([
      'libgtk-3.so.0',
      'libasound.so.2',
      'libnss3.so',
      'libnssutil3.so',
    ])
  })

  it('finds nothing missing on a complete machine, nor in a static program', () => {
    expect(readMissingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x0)\n')).toEqual([])
    expect(readMissingLibraries('\tnot a dynamic executable\n')).toEqual([])
  })
})

describe('nameShortage', () => {
  it('names each package once, with its newer name first', () => {
    const shortage = nameShortage(readMissingLibraries(lddOutput), ['Xvfb', 'gnome-keyring-daemon'])
    expect(shortage.packages).toEqual([
      ['libgtk-3-0t64', 'libgtk-3-0'],
      ['libasound2t64', 'libasound2'],
      ['libnss3'],
      ['xvfb'],
      ['gnome-keyring'],
    ])
    expect(shortage.unknown).toEqual([])
    expect(shortage.missing).toContain('libnssutil3.so')
  })

  it('keeps what no known package brings, so that the user is told rather than given half', () => {
    expect(nameShortage(['libodd.so.1'], [])).toEqual({
      missing: ['libodd.so.1'],
      packages: [],
      unknown: ['libodd.so.1'],
    })
  })
})

describe('isOnPath', () => {
  it('looks into every folder of PATH', () => {
    expect(isOnPath('vitest.config.ts', `/nowhere::${process.cwd()}/test`)).toBe(true)
    expect(isOnPath('vitest.config.ts', '/nowhere')).toBe(false)
  })
})
