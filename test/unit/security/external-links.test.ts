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
  'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/authorize?client_id=app',
  'https://login.microsoftonline.com.evil.example/contoso.com/adminconsent',
  'https://login.microsoftonline.com/contoso.com/adminconsent/more',
  '',
])('keeps the browser away from %s', (url) => expect(isAllowedLink(url)).toBe(false))

it.each([
  'https://learn.microsoft.com/microsoftteams/rooms/',
  'https://admin.teams.microsoft.com/devices',
  'https://portal.rooms.microsoft.com/',
  'https://entra.microsoft.com/#view/apps',
  'https://login.microsoftonline.com/contoso.com/adminconsent?client_id=app',
  'https://login.chinacloudapi.cn/contoso.com/adminconsent?client_id=app',
])('opens %s', (url) => expect(isAllowedLink(url)).toBe(true))
