import { at, fraction, guidStartingWith, hash } from '../random'
import type { Tenant } from './estate-model'
import { type Sku, skus } from './names/licences'
import { departments, givenNames, jobTitles, surnames } from './names/people'

/** Somebody who works at the tenant: no device, but a row in every list of users that is not filtered. */
export interface Person {
  id: string
  givenName: string
  surname: string
  displayName: string
  name: string
  jobTitle: string
  department: string
  sku: Sku
  city: string
  country: string
}

const PEOPLE = 31

/** The person at an index below `tenant.people`; always the same one. */
export function personAt(tenant: Tenant, index: number): Person {
  const draw = hash(tenant.seed, PEOPLE, index)
  const givenName = at(givenNames, draw)
  const surname = at(surnames, draw >>> 8)
  const isFirstOfName = index < givenNames.length
  const local = `${givenName}.${surname}`.normalize('NFD').replace(/[^\x21-\x7e]/g, '')
  const office = at(tenant.buildings, draw >>> 4).city
  return {
    id: personId(tenant, index),
    givenName,
    surname,
    displayName: `${givenName} ${surname}`,
    name: `${local}${isFirstOfName ? '' : index}@${tenant.domain}`,
    jobTitle: at(jobTitles, draw >>> 12),
    department: at(departments, draw >>> 16),
    sku: skuAt(tenant, index),
    city: office.name,
    country: office.country,
  }
}

/** The licence alone, without making up the rest of the person. */
export function skuAt(tenant: Tenant, index: number): Sku {
  return fraction(tenant.seed, PEOPLE + 1, index) < 0.7 ? skus.e5 : skus.e3
}

/** The index of the person with this id, or null: ids carry the index, so nobody has to be searched. */
export function personIndex(tenant: Tenant, id: string): number | null {
  const index = (Number.parseInt(id.slice(0, 8), 16) ^ hash(tenant.seed, PEOPLE)) >>> 0
  return index < tenant.people && personId(tenant, index) === id.toLowerCase() ? index : null
}

function personId(tenant: Tenant, index: number): string {
  return guidStartingWith(index ^ hash(tenant.seed, PEOPLE), tenant.seed, PEOPLE, index)
}
