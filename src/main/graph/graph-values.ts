import { z } from 'zod'

/**
 * An answer's object with any properties at all. Answers are read by hand from here: nested zod schemas that tolerate
 * everything cost more than ten times as much (decision 0006), and ten thousand devices come with every sweep.
 */
export type Fields = Readonly<Record<string, unknown>>

/** The value when it is an object (no list), else null: a fault in one branch must not cost the whole answer. */
export function readFields(value: unknown): Fields | null {
  return isFields(value) ? value : null
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A schema over a reader of an object; the reader says null to what is no such thing. */
export function readWith<T>(read: (fields: Fields) => T | null) {
  return z.unknown().transform((value, context): T => {
    const result = isFields(value) ? read(value) : null
    if (result !== null) return result
    context.issues.push({ code: 'custom', input: value, message: 'unreadable' })
    return z.NEVER
  })
}

/** Single entities are documented wrapped in `value`: the entity, wrapped or flat. */
export function unwrap(fields: Fields): Fields {
  return fields.id === undefined ? (readFields(fields.value) ?? fields) : fields
}

/** Text, trimmed; absent, empty and foreign types read null. */
export function readText(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = value.trim()
  return text === '' ? null : text
}

/** Text as it came, lower-cased; empty when absent. */
export function readWord(value: unknown): string {
  return typeof value === 'string' ? value.trim().toLowerCase() : ''
}

/** A number, also when it was sent as text; null otherwise. */
export function readNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

/** True or false; null when it is neither. */
export function readBoolean(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null
}

/** The members of a list that `read` makes something of; no list is an empty one. */
export function readList<T>(value: unknown, read: (entry: unknown) => T | null): T[] {
  if (!Array.isArray(value)) return []
  const list: T[] = []
  for (const entry of value) {
    const member = read(entry)
    if (member !== null) list.push(member)
  }
  return list
}

/** Samples in the documentation read `2021-06-19T12-01-03.45Z`: hyphens where colons belong. */
const hyphenTime = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})/
const hasZone = /(Z|[+-]\d{2}:?\d{2})$/i
/** Graph's "never" is year 1: older than any device is no time at all. */
const earliestMs = Date.UTC(1990, 0, 1)

/** Epoch ms; null when absent or beyond repair. A time without a zone is UTC. */
export function readTime(value: unknown): number | null {
  if (typeof value !== 'string') return null
  const direct = value.endsWith('Z') ? Date.parse(value) : Number.NaN
  if (!Number.isNaN(direct)) return direct >= earliestMs ? direct : null
  const repaired = value.trim().replace(hyphenTime, '$1T$2:$3:$4')
  const parsed = Date.parse(hasZone.test(repaired) ? repaired : `${repaired}Z`)
  return Number.isNaN(parsed) || parsed < earliestMs ? null : parsed
}

/** Looks a word up in a closed set, whatever its casing. */
export function memberOf<T extends string>(members: readonly T[]): (value: unknown) => T | undefined {
  const byWord = new Map(members.map((member) => [member.toLowerCase(), member]))
  return (value) => (typeof value === 'string' ? byWord.get(value.trim().toLowerCase()) : undefined)
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Is this the id of a directory object? Samples and faulty devices carry other text. */
export function isGuid(id: string): boolean {
  return guid.test(id)
}
