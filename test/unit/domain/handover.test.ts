import { describe, expect, it } from 'vitest'
import { handoverOf } from '../../../src/main/domain/handover'
import { acknowledge, note, snooze } from '../../../src/main/domain/incident-handling'
import { RoomId } from '../../../src/shared/model/room'
import { handoverText } from '../../../src/shared/text/en/handover'
import { rules, watchedWorld } from './alert-world'
import { contoso, hour, minute } from './facts'

const shift = 8

describe('what one shift tells the next', () => {
  it('open ones, those taken on with owner and reason, what is muted and what is over', () => {
    const { world, rooms } = watchedWorld({ Oslo: 9 })
    for (const room of rooms.slice(0, 4)) {
      world.offline(room)
      world.pass(20 * minute)
    }
    const of = (index: number) => {
      const found = world.incidents().find(({ roomName }) => roomName === rooms[index])
      if (!found) throw new Error('No incident')
      return found
    }
    const ann = { by: 'ann', now: world.now }
    world.handle(note(acknowledge(of(1), 'seen', ann, rules), 'technician comes at noon', ann, rules))
    world.handle(snooze(of(2), '4h', ann, 'UTC'))
    world.online(rooms[3] ?? '')
    world.pass(minute)
    const told = handoverOf(world.incidents(), [], [], shift, world.now)
    expect(told.open.map(({ roomName }) => roomName)).toEqual([rooms[0]])
    expect(told.acknowledged).toMatchObject([
      { incident: { roomName: rooms[1], owner: 'ann' }, reason: 'technician comes at noon' },
    ])
    expect(told.muted.map(({ roomName }) => roomName)).toEqual([rooms[2]])
    expect(told.resolved.map(({ roomName }) => roomName)).toEqual([rooms[3]])
    expect(told.expiring.map(({ kind }) => kind)).toEqual(['acknowledgement', 'snooze'])
    expect(told.begun).toBe(4)
    // A shift of one hour hears only of what ends within it, and of what began in it.
    const short = handoverOf(world.incidents(), [], [], 1, world.now)
    expect(short.expiring.map(({ kind }) => kind)).toEqual(['acknowledgement'])
    expect(handoverOf(world.incidents(), [], [], 1, world.now + 2 * hour)).toMatchObject({
      begun: 0,
      resolved: [],
    })
  })

  it('reads the same as text and as Markdown, and says so when there is nothing', () => {
    const { world, rooms } = watchedWorld({ Oslo: 5 })
    const names = { tenant: () => 'Contoso', room: () => 'Boardroom' }
    const quiet = handoverText(handoverOf([], [], [], shift, world.now), 'text', names)
    expect(quiet).toContain('Nothing is open.')
    world.offline(rooms[0] ?? '')
    world.pass(10 * minute)
    const told = handoverOf(world.incidents(), [], [], shift, world.now)
    const text = handoverText(told, 'text', names)
    const markdown = handoverText(told, 'markdown', names)
    expect(text).toContain(`${rooms[0]} is offline (Contoso, Oslo): Critical, 10 min`)
    expect(markdown.replaceAll(/^#+ /gm, '')).toBe(text)
  })

  it('a silence that ends names the room it mutes', () => {
    const { world } = watchedWorld({ Oslo: 5 })
    const silence = {
      silenceId: 'one',
      matcher: {
        ...{ tenantKey: contoso, site: null, roomId: RoomId.parse('r1'), model: null },
        type: 'roomOffline' as const,
      },
      ...{ startsAt: world.now, endsAt: world.now + hour, author: 'ann', comment: 'new fuse box' },
    }
    const told = handoverOf([], [silence], [], shift, world.now)
    const text = handoverText(told, 'text', { tenant: () => 'Contoso', room: () => 'Boardroom' })
    expect(text).toContain('a silence ends: Contoso, Boardroom, Room offline (new fuse box)')
  })
})
