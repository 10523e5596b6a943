import type { Licence } from './account'

/**
 * Every licence made for rooms and shared devices, from Microsoft's "Product names and service plan identifiers for
 * licensing" as of 2026-07-29. The list holds none for GCC High and DoD. Ids are lower-case.
 */
export const licenceTable = [
  { skuId: '4cde982a-ede4-4409-9ae6-b003453c8ea6', class: 'pro', name: 'Teams Rooms Pro' },
  { skuId: 'c25e2b36-e161-4946-bef2-69239729f690', class: 'pro', name: 'Teams Rooms Pro for EDU' },
  { skuId: '31ecb341-2a17-483e-9140-c473006d1e1a', class: 'pro', name: 'Teams Rooms Pro for GCC' },
  {
    skuId: '21943e3a-2429-4f83-84c1-02735cd49e78',
    class: 'pro',
    name: 'Teams Rooms Pro without Audio Conferencing',
  },
  { skuId: '6af4b3d6-14bb-4a2a-960c-6c902aad34f3', class: 'basic', name: 'Teams Rooms Basic' },
  { skuId: 'a4e376bd-c61e-4618-9901-3fc0cb1b88bb', class: 'basic', name: 'Teams Rooms Basic for EDU' },
  {
    skuId: '50509a35-f0bd-4c5e-89ac-22f0e16a00f8',
    class: 'basic',
    name: 'Teams Rooms Basic without Audio Conferencing',
  },
  { skuId: '4fb214cb-a430-4a91-9c91-4976763aa78f', class: 'legacy', name: 'Teams Rooms Premium' },
  { skuId: '6070a4c8-34c6-4937-8dfb-39bbc6397a60', class: 'legacy', name: 'Teams Rooms Standard' },
  { skuId: '9571e9ac-2741-4b63-95fd-a79696f0d0ac', class: 'legacy', name: 'Teams Rooms Standard for GCC' },
  {
    skuId: '61bec411-e46a-4dab-8f46-8b58ec845ffe',
    class: 'legacy',
    name: 'Teams Rooms Standard without Audio Conferencing',
  },
  {
    skuId: 'b4348f75-a776-4061-ac6c-36b9016b01d1',
    class: 'legacy',
    name: 'Teams Rooms Standard for GCC without Audio Conferencing',
  },
  { skuId: '295a8eb0-f78d-45c7-8b5b-1eed5ed02dff', class: 'shared', name: 'Teams Shared Devices' },
  { skuId: 'b1511558-69bd-4e1b-8270-59ca96dba0f3', class: 'shared', name: 'Teams Shared Devices for GCC' },
  {
    skuId: '420c7602-7f70-4895-9394-d3d679ea36fb',
    class: 'shared',
    name: 'Teams Shared Devices for Faculty',
  },
] as const satisfies readonly Licence[]

/** The skuIds of {@link licenceTable}: an account that holds one belongs on the watch list. */
export const deviceLicenceSkuIds: readonly string[] = licenceTable.map((sku) => sku.skuId)

const knownLicences: ReadonlyMap<string, Licence> = new Map(licenceTable.map((sku) => [sku.skuId, sku]))

/**
 * Classes an account's licences by skuId, never by service plan: the Basic licence holds a plan named Pro.
 * A sku that is not in the table is `other`, named by its id. Order and first of duplicates are kept.
 */
export function classifyLicences(skuIds: readonly string[]): Licence[] {
  const licences = new Map<string, Licence>()
  for (const skuId of skuIds) {
    // `trim` also takes the non-breaking spaces that Microsoft's own list carries.
    const id = skuId.trim().toLowerCase()
    if (id === '' || licences.has(id)) continue
    licences.set(id, knownLicences.get(id) ?? { skuId: id, class: 'other', name: id })
  }
  return [...licences.values()]
}
