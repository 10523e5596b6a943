// Microsoft's own pages that Roomwall's words point to.
const allowedHosts: ReadonlySet<string> = new Set([
  'learn.microsoft.com',
  'admin.teams.microsoft.com',
  'portal.rooms.microsoft.com',
  'entra.microsoft.com',
])

/** Microsoft's sign-in pages of its clouds: for admin consent and nothing else. */
const consentHosts: ReadonlySet<string> = new Set([
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.chinacloudapi.cn',
])

/**
 * May the operator's browser be sent to `url`? Only https, only the hosts above (of the sign-in
 * pages only that of admin consent), default port, and no
 * user name in it (which would let a link look like another host's).
 */
export function isAllowedLink(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, pathname, username, password } = new URL(url)
  if (protocol !== 'https:' || username !== '' || password !== '') return false
  return allowedHosts.has(host) || (consentHosts.has(host) && /^\/[^/]+\/adminconsent$/.test(pathname))
}
