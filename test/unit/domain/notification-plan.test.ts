import { describe, expect, it } from 'vitest'
import {
  type NotificationSetup,
  type PlannedMessage,
  planNotifications,
} from '../../../src/main/domain/notification-plan'
import { stateReason } from '../../../src/main/domain/room-reason'
import { completeRoutes } from '../../../src/main/domain/route-rules'
import { type Channel, ChannelId } from '../../../src/shared/model/channel'
import { DeviceId } from '../../../src/shared/model/device'
import type { Incident, Silence } from '../../../src/shared/model/incident'
import type { MaintenanceWindow } from '../../../src/shared/model/maintenance'
import { RoomId } from '../../../src/shared/model/room'
import { type Route, usualEscalation } from '../../../src/shared/model/route'
import { TenantKey } from '../../../src/shared/model/tenant'
import { incidentSample } from '../../support/incident-sample'
import { type AlertWorld, watchedWorld } from './alert-world'
import { hour, minute, second } from './facts'

const chat = ChannelId.parse('chat')
const pager = ChannelId.parse('pager')
const contoso = TenantKey.parse('contoso')

const channels: Channel[] = [
  { ...named(chat, 'Chat'), settings: { kind: 'chat', format: 'teams' } },
  { ...named(pager, 'On call'), settings: { kind: 'pagerDuty', region: 'eu', endpoint: null } },
]

function named(channelId: ChannelId, name: string) {
  return { channelId, name, isOn: true, hint: null, secretsSet: [] }
}

function route(urgency: 'high' | 'low', change: Partial<Route> = {}): Route {
  return {
    routeId: urgency,
    name: urgency,
    match: { group: null, tenantKey: null, site: null, urgency, hours: null },
    channels: [chat, pager],
    goesOn: false,
    sender: 'thisConsole',
    second: null,
    fallback: null,
    escalation: usualEscalation,
    ...change,
  }
}

const both: NotificationSetup = {
  channels,
  routes: completeRoutes([route('high'), route('low')]),
  groupOf: () => null,
}

/** A world whose incidents are told by routes of both urgencies; every message that would be sent is kept. */
class ToldWorld {
  readonly messages: PlannedMessage[] = []

  constructor(
    readonly world: AlertWorld,
    private readonly setup = both,
  ) {}

  pass(ms: number): void {
    for (const until = this.world.now + ms; this.world.now < until; ) {
      const before = this.world.state.incidents
      this.world.pass(10 * second)
      this.plan(before)
    }
  }

  /** As the console does once an evaluation or a person is done. */
  plan(before: AlertWorld['state']['incidents'], notices = this.takeNotices()): void {
    const all = this.world.incidents()
    const changed = all.filter((incident) => before.get(incident.incidentId) !== incident)
    const isWaking = this.world.state.waking !== null
    const planned = planNotifications({ before, changed, all, notices, isWaking }, this.setup, this.world.now)
    for (const incident of planned.changed) this.world.handle(incident)
    this.messages.push(...planned.messages)
  }

  private takeNotices() {
    return this.world.notices.splice(0)
  }

  said(channelId: ChannelId): string[] {
    return this.messages
      .filter((message) => message.channelId === channelId)
      .map(({ kind, incidents }) => `${kind} ${incidents.map(({ type }) => type).join()}`)
  }
}

const behind = stateReason('softwareBehind', 'deviceHealth', 'healthy', {
  params: { deviceId: DeviceId.parse('bar'), device: 'Bar', software: 'firmware' },
})

/** A software update waits for a device of the room: of low urgency, and not so at first sight. */
function fallBehind({ world }: ToldWorld, room: string): void {
  world.set(room, { problems: [{ reason: behind, since: null }] })
}

function toldWorld(sites: Record<string, number> = { Oslo: 6 }): { told: ToldWorld; rooms: string[] } {
  const { world, rooms } = watchedWorld(sites)
  const told = new ToldWorld(world)
  told.pass(70 * minute)
  return { told, rooms }
}

function silence(now: number, ms: number): Silence {
  return {
    silenceId: 'silence',
    matcher: { tenantKey: contoso, site: null, roomId: null, model: null, type: 'softwareBehind' },
    startsAt: now,
    endsAt: now + ms,
    author: 'ann',
    comment: 'known',
  }
}

function maintenanceOf(room: string, startsAt: number, ms: number): MaintenanceWindow {
  return {
    windowId: 'work',
    scope: { kind: 'room', tenantKey: contoso, roomId: RoomId.parse(room), name: room },
    time: { kind: 'once', startsAt, endsAt: startsAt + ms },
    author: 'ann',
    comment: 'new cables',
    createdAt: startsAt,
    cutAt: null,
    deletedAt: null,
  }
}

describe('a route of low urgency', () => {
  it('hears of trouble and of its end, people like machines (R5)', () => {
    const { told, rooms } = toldWorld()
    const [room = ''] = rooms
    fallBehind(told, room)
    told.pass(2 * minute)
    expect(told.said(chat)).toEqual(['opened softwareBehind'])
    told.world.online(room)
    told.world.set(room, { problems: [] })
    told.pass(2 * minute)
    expect(told.said(chat)).toEqual(['opened softwareBehind', 'recovered softwareBehind'])
    expect(told.said(pager)).toEqual(['opened softwareBehind', 'recovered softwareBehind'])
    expect(told.world.incidents().map((incident) => incident.channels)).toEqual([[]])
  })

  it('hears once of what comes back within ten minutes, and of its end when that lasts (R5)', () => {
    const { told, rooms } = toldWorld()
    const [room = ''] = rooms
    const comeAndGo = () => {
      fallBehind(told, room)
      told.pass(2 * minute)
      told.world.set(room, { problems: [] })
      told.pass(2 * minute)
    }
    comeAndGo()
    told.messages.length = 0
    comeAndGo()
    comeAndGo()
    expect(told.said(chat)).toEqual(['opened softwareBehind'])
    told.pass(10 * minute)
    expect(told.said(chat)).toEqual(['opened softwareBehind', 'recovered softwareBehind'])
  })

  it('is not told during maintenance, but once that is over and it still is so (R19)', () => {
    const { told, rooms } = toldWorld()
    const [room = ''] = rooms
    told.world.maintenance = [maintenanceOf(room, told.world.now, 30 * minute)]
    fallBehind(told, room)
    told.pass(35 * minute)
    expect(told.messages).toEqual([])
    told.pass(10 * minute)
    expect(told.said(chat)).toEqual(['opened softwareBehind'])
    told.pass(hour)
    expect(told.said(chat)).toHaveLength(1)
  })

  it('is told of what opened silenced once the silence ends, and of no more', () => {
    const { told, rooms } = toldWorld()
    told.world.silences = [silence(told.world.now, hour)]
    fallBehind(told, rooms[0] ?? '')
    told.pass(50 * minute)
    expect(told.messages).toEqual([])
    told.pass(hour)
    expect(told.said(chat)).toEqual(['opened softwareBehind'])
  })

  it('is told of what opened folded, ten minutes after its site came back: what recovers with it is nobody’s news', () => {
    const { told, rooms } = toldWorld()
    const { world } = told
    const [stays = '', recovers = '', ...dark] = rooms
    for (const room of dark) world.offline(room)
    told.pass(2 * minute)
    expect(told.said(chat)).toEqual(['opened siteOutage'])
    for (const room of [stays, recovers]) fallBehind(told, room)
    told.pass(5 * minute)
    expect(world.open('softwareBehind').filter(({ parentId }) => parentId !== null)).toHaveLength(2)
    for (const room of dark) world.online(room)
    told.pass(5 * minute)
    world.set(recovers, { problems: [] })
    told.pass(30 * minute)
    expect(told.said(chat)).toEqual(['opened siteOutage', 'closed siteOutage', 'opened softwareBehind'])
  })

  it('hears nothing of what was so at first sight (R32), whatever mutes it meanwhile', () => {
    const sample = incidentSample({ urgency: 'low', isFirstSight: true, silencedUntil: 5 })
    expect(sentBy(sample, { ...sample, silencedUntil: null })).toEqual([])
  })

  it('hears nothing of what it could have heard before, when something larger has passed over it', () => {
    const { told, rooms } = toldWorld()
    const { world } = told
    fallBehind(told, rooms[0] ?? '')
    const quiet = new ToldWorld(world, { ...both, routes: completeRoutes([]) })
    quiet.pass(10 * minute)
    expect(world.open('softwareBehind')).toMatchObject([{ channels: [] }])
    world.isOnline = false
    for (const room of rooms) world.set(room, { presence: null, compute: null, areDevicesKnown: false })
    told.pass(3 * minute)
    expect(world.open('softwareBehind')[0]?.parentId).not.toBeNull()
    world.isOnline = true
    for (const room of rooms) {
      world.online(room)
      world.set(room, { areDevicesKnown: true })
    }
    told.pass(20 * minute)
    expect(world.open('softwareBehind')).toMatchObject([{ parentId: null }])
    expect(told.said(chat).filter((words) => words.endsWith('softwareBehind'))).toEqual([])
  })

  it('hears nothing of a note on what nobody was told of, when there was no route for it then', () => {
    const sample = incidentSample({ urgency: 'low' })
    expect(sentBy(sample, { ...sample, updatedAt: sample.updatedAt + minute })).toEqual([])
  })
})

describe('a site outage that two messages about its rooms already told of (decision 0025)', () => {
  it('is one event of its own for machines, opened and ended by the same key; people hear no third message', () => {
    const { told, rooms } = toldWorld({ Oslo: 6 })
    const { world } = told
    const [first = '', second = '', ...rest] = rooms
    world.offline(first)
    told.pass(6 * minute)
    world.offline(second)
    told.pass(6 * minute)
    for (const room of rest) world.offline(room)
    told.pass(2 * minute)
    const people = told.said(chat)
    expect(people).toHaveLength(2)
    expect(people.join()).not.toContain('siteOutage')
    expect(told.said(pager).filter((message) => message.endsWith('siteOutage'))).toEqual([
      'opened siteOutage',
    ])
    for (const room of rooms) world.online(room)
    told.pass(30 * minute)
    expect(told.said(pager).filter((message) => message.endsWith('siteOutage'))).toEqual([
      'opened siteOutage',
      'recovered siteOutage',
    ])
  })
})

describe('while everything is asked again after a pause (R31)', () => {
  it('no step of an escalation goes out, whatever a person does meanwhile', () => {
    const overdue = incidentSample({ isAnnounced: true, escalation: { from: 0, steps: 0, lastAt: 0 } })
    const setup = { ...both, routes: completeRoutes([route('high', { second: pager })]) }
    const steps = (isWaking: boolean) =>
      planNotifications(
        { before: new Map(), changed: [], all: [overdue], notices: [], isWaking },
        setup,
        overdue.hardAt,
      ).messages.map(({ kind }) => kind)
    expect(steps(true)).toEqual([])
    expect(steps(false)).toEqual(['escalated'])
  })
})

/** What goes to the chat because an incident is another one now. */
function sentBy(before: Incident, incident: Incident): string[] {
  const known = new Map([[before.incidentId, before]])
  const occasion = {
    before: known,
    changed: [incident],
    all: [incident],
    notices: [],
    isWaking: false,
  }
  return planNotifications(occasion, both, incident.updatedAt)
    .messages.filter(({ channelId }) => channelId === chat)
    .map(({ kind }) => kind)
}
