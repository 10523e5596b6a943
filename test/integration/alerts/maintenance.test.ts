import { describe, expect, it } from 'vitest'
import type { MaintenanceOrder, MaintenanceScope } from '../../../src/shared/model/maintenance'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'

const minute = 60_000

async function begin(
  console: ConsoleUnderTest,
  scope: MaintenanceScope,
  when: MaintenanceOrder['when'] = { kind: 'for', hours: 1 },
): Promise<string> {
  const begun = await console.core.handlers['maintenance.begin']({ scope, when, comment: 'new cables' })
  if (!begun.ok) throw new Error(begun.error.code)
  return begun.value.windowId
}

async function list(console: ConsoleUnderTest) {
  const listed = await console.core.handlers['maintenance.list'](null)
  if (!listed.ok) throw new Error(listed.error.code)
  return listed.value
}

describe('maintenance (R19)', () => {
  const open = consoleOpener()

  it('a room reads maintenance within seconds, is watched on, tells nobody, and fires ten minutes after the end', async () => {
    const console = await open()
    const { tenant, room } = await console.healthyRoom()
    const { tenantKey, roomId, name } = room
    const look = () => console.room(tenant, name)
    const windowId = await begin(console, { kind: 'room', tenantKey, roomId, name })
    const isIn = async () => (await look()).level === 'maintenance'
    await console.waitUntil('the room reads maintenance', isIn, 15_000)

    console.simulator.control.setRoom({ tenant: tenant.tenantId, room: name, state: 'offline' })
    const isSeen = async () => (await look()).headline?.level === 'offline'
    await console.waitUntil('what is behind it is seen', isSeen, 2 * minute)
    expect((await look()).level).toBe('maintenance')
    expect((await list(console)).windows).toMatchObject([
      { windowId, isActive: true, rooms: 1, muted: 1, hid: 1 },
    ])

    await console.core.handlers['maintenance.end']({ windowId })
    await console.waitUntil('the room reads offline', async () => (await look()).level === 'offline', 15_000)
    expect((await list(console)).windows).toEqual([])
    await console.clock.advance(9 * minute)
    expect(console.messages).toEqual([])
    await console.waitUntil('it fires', () => console.messages.length > 0, 2 * minute)
    expect(console.messages[0]?.title).toBe(`${name} is offline`)

    const { handlers } = console.core
    const history = await handlers['rooms.readHistory']({
      tenantKey,
      roomId,
      from: 0,
      until: console.clock.now(),
    })
    const levels = history.ok ? history.value.spans.map(({ level }) => level) : []
    expect(levels.slice(-3)).toEqual(['healthy', 'maintenance', 'offline'])
  })

  it('windows, clocks of sites and the changed night are there after a restart', async () => {
    const console = await open()
    const { room } = await console.healthyRoom(({ site }) => site !== null)
    const { tenantKey } = room
    const site = room.site ?? ''
    const scope = { kind: 'site', tenantKey, site } as const
    const everyNight = {
      kind: 'recurring',
      recurrence: { every: 'day' },
      fromMinute: 22 * 60,
      untilMinute: 60,
    } as const
    await begin(console, scope, everyNight)
    const { handlers } = console.core
    expect(
      await handlers['maintenance.setSiteZone']({ tenantKey, site, zone: 'Mars/Olympus' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'request.invalid' },
    })
    await handlers['maintenance.setSiteZone']({ tenantKey, site, zone: 'Asia/Tokyo' })
    const night = { isOn: true, fromMinute: 120, untilMinute: 180, patienceMinutes: 30 }
    await handlers['maintenance.setRestartWindow'](night)
    await console.reopen()
    const listed = await list(console)
    expect(listed).toMatchObject({
      restartWindow: night,
      siteZones: [{ tenantKey, site, zone: 'Asia/Tokyo' }],
    })
    // 22:00 in Tokyo is 13:00 UTC.
    expect(listed.windows.map(({ next }) => new Date(next?.from ?? 0).toISOString().slice(11, 16))).toEqual([
      '13:00',
    ])
  })

  it('says before what an order means, and refuses one that is over before it begins', async () => {
    const console = await open()
    const { room } = await console.healthyRoom(({ site }) => site !== null)
    const scope = { kind: 'tenant', tenantKey: room.tenantKey } as const
    const { handlers } = console.core
    const preview = await handlers['maintenance.preview']({ scope, when: { kind: 'for', hours: 4 } })
    const now = console.clock.now()
    expect(preview).toMatchObject({ ok: true, value: { next: [{ from: now, until: now + 240 * minute }] } })
    const past = { kind: 'once', startsAt: now - 2 * minute, endsAt: now - minute } as const
    expect(await handlers['maintenance.begin']({ scope, when: past, comment: 'late' })).toMatchObject({
      ok: false,
      error: { code: 'request.invalid' },
    })
  })

  it('a tenant that goes takes its windows along', async () => {
    const console = await open()
    const { tenant, room } = await console.healthyRoom()
    await begin(console, { kind: 'tenant', tenantKey: room.tenantKey })
    await console.core.handlers['tenants.remove']({
      tenantKey: room.tenantKey,
      confirmedName: tenant.displayName,
      leavesCredential: false,
    })
    expect((await list(console)).windows).toEqual([])
    await console.reopen()
    expect((await list(console)).windows).toEqual([])
  })
})

describe('the nightly update window (R19)', () => {
  const open = consoleOpener()

  it('a room that goes away at night reads restarting, never offline, for twenty minutes', async () => {
    // 02:00 UTC, the clock of rooms whose own is not known; all of them are set to it here.
    const console = await open({ startsAt: Date.UTC(2026, 10, 23, 2) })
    const { tenant, room } = await console.healthyRoom(({ site }) => site !== null)
    const { tenantKey, site, name } = room
    await console.core.handlers['maintenance.setSiteZone']({ tenantKey, site: site ?? '', zone: 'UTC' })
    console.simulator.control.setRoom({ tenant: tenant.tenantId, room: name, state: 'offline' })
    const levelOf = async () => (await console.room(tenant, name)).level
    await console.waitUntil('it reads restarting', async () => (await levelOf()) === 'restarting', 3 * minute)
    await console.clock.advance(15 * minute)
    expect(await levelOf()).toBe('restarting')
    expect((await console.incidents()).filter(({ roomName }) => roomName === name)).toEqual([])
    await console.waitUntil('it reads offline', async () => (await levelOf()) === 'offline', 8 * minute)
  })
})
