import { calendarRoutes } from './calendars'
import { callRecordRoutes } from './call-records'
import { deviceRoutes } from './devices'
import type { Route, Version } from './exchange'
import { managedDeviceRoutes } from './managed-devices'
import { placeRoutes } from './places'
import { presenceRoutes } from './presences'
import { userRoutes } from './users'

const routes: readonly Route[] = [
  ...presenceRoutes,
  ...userRoutes,
  ...placeRoutes,
  ...deviceRoutes,
  ...callRecordRoutes,
  ...calendarRoutes,
  ...managedDeviceRoutes,
]

interface Target {
  segments: string[]
  route: Route
}

const targets: readonly Target[] = routes.map((route) => ({
  segments: route.path.toLowerCase().split('/'),
  route,
}))

export interface Match {
  route: Route
  parameters: string[]
}

/**
 * The route for a path, the most literal one first; `allowed` lists methods when only the method is wrong. Graph reads
 * the names in a path without regard to case.
 */
export function findRoute(method: string, version: Version, path: string): Match | { allowed: string[] } {
  const segments = path.split('/').filter(Boolean).map(decoded)
  const hits = targets
    .filter((target) => target.route.version === version && fits(target.segments, segments))
    .sort((a, b) => wildcards(a) - wildcards(b))
  const [first] = hits
  const best = hits.find(
    ({ route }) =>
      route.method === method && first && wildcards(first) === wildcards({ segments: route.path.split('/') }),
  )
  if (!best) return { allowed: hits.map(({ route }) => route.method) }
  return { route: best.route, parameters: segments.filter((_, index) => best.segments[index]?.includes('*')) }
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) => fitsSegment(part, segments[index]?.toLowerCase() ?? ''))
  )
}

/** `devices(*)` is a key by name, as in `devices(deviceId='...')`; a lone `*` is any segment. */
function fitsSegment(part: string, segment: string): boolean {
  if (part === '*' || part === segment) return true
  return part.endsWith('(*)') && segment.startsWith(part.slice(0, -2)) && segment.endsWith(')')
}

function wildcards({ segments }: { segments: readonly string[] }): number {
  return segments.filter((segment) => segment.includes('*')).length
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
