import type { SilenceMatcher } from '../../model/incident'
import type { RoomId } from '../../model/room'
import { incidentTypeWords } from './incidents'

/** How tenants and rooms are called; what is not known any more, by its key. */
export interface Names {
  tenant(tenantKey: string): string
  room(roomId: RoomId): string
}

/** What a matcher fits: its parts, from the tenant to the kind of trouble. */
export function matcherParts(
  { tenantKey, site, roomId, model, type }: SilenceMatcher,
  names: Names,
): string[] {
  return [
    tenantKey === null ? null : names.tenant(tenantKey),
    site,
    roomId === null ? null : names.room(roomId),
    model,
    type === null ? null : incidentTypeWords[type],
  ].filter((part) => part !== null)
}
