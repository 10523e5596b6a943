import { expect, it } from 'vitest'
import { builtPage } from '../../../src/main/security/app-page'
import { isPermissionGranted } from '../../../src/main/security/permissions'

it.each([
  'media',
  'geolocation',
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'fullscreen',
  'hid',
  'serial',
  'usb',
  'midiSysex',
  'openExternal',
  'fileSystem',
  'a permission of a later Chromium',
])('denies %s to our own page', (permission) => {
  expect(isPermissionGranted(builtPage, permission, builtPage.url)).toBe(false)
})

it.each(['https://evil.example/', 'app://elsewhere/', 'null', ''])('denies notifications to %s', (origin) =>
  expect(isPermissionGranted(builtPage, 'notifications', origin)).toBe(false),
)

it('grants notifications to our own page', () => {
  expect(isPermissionGranted(builtPage, 'notifications', 'app://roomwall/')).toBe(true)
  expect(isPermissionGranted(builtPage, 'notifications', 'app://roomwall')).toBe(true)
})
