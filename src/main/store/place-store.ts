import type { Outcome } from '../../shared/errors'
import { Place } from '../../shared/model/place'
import type { TenantKey } from '../../shared/model/tenant'
import type { Access } from './access'
import { BodyTable, writePages } from './body-table'

export interface PlaceStore {
  list(tenantKey: TenantKey): Promise<Place[]>
  save(tenantKey: TenantKey, places: readonly Place[], removedIds: readonly string[]): Promise<Outcome<void>>
}

export function createPlaceStore(access: Access): PlaceStore {
  const { database, logger } = access
  const places = new BodyTable(database, logger, 'place', 'place_id', Place)
  return {
    list: (tenantKey) => access.read<Place[]>(tenantKey, [], () => places.list(tenantKey)),
    save: (tenantKey, saved, removedIds) =>
      access.write(tenantKey, function* () {
        yield* writePages(database, saved, (place) => places.upsert(tenantKey, place.placeId, place))
        yield* writePages(database, removedIds, (id) => places.remove(tenantKey, id))
      }),
  }
}
