import type { LicenseDetails, User } from '@microsoft/microsoft-graph-types'
import type { Account, Tenant } from '../world/estate-model'
import type { Sku } from '../world/names/licences'
import { personAt, personIndex, skuAt } from '../world/person'
import { contextUrl, type Exchange, type GraphAnswer, json, type Route } from './exchange'
import { badRequest, notFound } from './failure'
import { readQuery, selected } from './odata'
import type { Oddities } from './oddities'
import { queryWith, readSkipToken, writeSkipToken } from './paging'
import { resourceUnits } from './throttle'
import { type DirectoryEntry, readUserFilter } from './user-filter'

const byDefault = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
]
const onRequest = [
  'accountEnabled',
  'assignedLicenses',
  'assignedPlans',
  'city',
  'companyName',
  'country',
  'createdDateTime',
  'department',
  'mailNickname',
  'usageLocation',
  'userType',
]
const properties = [...byDefault, ...onRequest]
const typeName = 'microsoft.graph.user'

/** People first, device accounts after them, in an order that never changes. */
function entryAt(tenant: Tenant, index: number, oddities: Oddities): DirectoryEntry {
  const account = tenant.accounts[index - tenant.people]
  if (account) return { sku: account.sku, resource: () => accountResource(account, oddities) }
  return { sku: skuAt(tenant, index), resource: () => personResource(tenant, index, oddities) }
}

function list(exchange: Exchange): GraphAnswer {
  const { oddities, request, tenant } = exchange
  const query = readQuery(
    request.query,
    {
      select: properties,
      filter: true,
      orderBy: ['displayName'],
      top: { byDefault: 100, most: 999 },
      skipToken: true,
      count: true,
    },
    typeName,
  )
  const isAdvanced = query.count && request.headers.consistencylevel?.toLowerCase() === 'eventual'
  if (query.count && !isAdvanced) throw badRequest('$count is not currently supported.', 'Request_BadRequest')
  const filter = query.filter === null ? null : readUserFilter(query.filter, isAdvanced)
  const total = tenant.people + tenant.accounts.length
  const all = Array.from({ length: total }, (_, index) => entryAt(tenant, index, oddities))
  const matches = filter ? all.filter(filter) : all
  const entries = query.orderBy ? inOrder(matches, query.orderBy.endsWith('desc')) : matches
  const position = readSkipToken(query.skipToken)
  const isBlank =
    oddities.has('emptyPages') &&
    !position.sentEmpty &&
    position.offset > 0 &&
    position.offset < entries.length
  const slice = isBlank ? [] : entries.slice(position.offset, position.offset + query.top)
  const next = { offset: position.offset + slice.length, sentEmpty: isBlank || position.sentEmpty }
  const link = queryWith(request.query, '$skiptoken', writeSkipToken(next))
  return json(
    {
      '@odata.context': contextUrl(exchange, `users${query.select ? `(${query.select.join(',')})` : ''}`),
      ...(query.count && position.offset === 0 ? { '@odata.count': entries.length } : {}),
      ...(next.offset < entries.length
        ? { '@odata.nextLink': `${exchange.graphUrl}/v1.0/users?${link}` }
        : {}),
      value: slice.map((entry) => selected(entry.resource(), query.select ?? byDefault)),
    },
    200,
    { 'x-ms-resource-unit': String(resourceUnits(request)) },
  )
}

function inOrder(entries: DirectoryEntry[], isDescending: boolean): DirectoryEntry[] {
  const named = entries.map((entry) => ({ entry, name: entry.resource().displayName ?? '' }))
  named.sort((a, b) => (isDescending ? b.name.localeCompare(a.name) : a.name.localeCompare(b.name)))
  return named.map(({ entry }) => entry)
}

/** A user by id or by principal name. */
function find(tenant: Tenant, key: string, oddities: Oddities): DirectoryEntry {
  const account = tenant.accountById.get(key.toLowerCase()) ?? tenant.accountByName.get(key.toLowerCase())
  if (account) return { sku: account.sku, resource: () => accountResource(account, oddities) }
  const index = key.includes('@') ? personIndexByName(tenant, key) : personIndex(tenant, key)
  if (index === null) {
    throw notFound(
      `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`,
      'Request_ResourceNotFound',
    )
  }
  return { sku: skuAt(tenant, index), resource: () => personResource(tenant, index, oddities) }
}

function personIndexByName(tenant: Tenant, name: string): number | null {
  for (let index = 0; index < tenant.people; index++) {
    if (personAt(tenant, index).name.toLowerCase() === name.toLowerCase()) return index
  }
  return null
}

function one(exchange: Exchange, key: string): GraphAnswer {
  const query = readQuery(exchange.request.query, { select: properties }, typeName)
  const entry = find(exchange.tenant, key, exchange.oddities)
  const context = `users${query.select ? `(${query.select.join(',')})` : ''}/$entity`
  return json(
    {
      '@odata.context': contextUrl(exchange, context),
      ...selected(entry.resource(), query.select ?? byDefault),
    },
    200,
    { 'x-ms-resource-unit': String(resourceUnits(exchange.request)) },
  )
}

function licenceDetails(exchange: Exchange, key: string): GraphAnswer {
  const known = ['id', 'servicePlans', 'skuId', 'skuPartNumber']
  const query = readQuery(exchange.request.query, { select: known }, 'microsoft.graph.licenseDetails')
  const { sku } = find(exchange.tenant, key, exchange.oddities)
  const details: LicenseDetails[] = sku
    ? [
        {
          id: `${exchange.tenant.id}_${sku.skuId}`,
          skuId: sku.skuId,
          skuPartNumber: sku.skuPartNumber,
          servicePlans: sku.servicePlans.map(({ servicePlanId, servicePlanName }) => ({
            servicePlanId,
            servicePlanName,
            provisioningStatus: 'Success',
            appliesTo: 'User',
          })),
        },
      ]
    : []
  return json({
    '@odata.context': contextUrl(exchange, `users('${key}')/licenseDetails`),
    value: details.map((detail) => selected(detail, query.select)),
  })
}

function accountResource(account: Account, oddities: Oddities): User {
  const { tenant } = account
  const values = {
    displayName: account.displayName,
    name: account.name,
    sku: account.sku,
    city: account.city,
  }
  return {
    ...userResource(tenant, { ...values, country: account.country }, oddities),
    givenName: null,
    surname: null,
    jobTitle: null,
    department: null,
    officeLocation: account.room ? account.room.building.name : null,
    id: account.id,
  }
}

function personResource(tenant: Tenant, index: number, oddities: Oddities): User {
  const person = personAt(tenant, index)
  return {
    ...userResource(tenant, person, oddities),
    givenName: person.givenName,
    surname: person.surname,
    jobTitle: person.jobTitle,
    department: person.department,
    officeLocation: person.city,
    id: person.id,
  }
}

function userResource(
  tenant: Tenant,
  values: { displayName: string; name: string; sku: Sku | null; city: string; country: string },
  oddities: Oddities,
): User {
  const cased = (id: string) => (oddities.has('upperCaseSkuIds') ? id.toUpperCase() : id)
  const assigned = '2025-02-11T09:14:27Z'
  return {
    businessPhones: [],
    displayName: values.displayName,
    mail: values.name,
    mobilePhone: null,
    preferredLanguage: null,
    userPrincipalName: values.name,
    accountEnabled: true,
    assignedLicenses: values.sku ? [{ disabledPlans: [], skuId: cased(values.sku.skuId) }] : [],
    assignedPlans: (values.sku?.servicePlans ?? []).map(({ service, servicePlanId }) => ({
      assignedDateTime: assigned,
      capabilityStatus: 'Enabled',
      service,
      servicePlanId,
    })),
    city: values.city,
    companyName: tenant.displayName,
    country: values.country,
    createdDateTime: assigned,
    mailNickname: values.name.split('@')[0] ?? null,
    usageLocation: values.country,
    userType: 'Member',
  }
}

const shared = {
  method: 'GET',
  version: 'v1.0',
  workload: 'identity',
  roles: ['User.Read.All'],
  denial: 'directory',
} as const

export const userRoutes: readonly Route[] = [
  { ...shared, path: 'users', handle: list },
  { ...shared, path: 'users/*', handle: (x, [key = '']) => one(x, key) },
  { ...shared, path: 'users/*/licenseDetails', handle: (x, [key = '']) => licenceDetails(x, key) },
]
