import type { GraphVersion } from './graph-client'

/**
 * The address of the next page, or null when it must not be followed: another origin would get our token.
 * Links are followed as sent; relative ones (seen in the device list) are resolved against the version root.
 */
export function resolveLink(link: string, graphUrl: string, version: GraphVersion): string | null {
  const root = `${graphUrl}/${version}`
  const absolute = link.startsWith('/')
    ? /^\/(v1\.0|beta)\//.test(link)
      ? `${graphUrl}${link}`
      : `${root}${link}`
    : /^[a-z][a-z0-9+.-]*:/i.test(link)
      ? link
      : `${root}/${link}`
  // `//host/path` and the like are caught here: they would resolve to another origin.
  if (!URL.canParse(absolute)) return null
  return new URL(absolute).origin === new URL(graphUrl).origin ? absolute : null
}
