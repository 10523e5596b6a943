import type { KeyPair } from '../certificate'
import { createCertificate } from '../certificate'
import { at, guid, hash, hex } from '../random'
import { usualConsent } from './consent'
import type { Building, EstateOptions, Tenant } from './estate-model'
import { buildingNames, cities } from './names/cities'
import { skus } from './names/licences'
import { branches, organisations } from './names/organisations'
import { addPhones, addRoom } from './room-fittings'

const DAY = 86_400_000
/** Largest number of ordinary people a tenant has; they cost nothing until somebody lists them. */
const MOST_PEOPLE = 20_000
const ROOMS_PER_FLOOR = 7

/** Builds every tenant with its buildings, rooms, accounts and devices: the same for the same options. */
export function createEstate(options: EstateOptions, signingKey: KeyPair): Tenant[] {
  const sizes = shares(
    options.rooms,
    Array.from({ length: options.tenants }, (_, index) => at([1.25, 1, 0.75], index)),
  )
  return sizes.map((rooms, index) => createTenant(options, signingKey, index, rooms))
}

function createTenant(options: EstateOptions, signingKey: KeyPair, index: number, roomCount: number): Tenant {
  const seed = hash(options.seed, 1, index)
  const company = at(organisations, index)
  const round = Math.floor(index / organisations.length)
  const branch = at(branches, round)
  const again = round >= branches.length ? String(Math.floor(round / branches.length) + 1) : ''
  const clientId = guid(seed, 2)
  const tenant: Tenant = {
    index,
    seed,
    id: guid(seed, 3),
    domain: `${branch.domain}${again && `r${again}.`}${company.domain}`,
    displayName: `${company.name}${branch.suffix}${again && ` ${again}`}`,
    badge: `${company.badge}${branch.badge}${again}`,
    app: {
      clientId,
      secret: secretOf(seed, 0),
      isSecretExpired: false,
      hindrance: null,
      certificate: createCertificate(signingKey, `Roomwall ${company.name}`, {
        fromMs: options.startsAt - 30 * DAY,
        toMs: options.startsAt + 335 * DAY,
      }),
      uploadedCertificates: [],
      consent: new Set(usualConsent),
      tokensValidFrom: 0,
    },
    service: { presenceLiesSince: null, isDevicesApiGone: false },
    buildings: [],
    rooms: [],
    accounts: [],
    devices: [],
    accountById: new Map(),
    accountByName: new Map(),
    deviceById: new Map(),
    people: Math.min(MOST_PEOPLE, roomCount * 6 + 20),
  }
  const sizes = shares(roomCount, buildingWeights(roomCount))
  for (const [position, size] of sizes.entries()) {
    const building = createBuilding(tenant, position, size)
    tenant.buildings.push(building)
    for (let number = 0; number < size; number++) addRoom(tenant, building, number, options)
  }
  if (options.devicesPerRoom === null) addPhones(tenant, options)
  limitBasicLicences(tenant)
  return tenant
}

/** A client secret as Entra makes them: 40 characters. `generation` counts rotations. */
export function secretOf(seed: number, generation: number): string {
  const text = [1, 2, 3, 4, 5].map((part) => hex(8, seed, 4, generation, part)).join('')
  return `${text.slice(0, 3)}8Q~${text.slice(3, 37)}`
}

function createBuilding(tenant: Tenant, position: number, size: number): Building {
  const city = at(cities, tenant.index * 5 + position)
  const round = Math.floor(position / cities.length)
  const title = at(buildingNames, tenant.index * 3 + position)
  const code = `${city.code}${round === 0 ? '' : round + 1}`
  const floors = Math.max(1, Math.ceil(size / ROOMS_PER_FLOOR))
  return {
    id: guid(tenant.seed, 61, position),
    placeId: guid(tenant.seed, 62, position),
    listId: guid(tenant.seed, 63, position),
    listMail: `rooms-${code.toLowerCase()}@${tenant.domain}`,
    name: `${city.name} ${title}${round === 0 ? '' : ` ${round + 1}`}`,
    code,
    city,
    street: at(city.streets, position + round),
    floors: Array.from({ length: floors }, (_, floor) => ({
      id: guid(tenant.seed, 64, position, floor),
      placeId: guid(tenant.seed, 65, position, floor),
      number: floor,
      label: floor === 0 ? 'Ground floor' : `Floor ${floor}`,
    })),
    rooms: [],
  }
}

/** A few large sites and a tail of small ones. */
function buildingWeights(rooms: number): number[] {
  const count = Math.min(48, Math.max(1, Math.round(rooms / 17)))
  return Array.from({ length: count }, (_, position) => 1 / (position + 1.6))
}

/** Splits a whole number by weights without losing any of it. */
function shares(total: number, weights: number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  let given = 0
  let reached = 0
  return weights.map((weight) => {
    reached += weight
    const share = Math.round((total * reached) / sum) - given
    given += share
    return share
  })
}

/** Teams Rooms Basic is free for 25 rooms of a tenant, so no tenant has more. */
function limitBasicLicences(tenant: Tenant): void {
  const basic = tenant.accounts.filter(({ sku }) => sku === skus.roomsBasic)
  for (const account of basic.slice(25)) account.sku = skus.roomsPro
}
