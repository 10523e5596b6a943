import type { SilenceMatcher } from '../../../shared/model/incident'
import { incidentTypeWords } from '../../../shared/text/en/incidents'
import { useRooms } from '../../queries/rooms'
import { useTenants } from '../../queries/tenants'

/** What a matcher fits, in words: its parts one after another. */
export function MatcherWords({
  matcher: { tenantKey, site, roomId, model, type },
}: {
  matcher: SilenceMatcher
}) {
  const { rooms } = useRooms()
  const { tenants } = useTenants()
  const tenant =
    tenantKey === null ? null : tenants.find((status) => status.tenant.tenantKey === tenantKey)?.tenant
  const room = roomId === null ? null : (rooms.find((one) => one.roomId === roomId)?.name ?? roomId)
  const kind = type === null ? null : incidentTypeWords[type]
  return [tenant?.displayName ?? null, room, site, model, kind].filter((part) => part !== null).join(' · ')
}
