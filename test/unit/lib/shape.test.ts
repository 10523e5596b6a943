import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { shapeOf } from '../../../src/main/lib/shape'
import { Device } from '../../../src/shared/model/device'
import { PresenceState } from '../../../src/shared/model/presence-state'
import { RoomSummary } from '../../../src/shared/model/room'
import { Tenant } from '../../../src/shared/model/tenant'
import { contoso, device, presence, room, tenant } from '../store/store-samples'

const kinds = [
  { name: 'a room', schema: RoomSummary, sample: room('a').summary },
  { name: 'a device', schema: Device, sample: device('a') },
  { name: 'a presence state', schema: PresenceState, sample: presence('a') },
  { name: 'a tenant', schema: Tenant, sample: tenant(contoso) },
] as const

test.each(kinds)('$name as we write it is recognised without a parse', ({ schema, sample }) => {
  expect(shapeOf<unknown>(schema)(sample)).toBe(true)
})

/** Puts `value` where one of the sample's fields is, or beside them. */
function damaged(sample: object) {
  const key = fc.constantFrom(...Object.keys(sample), 'fromAnOlderApp')
  const value = fc.oneof(fc.constant(undefined), fc.jsonValue({ maxDepth: 2 }))
  return fc.record({ key, value }).map((change) => ({ ...sample, [change.key]: change.value }))
}

test.each(kinds)('what is recognised as $name is what a parse would answer', ({ schema, sample }) => {
  const isShape = shapeOf<unknown>(schema)
  fc.assert(
    fc.property(damaged(sample), (value) => {
      if (!isShape(value)) return
      expect(schema.safeParse(value)).toEqual({ success: true, data: value })
    }),
    { numRuns: 500 },
  )
})

const odd = [
  { why: 'a field that is missing', schema: z.object({ a: z.string() }), value: {} },
  { why: 'a field of another kind', schema: z.object({ a: z.string() }), value: { a: 1 } },
  { why: 'a field too many', schema: z.object({ a: z.string() }), value: { a: '', b: 1 } },
  { why: 'a default not filled in', schema: z.object({ a: z.boolean().default(false) }), value: {} },
  { why: 'text that is too short', schema: z.string().min(1), value: '' },
  { why: 'text that is too long', schema: z.string().max(2), value: 'abc' },
  { why: 'text that is no guid', schema: z.guid(), value: 'abc' },
  { why: 'a number that is none', schema: z.number(), value: Number.NaN },
  { why: 'a number out of bounds', schema: z.number().max(2), value: 3 },
  { why: 'a word outside of a closed set', schema: z.enum(['a', 'b']), value: 'c' },
  { why: 'one bad element', schema: z.array(z.string()), value: ['a', null] },
  { why: 'an array too short', schema: z.array(z.string()).min(1), value: [] },
  { why: 'a list in place of a record', schema: z.record(z.string(), z.number()), value: [1] },
  { why: 'a bad value in a record', schema: z.record(z.string(), z.number()), value: { a: 'b' } },
  { why: 'none of the choices', schema: z.union([z.string(), z.number()]), value: true },
  { why: 'a date as text, which a parse would turn', schema: z.coerce.date(), value: '2025-01-31' },
  {
    why: 'a field that a parse would change',
    schema: z.object({ a: z.string().trim() }),
    value: { a: ' b' },
  },
]

test.each(odd)('left to the schema: $why', ({ schema, value }) => {
  expect(shapeOf<unknown>(schema)(value)).toBe(false)
})

test('checked text, numbers and choices are recognised', () => {
  const schema = z.object({
    guid: z.guid(),
    count: z.number().int().min(1),
    either: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('one') }),
      z.object({ kind: z.literal('two'), note: z.string().optional() }),
    ]),
  })

  expect(
    shapeOf(schema)({ guid: '8a1c1b5e-0000-4000-8000-000000000000', count: 2, either: { kind: 'two' } }),
  ).toBe(true)
})
