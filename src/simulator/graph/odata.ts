import { badRequest } from './failure'

/** What a resource documents: anything else is refused, so that a client cannot lean on luck. */
export interface QueryRules {
  select?: readonly string[]
  filter?: boolean
  expand?: readonly string[]
  orderBy?: readonly string[]
  top?: { byDefault: number; most: number }
  skip?: boolean
  skipToken?: boolean
  count?: boolean
}

export interface Query {
  select: string[] | null
  filter: string | null
  expand: string[]
  orderBy: string | null
  top: number
  /** Whether the caller asked for a page size. */
  isTopGiven: boolean
  skip: number
  skipToken: string | null
  count: boolean
}

/** Reads the query options a resource allows; throws 400 for every other one. */
export function readQuery(parameters: URLSearchParams, rules: QueryRules, typeName: string): Query {
  const query: Query = {
    select: null,
    filter: null,
    expand: [],
    orderBy: null,
    top: rules.top?.byDefault ?? 0,
    isTopGiven: false,
    skip: 0,
    skipToken: null,
    count: false,
  }
  const seen = new Set<string>()
  for (const [key, value] of parameters) {
    const name = key.toLowerCase()
    if (seen.has(name)) throw badRequest(`Query option '${key}' was specified more than once.`)
    seen.add(name)
    if (name === '$select' && rules.select) query.select = readList(value, rules.select, typeName)
    else if (name === '$expand' && rules.expand) query.expand = readList(value, rules.expand, typeName)
    else if (name === '$filter' && rules.filter) query.filter = value
    else if (name === '$orderby' && rules.orderBy) query.orderBy = readOrder(value, rules.orderBy)
    else if (name === '$top' && rules.top) {
      query.top = readNumber(key, value, 1, rules.top.most)
      query.isTopGiven = true
    } else if (name === '$skip' && rules.skip) query.skip = readNumber(key, value, 0, Number.MAX_SAFE_INTEGER)
    else if (name === '$skiptoken' && rules.skipToken) query.skipToken = value
    else if (name === '$count' && rules.count) query.count = readBoolean(key, value)
    else throw badRequest(`The query parameter '${key}' is not supported.`)
  }
  return query
}

/** The properties asked for, `id` included as Graph always does, in the order of the full object. */
export function selected<T extends object>(entity: T, select: readonly string[] | null): Partial<T> {
  if (!select) return entity
  const wanted = new Set(select.map((name) => name.toLowerCase()))
  const entries = Object.entries(entity).filter(
    ([name]) => wanted.has(name.toLowerCase()) || name === 'id' || name.startsWith('@odata.type'),
  )
  return Object.fromEntries(entries) as Partial<T>
}

function readList(value: string, known: readonly string[], typeName: string): string[] {
  const names = value.split(',').map((name) => name.trim())
  return names.map((name) => {
    const match = known.find((candidate) => candidate.toLowerCase() === name.toLowerCase())
    if (match) return match
    throw badRequest(
      `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type '${typeName}'.`,
    )
  })
}

function readOrder(value: string, known: readonly string[]): string {
  const [name, direction = 'asc', ...rest] = value.trim().split(/\s+/)
  const isKnown = known.some((candidate) => candidate.toLowerCase() === name?.toLowerCase())
  if (!isKnown || rest.length > 0 || !['asc', 'desc'].includes(direction)) {
    throw badRequest(`The $orderby expression '${value}' is not supported.`)
  }
  return `${name} ${direction}`
}

function readNumber(key: string, value: string, least: number, most: number): number {
  if (!/^\d+$/.test(value)) throw badRequest(`Invalid value '${value}' for ${key} query option found.`)
  const number = Number(value)
  if (number < least) throw badRequest(`Invalid value '${value}' for ${key} query option found.`)
  if (number > most) {
    throw badRequest(`The limit of '${most}' for ${key} query has been exceeded. The value is '${number}'.`)
  }
  return number
}

function readBoolean(key: string, value: string): boolean {
  if (value === 'true') return true
  if (value === 'false') return false
  throw badRequest(`Invalid value '${value}' for ${key} query option found.`)
}
