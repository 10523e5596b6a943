import { fail, type Outcome, succeed } from '../../shared/errors'
import type { Account } from '../../shared/model/account'
import { classifyLicences, deviceLicenceSkuIds } from '../../shared/model/licence-table'
import type { ReadOptions } from './device-source'
import type { GraphClient } from './graph-client'
import {
  type Fields,
  isGuid,
  readBoolean,
  readFields,
  readList,
  readText,
  readWith,
  unwrap,
} from './graph-values'

/** Licences come only when selected. */
const select = '$select=id,displayName,userPrincipalName,mail,accountEnabled,assignedLicenses'

function readAccount(wire: Fields): Account | null {
  const id = readText(wire.id)
  if (id === null) return null
  return {
    accountId: id.toLowerCase(),
    displayName: readText(wire.displayName),
    userPrincipalName: readText(wire.userPrincipalName)?.toLowerCase() ?? null,
    mail: readText(wire.mail)?.toLowerCase() ?? null,
    isEnabled: readBoolean(wire.accountEnabled),
    licences: classifyLicences(
      readList(wire.assignedLicenses, (entry) => readText(readFields(entry)?.skuId)),
    ),
  }
}
const WireAccount = readWith(readAccount)
const WireSingleAccount = readWith((fields) => readAccount(unwrap(fields)))

const holds = (skuId: string) => `assignedLicenses/any(u:u/skuId eq ${skuId})`

/**
 * Every account with a room or shared-device licence. One question with all SKUs joined; where the service
 * refuses so long a filter, one question a SKU.
 */
export async function readLicensedAccounts(
  graph: GraphClient,
  options: ReadOptions,
): Promise<Outcome<Account[]>> {
  const filters = deviceLicenceSkuIds.map(holds)
  const joined = await readFiltered(graph, filters.join(' or '), options)
  if (joined.ok || joined.error.status !== 400) return joined
  const byId = new Map<string, Account>()
  for (const filter of filters) {
    const list = await readFiltered(graph, filter, options)
    if (!list.ok) return list
    for (const account of list.value) byId.set(account.accountId, account)
  }
  return succeed([...byId.values()])
}

async function readFiltered(
  graph: GraphClient,
  filter: string,
  options: ReadOptions,
): Promise<Outcome<Account[]>> {
  const byId = new Map<string, Account>()
  const path = `/users?$filter=${encodeURIComponent(filter)}&${select}&$top=999`
  for await (const page of graph.pages('v1.0', path, WireAccount, { workload: 'identity', ...options })) {
    if (!page.ok) return page
    for (const account of page.value) byId.set(account.accountId, account)
  }
  return succeed([...byId.values()])
}

/**
 * Accounts by directory id or sign-in address, whatever their licences: devices are signed in with some that have none,
 * and a place is known by its address alone. Keys are as asked, lower-case.
 */
export async function readAccounts(
  graph: GraphClient,
  idsOrAddresses: readonly string[],
  options: ReadOptions,
): Promise<Map<string, Outcome<Account>>> {
  const keys = [...new Set(idsOrAddresses.map((key) => key.toLowerCase()))]
  const isAskable = (key: string) => isGuid(key) || key.includes('@')
  const outcomes = await graph.batch(
    'v1.0',
    keys.filter(isAskable).map((key) => ({
      id: key,
      path: `/users/${encodeURIComponent(key)}?${select}`,
    })),
    WireSingleAccount,
    { workload: 'identity', ...options },
  )
  for (const key of keys) if (!isAskable(key)) outcomes.set(key, fail('graph.notFound'))
  return outcomes
}
