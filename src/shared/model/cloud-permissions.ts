import type { Permission } from './permission'
import type { Cloud } from './tenant'

/**
 * Permissions of services that a cloud does not have (Graph metadata of that cloud): China has neither presence nor call
 * records. They are never asked for there. Of a custom cloud nothing is known to be absent.
 */
const absentByCloud: Record<Cloud, readonly Permission[]> = {
  global: [],
  usGovL4: [],
  usGovL5: [],
  china: ['Presence.Read.All', 'CallRecords.Read.All'],
  custom: [],
}

/** What a cloud has no service for. */
export function absentPermissions(cloud: Cloud): ReadonlySet<Permission> {
  return new Set(absentByCloud[cloud])
}
