// Microsoft's own pages that Roomwall's words point to.
const allowedHosts: ReadonlySet<string> = new Set([
  'learn.microsoft.com',
  'admin.teams.microsoft.com',
  'portal.rooms.microsoft.com',
  'entra.microsoft.com',
])

/**
 * May the operator's browser be sent to `url`? Only https, only the hosts above, default port, and no
 * user name in it (which would let a link look like another host's).
 */
export function isAllowedLink(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, username, password } = new URL(url)
  return protocol === 'https:' && allowedHosts.has(host) && username === '' && password === ''
}
