import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { MeetingSource } from '../../../src/main/alerts/meeting-source'
import type { IncidentSummary } from '../../../src/shared/model/incident'
import { RoomSummary } from '../../../src/shared/model/room'
import { noneByLevel } from '../../../src/shared/model/room-health'
import { type ConsoleUnderTest, consoleOpener } from '../../support/console-under-test'

const second = 1_000
const minute = 60 * second

const open = consoleOpener()

/** Bookings that know of one meeting. */
class OneMeeting implements MeetingSource {
  private booked: { roomId: string; startsAt: number; endsAt: number } | null = null

  book(roomId: string, startsAt: number): void {
    this.booked = { roomId, startsAt, endsAt: startsAt + 60 * minute }
  }

  meetingOf(_tenantKey: string, roomId: string) {
    if (this.booked?.roomId !== roomId) return null
    const { startsAt, endsAt } = this.booked
    return { startsAt, endsAt, organiser: 'The board' }
  }
}

/** The building with the most rooms of the first tenant, and the names of its healthy ones. */
async function largestBuilding(console: ConsoleUnderTest) {
  const [tenant] = console.simulator.tenants
  if (!tenant) throw new Error('No tenant')
  const all = await console.rooms(tenant)
  const sizes = new Map<string, number>()
  for (const { site } of all) if (site !== null) sizes.set(site, (sizes.get(site) ?? 0) + 1)
  const [building] = [...sizes].toSorted(([, a], [, b]) => b - a)[0] ?? []
  if (building === undefined) throw new Error('No building')
  const rooms = all.filter(({ site }) => site === building)
  const healthy = rooms.filter(({ level, kind }) => level === 'healthy' && kind === 'room')
  return { tenant, building, rooms: healthy }
}

async function markVip(console: ConsoleUnderTest, { tenantKey, roomId }: RoomSummary) {
  await console.core.handlers['rooms.setVip']({ tenantKey, roomId, isVip: true })
}

/** When Graph first showed the room offline, by the simulator's own ledger. */
function shownAt(console: ConsoleUnderTest, roomName: string, from: number): number {
  const shown = console.simulator.control
    .truth()
    .find(({ what, room, at }) => what === 'presenceOffline' && room === roomName && at >= from)
  return shown?.at ?? Number.NaN
}

async function siteOutage(console: ConsoleUnderTest) {
  return (await console.incidents()).find(({ type, isFirstSight }) => type === 'siteOutage' && !isFirstSight)
}

const naming = (console: ConsoleUnderTest, roomName: string) =>
  console.messages.find(({ title, body }) => `${title} ${body}`.includes(roomName))

describe('story 1: power cut', () => {
  it('60 rooms decay over seven minutes: two messages, the VIP meeting in time, the acknowledgement holds, one closing', async () => {
    const meetings = new OneMeeting()
    const console = await open({ rooms: 250, tenants: 1, meetings })
    await console.clock.advance(3 * minute)
    const { tenant, building, rooms } = await largestBuilding(console)
    expect(rooms.length).toBeGreaterThan(50)
    const vip = rooms[rooms.length >> 1]
    if (!vip) throw new Error('No room')
    await markVip(console, vip)
    const cutAt = console.clock.now()
    meetings.book(vip.roomId, cutAt + 8 * minute)
    console.simulator.control.setBuilding({ tenant: tenant.tenantId, building, state: 'offline' })

    await console.waitUntil(
      'the site is one incident',
      async () => (await siteOutage(console)) !== undefined,
      8 * minute,
    )
    await console.clock.advance(minute)
    const outage = await siteOutage(console)
    if (!outage) throw new Error('No site outage')
    expect(outage.impact).toMatchObject({ roomName: vip.name, isVip: true })
    await console.core.handlers['incidents.acknowledge']({
      incidentIds: [outage.incidentId],
      reason: 'calling the power company',
    })
    const toldBefore = console.messages.length
    await console.clock.advance(25 * minute)
    await console.core.handlers['incidents.note']({ incidentId: outage.incidentId, text: 'still dark' })
    await console.clock.advance(10 * minute)
    expect((await siteOutage(console))?.state).toBe('acknowledged')
    expect(console.messages.length).toBe(toldBefore)
    expect(toldBefore, console.messages.map(({ title }) => title).join('\n')).toBeLessThanOrEqual(2)

    const named = naming(console, vip.name)
    expect(named?.body).toContain('VIP meeting')
    expect(named?.at).toBeLessThanOrEqual(shownAt(console, vip.name, cutAt) + minute)

    console.simulator.control.setBuilding({ tenant: tenant.tenantId, building, state: 'online' })
    await console.clock.advance(15 * minute)
    expect((await siteOutage(console))?.state).toBe('resolved')
    const closing = console.messages.slice(toldBefore)
    expect(closing.map(({ title }) => title)).toEqual([`Over: ${building}`])
  })

  it.each([
    ['first', 0],
    ['in between', 0.4],
    ['last', 1],
  ])(
    'presence is all there is and the VIP room goes %s: two messages and one closing',
    async (_when, place) => {
      const meetings = new OneMeeting()
      const console = await open({ rooms: 250, tenants: 1, meetings })
      const [simulated] = console.simulator.tenants
      if (!simulated) throw new Error('No tenant')
      console.simulator.control.setConsent({
        tenant: simulated.tenantId,
        roles: ['Presence.Read.All', 'User.Read.All', 'Place.Read.All'],
      })
      await console.clock.advance(20 * minute)
      const told = console.messages.length
      const { tenant, building } = await largestBuilding(console)
      const rooms = (await console.rooms(tenant)).filter(
        ({ site, level }) => site === building && level !== 'offline',
      )
      const vip = rooms[Math.floor(place * (rooms.length - 1))]
      if (!vip) throw new Error('No room')
      await markVip(console, vip)
      const cutAt = console.clock.now()
      meetings.book(vip.roomId, cutAt + 9 * minute)
      for (const [index, room] of rooms.entries()) {
        const decayMs = minute + (index / rooms.length) * 6 * minute
        console.clock.schedule(decayMs, () =>
          console.simulator.control.setRoom({ tenant: tenant.tenantId, room: room.name, state: 'offline' }),
        )
      }
      await console.clock.advance(12 * minute)
      expect((await siteOutage(console))?.state).toBe('open')
      const titles = console.messages.slice(told).map(({ title, body }) => `${title}: ${body}`)
      expect(titles.length, titles.join('\n')).toBeLessThanOrEqual(2)
      const named = naming(console, vip.name)
      expect(named?.body).toContain('VIP meeting')
      expect(named?.at).toBeLessThanOrEqual(shownAt(console, vip.name, cutAt) + minute)

      for (const room of rooms) {
        console.simulator.control.setRoom({ tenant: tenant.tenantId, room: room.name, state: 'online' })
      }
      const before = console.messages.length
      await console.clock.advance(12 * minute)
      expect(console.messages.slice(before).map(({ title }) => title)).toEqual([`Over: ${building}`])
    },
  )
})

/** The rooms that the wall shows offline from now on and not before, however shortly. */
async function shownOffline(console: ConsoleUnderTest): Promise<Set<string>> {
  const before = new Set(
    (await console.rooms()).flatMap(({ level, name }) => (level === 'offline' ? name : [])),
  )
  const shown = new Set<string>()
  console.core.feed.subscribe((name, payload) => {
    if (name !== 'rooms.changed' || !('changed' in payload)) return
    for (const room of z.array(RoomSummary).parse(payload.changed)) {
      if (room.level === 'offline' && !before.has(room.name)) shown.add(room.name)
    }
  })
  return shown
}

describe('story 2: the lie', () => {
  it('eight tenants answer Offline for 20 minutes: one incident, no false one, and the dead room is found', async () => {
    const console = await open({ rooms: 160, tenants: 8 })
    await console.clock.advance(3 * minute)
    expect(console.messages).toEqual([])
    const from = console.clock.now() + 10 * second
    const shown = await shownOffline(console)
    console.simulator.control.setScenario({ scenario: 'presence-lies' })
    const isDown = ({ type, isFirstSight }: IncidentSummary) =>
      !isFirstSight && (type === 'roomOffline' || type === 'computeOffline')
    const everDown = new Set<string | null>()
    const inTheMiddle = { ...noneByLevel }
    await console.waitUntil(
      'the lie is over',
      async () => {
        for (const incident of await console.incidents())
          if (isDown(incident)) everDown.add(incident.roomName)
        if (console.clock.now() - from === 10 * minute) {
          for (const { level } of await console.rooms()) inTheMiddle[level] += 1
        }
        return console.clock.now() - from >= 30 * minute - 20 * second
      },
      40 * minute,
    )
    expect(inTheMiddle.unknown).toBeGreaterThan(100)
    const dead = new Set(
      console.simulator.control
        .truth()
        .filter(({ what, at }) => what === 'deviceDisconnected' && at > from)
        .map(({ room }) => room),
    )
    expect(dead.size).toBe(1)
    expect(everDown).toEqual(dead)
    expect(shown).toEqual(dead)
    const outages = (await console.incidents()).filter(({ type }) => type === 'presenceOutage')
    expect(outages).toEqual([expect.objectContaining({ urgency: 'high', state: 'resolved' })])
    const told = console.messages.map(({ title }) => title)
    expect(told.filter((title) => title.includes('rooms are offline, the devices do not'))).toHaveLength(1)
    // The outage and the dead room, each with its end.
    expect(told.length, told.join('\n')).toBeLessThanOrEqual(4)
  })
})

describe('story 3: the night', () => {
  it('200 rooms reboot at 02:00 and one site stays down: silence until 02:20, one site incident by 02:22', async () => {
    const two = Date.UTC(2026, 10, 24, 2)
    const console = await open({ rooms: 240, tenants: 1, startsAt: two - 10 * minute })
    // The scenario leaves 20 s before it begins.
    // The scenario restarts every room at once, so here it is two o'clock everywhere.
    for (const { tenantKey, site } of await console.rooms()) {
      await console.core.handlers['maintenance.setSiteZone']({ tenantKey, site: site ?? 'none', zone: 'UTC' })
    }
    await console.clock.advance(two - 20 * second - console.clock.now())
    console.simulator.control.setScenario({ scenario: 'reboot-night' })
    await console.waitUntil(
      'it is 02:20',
      async () => {
        const high = (await console.incidents()).filter(({ urgency }) => urgency === 'high')
        expect(high).toEqual([])
        return console.clock.now() >= two + 20 * minute
      },
      21 * minute,
    )
    expect(console.messages).toEqual([])
    const truth = console.simulator.control.truth()
    const rebooted = truth.filter(({ what, at }) => what === 'deviceConnected' && at > two)
    expect(rebooted.length).toBeGreaterThanOrEqual(200)

    await console.clock.advance(2 * minute)
    const high = (await console.incidents()).filter(
      ({ urgency, parentId }) => urgency === 'high' && parentId === null,
    )
    expect(high).toEqual([expect.objectContaining({ type: 'siteOutage', state: 'open' })])
    expect(console.messages).toHaveLength(1)
    await console.clock.advance(10 * minute)
    expect(console.messages).toHaveLength(1)
    await console.clock.advance(20 * minute)
    expect(console.messages.map(({ title }) => title).slice(1)).toEqual([`Over: ${high[0]?.site}`])
  })
})
