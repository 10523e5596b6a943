import type { Licence } from '../../shared/model/account'
import { licenceTable } from '../../shared/model/licence-table'

const knownLicences: ReadonlyMap<string, Licence> = new Map(licenceTable.map((sku) => [sku.skuId, sku]))

/**
 * Classes an account's licences by skuId, never by service plan: the Basic licence holds a plan named Pro.
 * A sku that is not in the table is `other`, named by its id. Order and first of duplicates are kept.
 */
export function classifyLicences(assigned: readonly { skuId: string }[]): Licence[] {
  const licences = new Map<string, Licence>()
  for (const { skuId } of assigned) {
    // `trim` also takes the non-breaking spaces that Microsoft's own list carries.
    const id = skuId.trim().toLowerCase()
    if (id === '' || licences.has(id)) continue
    licences.set(id, knownLicences.get(id) ?? { skuId: id, class: 'other', name: id })
  }
  return [...licences.values()]
}

/** Does one of these licences entitle a room or shared device? */
export function hasDeviceLicence(licences: readonly Licence[]): boolean {
  return licences.some((licence) => licence.class !== 'other')
}

/** Does one of these licences make the account a room's (and not a phone's)? */
export function hasRoomLicence(licences: readonly Licence[]): boolean {
  return licences.some((licence) => licence.class !== 'other' && licence.class !== 'shared')
}
