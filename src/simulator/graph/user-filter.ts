import type { User } from '@microsoft/microsoft-graph-types'
import { isGuid } from '../random'
import type { Sku } from '../world/names/licences'
import { badRequest } from './failure'

/** Somebody in the directory, as far as a filter needs to know; the rest is made up when it is sent. */
export interface DirectoryEntry {
  sku: Sku | null
  resource(): User
}

type Test = (entry: DirectoryEntry) => boolean

const licence = /^assignedLicenses\/any\(\s*(\w+)\s*:\s*\1\/skuId\s+eq\s+([^\s)]+)\s*\)$/i
const noLicence = /^not\s+assignedLicenses\/any\(\s*(\w+)\s*:\s*\1\/skuId\s+eq\s+([^\s)]+)\s*\)$/i
const licenceCount = /^assignedLicenses\/\$count\s+(eq|ne)\s+0$/i
const text = /^(displayName|mail|userPrincipalName|id)\s+eq\s+'((?:[^']|'')*)'$/i
const start = /^startswith\(\s*(displayName|mail|userPrincipalName)\s*,\s*'((?:[^']|'')*)'\s*\)$/i
const enabled = /^accountEnabled\s+eq\s+(true|false)$/i

/**
 * The documented filters on users, joined by `or` or by `and`. Negation and counting are advanced queries: without
 * `ConsistencyLevel: eventual` and `$count=true` they are refused.
 */
export function readUserFilter(filter: string, isAdvanced: boolean): Test {
  const parts = filter.split(/\s+(or|and)\s+/i)
  const joins = new Set(parts.filter((_, index) => index % 2 === 1).map((join) => join.toLowerCase()))
  if (joins.size > 1) throw unsupported(filter)
  const tests = parts.filter((_, index) => index % 2 === 0).map((part) => readTest(part.trim(), isAdvanced))
  return joins.has('and')
    ? (entry) => tests.every((test) => test(entry))
    : (entry) => tests.some((test) => test(entry))
}

function readTest(part: string, isAdvanced: boolean): Test {
  const has = licence.exec(part)
  if (has) return hasSku(has[2] ?? '')
  const lacks = noLicence.exec(part)
  const counted = licenceCount.exec(part)
  if ((lacks || counted) && !isAdvanced) throw unsupported(part)
  if (lacks) {
    const test = hasSku(lacks[2] ?? '')
    return (entry) => !test(entry)
  }
  if (counted) {
    const wantsNone = counted[1]?.toLowerCase() === 'eq'
    return (entry) => (entry.sku === null) === wantsNone
  }
  const equal = text.exec(part)
  if (equal) return (entry) => property(entry, equal[1] ?? '') === unquoted(equal[2])
  const begins = start.exec(part)
  if (begins) return (entry) => property(entry, begins[1] ?? '').startsWith(unquoted(begins[2]))
  const wanted = enabled.exec(part)
  if (wanted) return () => wanted[1]?.toLowerCase() === 'true'
  throw unsupported(part)
}

/** The id is a GUID without quotation marks; with them Graph calls it an invalid filter. */
function hasSku(id: string): Test {
  if (!isGuid(id))
    throw badRequest(`Invalid filter clause: '${id}' is not a GUID.`, 'Request_UnsupportedQuery')
  return (entry) => entry.sku?.skuId === id.toLowerCase()
}

function property(entry: DirectoryEntry, name: string): string {
  const resource = entry.resource()
  const values = new Map(Object.entries(resource).map(([key, value]) => [key.toLowerCase(), value]))
  return String(values.get(name.toLowerCase()) ?? '').toLowerCase()
}

function unquoted(value: string | undefined): string {
  return (value ?? '').replaceAll("''", "'").toLowerCase()
}

function unsupported(filter: string) {
  return badRequest(
    `Unsupported or invalid query filter clause specified: '${filter}'.`,
    'Request_UnsupportedQuery',
  )
}
