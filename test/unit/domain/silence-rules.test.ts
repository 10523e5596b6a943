import { describe, expect, it } from 'vitest'
import type { Silence, SilenceMatcher } from '../../../src/shared/model/incident'
import { RoomId } from '../../../src/shared/model/room'
import { watchedWorld } from './alert-world'
import { hour, minute } from './facts'

const everything: SilenceMatcher = { tenantKey: null, site: null, roomId: null, model: null, type: null }

const silence = (matcher: Partial<SilenceMatcher>, from: number): Silence => ({
  silenceId: 'one',
  matcher: { ...everything, ...matcher },
  startsAt: from,
  endsAt: from + hour,
  author: 'kim',
  comment: 'refit',
})

describe('a silence (alerting rule R17)', () => {
  it('of a room whose computer is offline goes on when presence says so, too', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    const room = rooms[0] ?? ''
    world.silences = [silence({ roomId: RoomId.parse(room), type: 'computeOffline' }, world.now)]
    world.set(room, { compute: 'offline', computeSince: world.now })
    world.pass(minute)
    expect(world.open('computeOffline')[0]?.silencedUntil).not.toBeNull()
    world.offline(room, { compute: 'offline', computeSince: world.now })
    world.pass(minute)
    expect(world.open('roomOffline')[0]?.silencedUntil).not.toBeNull()
    expect(world.notices).toEqual([])
  })

  it('of one kind of trouble hides no other kind', () => {
    const { world, rooms } = watchedWorld({ Oslo: 10 })
    const room = rooms[0] ?? ''
    world.silences = [silence({ roomId: RoomId.parse(room), type: 'deviceCritical' }, world.now)]
    world.offline(room)
    world.pass(minute)
    expect(world.kinds()).toEqual(['opened roomOffline'])
  })
})
