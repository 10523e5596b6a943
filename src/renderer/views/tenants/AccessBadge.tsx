import type { HealthLevel } from '../../../shared/model/room-health'
import type { AccessState } from '../../../shared/model/tenant-status'
import { accessWords } from '../../../shared/text/en/tenants'
import { StateBadge } from '../../ui/StateBadge'

const levels: Record<AccessState, HealthLevel> = {
  paused: 'maintenance',
  signingIn: 'restarting',
  signedIn: 'healthy',
  failed: 'critical',
}

/** How a tenant's sign-in is. */
export function AccessBadge({ state }: { state: AccessState }) {
  return <StateBadge level={levels[state]} word={accessWords[state]} hint="" />
}
