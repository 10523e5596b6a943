import { describe, expect, it } from 'vitest'
import { type NotificationSetup, planNotifications } from '../../../src/main/domain/notification-plan'
import { stateReason } from '../../../src/main/domain/room-reason'
import { completeRoutes } from '../../../src/main/domain/route-rules'
import { type Channel, desktopChannelId, soundChannelId } from '../../../src/shared/model/channel'
import { DeviceId } from '../../../src/shared/model/device'
import type { Incident } from '../../../src/shared/model/incident'
import { type AlertWorld, type Change, watchedWorld } from './alert-world'
import { hour, minute, second } from './facts'

/** First read by the health of the device that went. */
const update = {
  deviceId: DeviceId.parse('bar'),
  version: 'firmware 2.1',
  firstReadAt: Number.POSITIVE_INFINITY,
}
const away: Change = { compute: 'offline', update }

/** Rooms of all sites in turn, as an update reaches them. */
function inTurn(rooms: readonly string[], count: number): string[] {
  const step = Math.floor(rooms.length / count)
  return rooms.filter((_, index) => index % step === 0).slice(0, count)
}

/** One room after another goes for six minutes and is back with the new version. */
function rollOut(world: AlertWorld, rooms: readonly string[], everyMs = 25 * second): void {
  const goes = new Map(rooms.map((room, index) => [room, world.now + index * everyMs]))
  const until = world.now + rooms.length * everyMs + 7 * minute
  while (world.now < until) {
    for (const [room, at] of goes) {
      if (at <= world.now && at > world.now - 10 * second) {
        world.offline(room, { ...away, badSince: world.now, computeSince: world.now })
      }
      const backAt = at + 6 * minute
      if (backAt <= world.now && backAt > world.now - 10 * second) {
        world.online(room)
        world.set(room, { update: null })
      }
    }
    world.pass(10 * second)
  }
}

const ownTroubles = (world: AlertWorld) => world.incidents().filter(({ type }) => type !== 'rollout')

describe('a rollout (alerting rule R10b)', () => {
  it('is one incident, and no room that is back in time becomes one', () => {
    const { world, rooms } = watchedWorld({ Oslo: 40, Bergen: 40, Paris: 40 })
    rollOut(world, inTurn(rooms, 40))
    expect(world.incidents().map(({ type, urgency, params }) => [type, urgency, params.rooms])).toEqual([
      ['rollout', 'low', 40],
    ])
    expect(world.notices).toEqual([])
  })

  it('is none when several sites lose power at once: each is dark, and nobody hears of an update', () => {
    const { world, rooms } = watchedWorld({ Oslo: 8, Bergen: 8, Paris: 8 })
    for (const room of rooms) {
      world.offline(room, { compute: 'offline', badSince: world.now, computeSince: world.now })
    }
    world.pass(10 * minute)
    const types = new Set(world.incidents().map(({ type }) => type))
    expect(types).toContain('siteOutage')
    expect(types).not.toContain('rollout')
  })

  it('lets out who does not come back, as an incident of its own that is told', () => {
    const { world, rooms } = watchedWorld({ Oslo: 40, Bergen: 40, Paris: 40 })
    const [stuck = '', ...rest] = inTurn(rooms, 40)
    world.offline(stuck, { ...away, badSince: world.now, computeSince: world.now })
    const wentAt = world.now
    rollOut(world, rest)
    world.pass(5 * minute)
    const [own, ...others] = ownTroubles(world)
    expect(others).toEqual([])
    expect(own).toMatchObject({ roomName: stuck, urgency: 'high', parentId: null, state: 'open' })
    expect(own?.hardAt).toBeGreaterThanOrEqual(wentAt + 20 * minute)
    expect(own?.hardAt).toBeLessThanOrEqual(wentAt + 20 * minute + 10 * second)
    expect(world.kinds()).toEqual(['opened roomOffline'])
  })

  it('is not waited for when no second room follows within two minutes', () => {
    const { world, rooms } = watchedWorld({ Oslo: 40, Bergen: 40 })
    world.offline(rooms[0] ?? '', { ...away, badSince: world.now })
    world.pass(110 * second)
    expect(world.incidents()).toEqual([])
    world.pass(20 * second)
    expect(world.kinds()).toEqual(['opened roomOffline'])
  })

  it.each<[string, Change]>([
    ['without an update that waits for it', { update: null }],
    ['whose update may have been there all along', { update: { ...update, firstReadAt: null } }],
    ['of a VIP', { isVip: true }],
  ])('does not keep a room %s waiting', (_, change) => {
    const { world, rooms } = watchedWorld({ Oslo: 40, Bergen: 40 })
    world.offline(rooms[0] ?? '', { ...away, ...change })
    world.pass(10 * second)
    expect(world.kinds()).toEqual(['opened roomOffline'])
  })

  it('does not keep a room with a meeting in ten minutes waiting, even while it is under way', () => {
    const { world, rooms } = watchedWorld({ Oslo: 40, Bergen: 40, Paris: 40 })
    const updated = inTurn(rooms, 20)
    rollOut(world, updated)
    const next = rooms.find((room) => !updated.includes(room)) ?? ''
    const startsAt = world.now + 9 * minute
    const impact = { startsAt, endsAt: startsAt + hour, organiser: 'Kim', roomName: next, isVip: false }
    world.offline(next, { ...away, impact })
    world.pass(10 * second)
    expect(ownTroubles(world).map(({ roomName, state }) => [roomName, state])).toEqual([[next, 'open']])
  })

  it('does not explain a room for which an old update has waited for days', () => {
    const { world, rooms } = watchedWorld({ Oslo: 40, Bergen: 40 })
    const room = rooms[0] ?? ''
    world.pass(70 * minute)
    const reason = stateReason('softwareBehind', 'deviceHealth', 'healthy', {
      params: { deviceId: update.deviceId, device: 'Bar', software: 'firmware' },
    })
    world.set(room, { update, problems: [{ reason, since: null }] })
    world.pass(minute)
    const [behind, ...others] = world.open('softwareBehind')
    if (!behind || others.length > 0) throw new Error('It is not one incident')
    world.handle({ ...behind, hardAt: world.now - 25 * hour })
    world.offline(room, { ...away })
    world.pass(10 * second)
    expect(world.kinds()).toEqual(['opened roomOffline'])
  })

  it('does not hide a site that goes dark', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10, Bergen: 40 })
    for (const room of rooms.slice(0, 10)) world.offline(room, { ...away, badSince: world.now })
    world.pass(20 * second)
    expect(world.kinds()).toEqual(['opened siteOutage'])
  })

  it('is waited for by nobody where the rules do not want rollouts', () => {
    const { world, rooms } = watchedWorld({ Oslo: 40, Bergen: 40 })
    const off = { rollout: { isOn: false, urgency: null } }
    world.settings = { sets: [{ group: null, types: off, thresholds: {}, exclusions: [] }] }
    world.offline(rooms[0] ?? '', { ...away })
    world.pass(10 * second)
    expect(world.kinds()).toEqual(['opened roomOffline'])
  })
})

describe('the message about a rollout (decision 0032)', () => {
  const channel = (channelId: typeof desktopChannelId, kind: 'desktop' | 'sound'): Channel => ({
    channelId,
    name: kind,
    isOn: true,
    settings: { kind },
    hint: null,
    secretsSet: [],
  })
  const setup: NotificationSetup = {
    channels: [channel(desktopChannelId, 'desktop'), channel(soundChannelId, 'sound')],
    routes: completeRoutes([]),
    groupOf: () => null,
  }

  /** What is sent because the incident is as it is now, and the incident after it. */
  function follow(before: Incident | undefined, incident: Incident, now: number) {
    const known = new Map(before ? [[before.incidentId, before]] : [])
    const occasion = { before: known, changed: [incident], all: [], notices: [], isWaking: false }
    const { changed, messages } = planNotifications(occasion, setup, now)
    return {
      sent: messages.map(({ channelId, kind }) => `${kind} ${channelId}`),
      after: changed[0] ?? incident,
    }
  }

  it('goes once to the desktop, without a sound, and not again after a pause', () => {
    const { world, rooms } = watchedWorld({ Oslo: 40, Bergen: 40, Paris: 40 })
    rollOut(world, inTurn(rooms, 40))
    const [rollout] = world.open('rollout')
    if (!rollout) throw new Error('There is no rollout')
    const opened = follow(undefined, rollout, world.now)
    expect(opened.sent).toEqual(['opened desktop'])
    expect(opened.after.toldAt).toBe(world.now)

    const ended = follow(
      opened.after,
      { ...opened.after, state: 'resolved', resolvedAt: world.now },
      world.now,
    )
    expect(ended.sent).toEqual([])
    const over = ended.after
    const again: Incident = { ...over, state: 'open', resolvedAt: null }
    expect(follow(over, again, world.now + 3 * hour).sent).toEqual([])
    expect(follow(over, again, world.now + 25 * hour).sent).toEqual(['opened desktop'])
  })

  it('is never made of another incident of low urgency', () => {
    const { world, rooms } = watchedWorld({ Oslo: 40, Bergen: 40, Paris: 40 })
    rollOut(world, inTurn(rooms, 40))
    const [rollout] = world.open('rollout')
    if (!rollout) throw new Error('There is no rollout')
    expect(follow(undefined, { ...rollout, type: 'softwareBehind' }, world.now).sent).toEqual([])
  })
})
