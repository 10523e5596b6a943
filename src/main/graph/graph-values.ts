import { z } from 'zod'

/** Any value, also none at all: zod takes a plain `unknown` for a key that must be there. */
export const anything = z.unknown().optional()

/** Text, trimmed; absent, empty and foreign types read null. */
export const looseText = anything.transform((value) =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null,
)

/** Text as it came, lower-cased; empty when absent. */
export const looseWord = anything.transform((value) =>
  typeof value === 'string' ? value.trim().toLowerCase() : '',
)

/** A number, also when it was sent as text; null otherwise. */
export const looseNumber = anything.transform((value) => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
})

export const looseBoolean = anything.transform((value) => (typeof value === 'boolean' ? value : null))

/** Epoch ms; null when absent or beyond repair. */
export const looseTime = anything.transform(readTime)

/** Any member of a list that has the shape of `item`; the rest is left out. */
export function looseList<S extends z.ZodType>(item: S) {
  return anything.transform((value): z.output<S>[] => {
    if (!Array.isArray(value)) return []
    return value.flatMap((entry: unknown) => {
      const parsed = item.safeParse(entry)
      return parsed.success ? [parsed.data] : []
    })
  })
}

/** The branch when it has the shape, else null: a fault in one branch must not cost the whole answer. */
export function looseBranch<S extends z.ZodType>(branch: S) {
  return anything.transform((value): z.output<S> | null => {
    if (value === null || typeof value !== 'object') return null
    const parsed = branch.safeParse(value)
    return parsed.success ? parsed.data : null
  })
}

/** Single entities are documented wrapped in `value`: accepts them wrapped and flat. */
export function unwrapped<S extends z.ZodType>(entity: S) {
  return z.preprocess((value) => {
    if (value === null || typeof value !== 'object' || !('value' in value) || 'id' in value) return value
    return typeof value.value === 'object' && !Array.isArray(value.value) ? value.value : value
  }, entity)
}

/** Samples in the documentation read `2021-06-19T12-01-03.45Z`: hyphens where colons belong. */
const hyphenTime = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})/
const hasZone = /(Z|[+-]\d{2}:?\d{2})$/i
/** Graph's "never" is year 1: older than any device is no time at all. */
const earliestMs = Date.UTC(1990, 0, 1)

function readTime(value: unknown): number | null {
  if (typeof value !== 'string') return null
  const direct = Date.parse(value)
  if (!Number.isNaN(direct) && hasZone.test(value)) return direct >= earliestMs ? direct : null
  const repaired = value.trim().replace(hyphenTime, '$1T$2:$3:$4')
  const parsed = Date.parse(hasZone.test(repaired) ? repaired : `${repaired}Z`)
  return Number.isNaN(parsed) || parsed < earliestMs ? null : parsed
}

/** Looks a word up in a closed set, whatever its casing. */
export function memberOf<T extends string>(members: readonly T[]): (word: string) => T | undefined {
  const byWord = new Map(members.map((member) => [member.toLowerCase(), member]))
  return (word) => byWord.get(word)
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Is this the id of a directory object? Samples and faulty devices carry other text. */
export function isGuid(id: string): boolean {
  return guid.test(id)
}
