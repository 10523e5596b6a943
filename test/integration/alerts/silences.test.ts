import { expect, it } from 'vitest'
import type { SilenceMatcher } from '../../../src/shared/model/incident'
import type { SilenceOrder } from '../../../src/shared/model/silence-order'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'

const minute = 60_000
const hour = 60 * minute
const anything: SilenceMatcher = { tenantKey: null, site: null, roomId: null, model: null, type: null }

const open = consoleOpener()

async function openWatched(): Promise<ConsoleUnderTest> {
  const console = await open()
  await console.clock.advance(2 * minute)
  return console
}

const silence = (console: ConsoleUnderTest, matcher: SilenceMatcher, when: SilenceOrder['when']) =>
  console.core.handlers['incidents.silence']({ matcher, when, comment: 'refit' })

async function silences(console: ConsoleUnderTest) {
  const listed = await console.core.handlers['incidents.listSilences'](null)
  if (!listed.ok) throw new Error(listed.error.code)
  return listed.value
}

it('one that names nothing, or is over before it begins, is refused', async () => {
  const console = await openWatched()
  const now = console.clock.now()
  expect(await silence(console, anything, { kind: 'for', hours: 1 })).toMatchObject({
    error: { code: 'request.invalid', params: { field: 'matcher' } },
  })
  const [tenant] = console.tenants()
  const matcher = { ...anything, tenantKey: console.keyOf(tenant) }
  const over = { kind: 'between' as const, startsAt: now - 2 * hour, endsAt: now - hour }
  expect(await silence(console, matcher, over)).toMatchObject({
    error: { code: 'request.invalid', params: { field: 'endsAt' } },
  })
  expect(await silences(console)).toEqual([])
})

it('of a model, begins when it is to: until then what it fits is told (R17)', async () => {
  const console = await openWatched()
  const { tenant, room } = await console.healthyRoom(({ model }) => model !== null)
  const now = console.clock.now()
  const matcher = { ...anything, tenantKey: console.keyOf(tenant), model: room.model }
  await silence(console, matcher, { kind: 'between', startsAt: now + hour, endsAt: now + 3 * hour })
  console.simulator.control.setRoom({ tenant: tenant.tenantId, room: room.name, state: 'offline' })
  const incident = async () => (await console.incidents()).find(({ roomId }) => roomId === room.roomId)
  await console.clock.advance(10 * minute)
  const told = await incident()
  expect(told).toMatchObject({ silencedUntil: null, isAnnounced: true })
  expect(await silences(console)).toMatchObject([{ muted: 0, hid: 0 }])
  await console.clock.advance(hour)
  expect(await incident()).toMatchObject({
    incidentId: told?.incidentId,
    state: 'open',
    silencedUntil: now + 3 * hour,
  })
  expect((await silences(console))[0]?.muted).toBeGreaterThanOrEqual(1)
})

it('is extended and given other words, and keeps its beginning; what is over cannot be changed', async () => {
  const console = await openWatched()
  const [tenant] = console.tenants()
  const matcher = { ...anything, tenantKey: console.keyOf(tenant) }
  await silence(console, matcher, { kind: 'for', hours: 1 })
  const [begun] = await silences(console)
  if (!begun) throw new Error('There is no silence')
  await console.clock.advance(30 * minute)
  const { silenceId } = begun
  const order: SilenceOrder = { matcher, when: { kind: 'for', hours: 24 }, comment: 'takes longer' }
  expect(await console.core.handlers['incidents.changeSilence']({ silenceId, order })).toMatchObject({
    ok: true,
  })
  await console.reopen()
  expect(await silences(console)).toMatchObject([
    {
      silenceId,
      startsAt: begun.startsAt,
      endsAt: console.clock.now() + 24 * hour,
      comment: 'takes longer',
    },
  ])
  // None lasts longer than 90 days: the beginning moves, so that it can still be changed.
  const longest: SilenceOrder = { ...order, when: { kind: 'for', hours: 90 * 24 } }
  await console.core.handlers['incidents.changeSilence']({ silenceId, order: longest })
  const endsAt = console.clock.now() + 90 * 24 * hour
  expect(await silences(console)).toMatchObject([{ startsAt: endsAt - 90 * 24 * hour, endsAt }])
  await console.core.handlers['incidents.endSilence']({ silenceId })
  await console.clock.advance(minute)
  expect(await console.core.handlers['incidents.changeSilence']({ silenceId, order })).toMatchObject({
    error: { code: 'request.notFound' },
  })
})
