import { expect, it } from 'vitest'
import { isAllowedLink } from '../../../src/main/security/external-links'

it.each([
  'http://learn.microsoft.com/',
  'https://learn.microsoft.com.evil.example/',
  'https://evil.example/learn.microsoft.com',
  'https://learn.microsoft.com@evil.example/',
  'https://someone:secret@learn.microsoft.com/',
  'https://learn.microsoft.com:8443/',
  'https://evil.learn.microsoft.com/',
  'file:///etc/passwd',
  'ms-teams://learn.microsoft.com/',
  'javascript:alert(1)//learn.microsoft.com',
  'learn.microsoft.com',
  '',
])('keeps the browser away from %s', (url) => expect(isAllowedLink(url)).toBe(false))

it.each([
  'https://learn.microsoft.com/microsoftteams/rooms/',
  'https://admin.teams.microsoft.com/devices',
  'https://portal.rooms.microsoft.com/',
  'https://entra.microsoft.com/#view/apps',
])('opens %s', (url) => expect(isAllowedLink(url)).toBe(true))
