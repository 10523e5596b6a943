import { z } from 'zod'

/** Is a value already exactly what the schema would make of it? */
export type Shape<T = unknown> = (value: unknown) => value is T

const compiled = new WeakMap<z.core.$ZodType, Shape>()

/**
 * The quick look at data that we wrote ourselves (decision 0033): about a tenth of a parse, because nothing is built. True: parsing
 * would answer an equal value. False is no refusal, only "ask the schema": a default may be missing, a key may be from an older app.
 */
export function shapeOf<T>(schema: z.ZodType<T>): Shape<T> {
  const matches = compile(schema)
  return (value): value is T => matches(value)
}

function compile(schema: z.core.$ZodType): Shape {
  const known = compiled.get(schema)
  if (known !== undefined) return known
  const made = makeShape(schema)
  compiled.set(schema, made)
  return made
}

type Look = (value: unknown) => boolean

const shape =
  (look: Look): Shape =>
  (value): value is unknown =>
    look(value)

function makeShape(schema: z.core.$ZodType): Shape {
  if (schema instanceof z.ZodString && isLengthAlone(schema)) {
    const least = schema.minLength ?? 0
    const most = schema.maxLength ?? Number.POSITIVE_INFINITY
    return shape((value) => typeof value === 'string' && value.length >= least && value.length <= most)
  }
  if (!hasChecks(schema)) {
    if (schema instanceof z.ZodNumber) return shape((value) => Number.isFinite(value))
    if (schema instanceof z.ZodBoolean) return shape((value) => typeof value === 'boolean')
    if (schema instanceof z.ZodNull) return shape((value) => value === null)
    if (schema instanceof z.ZodEnum) return oneOf(schema.options)
    if (schema instanceof z.ZodLiteral) return oneOf(schema.values)
    if (schema instanceof z.ZodNullable) return nullOr(compile(schema.unwrap()))
    if (schema instanceof z.ZodOptional) return undefinedOr(compile(schema.unwrap()))
    if (schema instanceof z.ZodReadonly) return compile(schema.unwrap())
    if (schema instanceof z.ZodDefault) return present(compile(schema.unwrap()))
    if (schema instanceof z.ZodArray) return arrayOf(compile(schema.element))
    if (schema instanceof z.ZodUnion) return anyOf(schema.options.map(compile))
    if (schema instanceof z.ZodRecord && isPlainText(schema.keyType))
      return recordOf(compile(schema.valueType))
    if (schema instanceof z.ZodObject && schema.def.catchall === undefined) return objectOf(schema.shape)
  }
  // Whatever else there is: right only where parsing leaves the value itself as it is, as with checked text and numbers.
  return shape((value) => {
    const parsed = z.safeParse(schema, value)
    return parsed.success && Object.is(parsed.data, value)
  })
}

function hasChecks(schema: z.core.$ZodType): boolean {
  return (schema._zod.def.checks?.length ?? 0) > 0
}

const lengthChecks: ReadonlySet<string> = new Set(['min_length', 'max_length'])

/** Text with no other check than its length, as ids have. */
function isLengthAlone(schema: z.ZodString): boolean {
  return (schema._zod.def.checks ?? []).every(({ _zod }) => lengthChecks.has(_zod.def.check))
}

function isPlainText(schema: z.core.$ZodType): boolean {
  return schema instanceof z.ZodString && !hasChecks(schema)
}

function oneOf(values: Iterable<unknown>): Shape {
  const known = new Set(values)
  return shape((value) => known.has(value))
}

function nullOr(inner: Look): Shape {
  return shape((value) => value === null || inner(value))
}

function undefinedOr(inner: Look): Shape {
  return shape((value) => value === undefined || inner(value))
}

function present(inner: Look): Shape {
  return shape((value) => value !== undefined && inner(value))
}

function arrayOf(element: Look): Shape {
  return shape((value) => Array.isArray(value) && value.every(element))
}

function anyOf(options: readonly Look[]): Shape {
  return shape((value) => options.some((option) => option(value)))
}

function recordOf(inner: Look): Shape {
  return shape((value) => isRecord(value) && Object.values(value).every(inner))
}

/** No key more than the schema has: parsing would leave it out. */
function objectOf(fields: Readonly<Record<string, z.core.$ZodType>>): Shape {
  const looks = Object.entries(fields).map(([key, field]) => ({ key, look: compile(field) }))
  const keys = new Set(Object.keys(fields))
  return shape((value) => {
    if (!isRecord(value)) return false
    for (const key in value) if (!keys.has(key)) return false
    for (const { key, look } of looks) if (!look(value[key])) return false
    return true
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
