import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinRooms, type RoomJoin, type RoomJoinFacts } from '../../../src/main/domain/room-identity'
import type { Account } from '../../../src/shared/model/account'
import type { Device } from '../../../src/shared/model/device'
import type { Place } from '../../../src/shared/model/place'
import { type RoomAlias, RoomId, type RoomIdentity } from '../../../src/shared/model/room'
import { account, contoso, device, place, proLicence, sharedLicence, userLicence } from './facts'

/** Ids r1, r2 ... ; `start` continues after an earlier join. */
function ids(start = 1): () => RoomId {
  let next = start
  return () => RoomId.parse(`r${next++}`)
}

type Legs = Partial<Pick<RoomJoinFacts, 'devices' | 'accounts' | 'places' | 'aliases'>>

function join(legs: Legs, newRoomId = ids()): RoomJoin {
  const steps = joinRooms(
    { tenantKey: contoso, devices: [], accounts: [], places: [], aliases: [], ...legs },
    newRoomId,
  )
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function rejoin(before: RoomJoin, legs: Legs): RoomJoin {
  return join({ ...legs, aliases: before.aliases }, ids(100))
}

function only(result: RoomJoin): RoomIdentity {
  expect(result.rooms).toHaveLength(1)
  const room = result.rooms[0]
  if (!room) throw new Error('no room')
  return room
}

function roomWith(result: RoomJoin, leg: Partial<RoomIdentity>): RoomIdentity {
  const found = result.rooms.find((room) =>
    Object.entries(leg).every(([key, value]) => Reflect.get(room, key) === value),
  )
  if (!found) throw new Error(`no room with ${JSON.stringify(leg)}`)
  return found
}

const fjord = account('fjord', { displayName: 'Fjord (account)' })
const fjordPlace = place('p-fjord', { displayName: 'Fjord', mail: 'fjord@contoso.example' })
const pc = device('pc', { accountId: 'fjord' })
const panel = device('a-panel', { type: 'teamsPanel', accountId: 'fjord' })

describe('what belongs together', () => {
  it('joins device, account and place to one room', () => {
    const room = only(join({ devices: [panel, pc], accounts: [fjord], places: [fjordPlace] }))
    expect(room).toMatchObject({
      kind: 'room',
      name: 'Fjord',
      site: 'Building 4',
      floor: '2',
      floorNumber: 2,
      capacity: 8,
      accountId: 'fjord',
      placeId: 'p-fjord',
      mail: 'fjord@contoso.example',
    })
    expect(room.deviceIds).toEqual(['pc', 'a-panel'])
  })

  it('matches a place by user principal name and in any case', () => {
    const named = account('fjord', { mail: null, userPrincipalName: 'Fjord@Contoso.Example' })
    expect(only(join({ accounts: [named], places: [fjordPlace] })).kind).toBe('room')
  })

  it('prefers the account whose mail it is to one that merely signs in with it', () => {
    const impostor = account('a-first', { mail: null, userPrincipalName: 'fjord@contoso.example' })
    const result = join({ accounts: [impostor, fjord], places: [fjordPlace] })
    expect(roomWith(result, { placeId: 'p-fjord' }).accountId).toBe('fjord')
  })

  it('joins a device to an account that was never read', () => {
    const room = only(join({ devices: [device('pc', { accountId: 'ghost', accountName: 'Ghost room' })] }))
    expect(room).toMatchObject({ kind: 'room', accountId: 'ghost', name: 'Ghost room' })
  })

  it('counts a device that two pages repeat once', () => {
    expect(only(join({ devices: [pc, pc] })).deviceIds).toEqual(['pc'])
  })

  it('gives a second place with the same address a room of its own', () => {
    const twin = place('p-twin', { mail: fjordPlace.mail })
    const result = join({ accounts: [fjord], places: [twin, fjordPlace] })
    expect(result.rooms.map((room) => room.kind).sort()).toEqual(['placeOnly', 'room'])
  })
})

describe('what finds no partner is shown, never dropped', () => {
  it('devices without account, one room each, named by their hardware', () => {
    const result = join({ devices: [device('d1'), device('d2')] })
    expect(result.rooms.map((room) => [room.kind, room.name])).toEqual([
      ['deviceOnly', 'Lenovo ThinkSmart Core SN-d1'],
      ['deviceOnly', 'Lenovo ThinkSmart Core SN-d2'],
    ])
  })

  it('a place without account', () => {
    expect(only(join({ places: [fjordPlace] }))).toMatchObject({
      kind: 'placeOnly',
      accountId: null,
      name: 'Fjord',
    })
  })

  it('a licensed account with nothing', () => {
    expect(only(join({ accounts: [fjord] }))).toMatchObject({ kind: 'accountOnly', name: 'Fjord (account)' })
  })

  it('but not an account with no device licence, device or place', () => {
    expect(join({ accounts: [account('anna', { licences: [userLicence] })] }).rooms).toEqual([])
  })

  it('a phone and its account are a shared device, with a room licence or a computer they are a room', () => {
    const kindOf = (licences: Account['licences'], type: Device['type']) =>
      only(
        join({
          devices: [device('d', { type, accountId: 'fjord' })],
          accounts: [account('fjord', { licences })],
        }),
      ).kind
    expect(kindOf([sharedLicence], 'ipPhone')).toBe('sharedDevice')
    expect(kindOf([], 'teamsDisplay')).toBe('sharedDevice')
    expect(kindOf([proLicence], 'ipPhone')).toBe('room')
    expect(kindOf([sharedLicence], 'collaborationBar')).toBe('room')
  })

  it('nameless legs are named by their ids', () => {
    const bare = device('d9', { manufacturer: ' ', model: null, serialNumber: null })
    expect(only(join({ devices: [bare] })).name).toBe('d9')
    expect(only(join({ devices: [{ ...bare, accountId: 'ghost' }] })).name).toBe('d9')
    expect(only(join({ places: [place('p9', { displayName: '' })] })).name).toBe('p9')
  })

  it('groups by city where the building is unknown, and by nothing where both are', () => {
    expect(only(join({ places: [place('p', { building: null })] })).site).toBe('Oslo')
    expect(only(join({ places: [place('p', { building: null, city: null })] })).site).toBeNull()
  })
})

describe('a room stays itself', () => {
  const before = join({ devices: [pc], accounts: [fjord], places: [fjordPlace] })

  it('when nothing changed: same id, same aliases, no merge or split', () => {
    const again = rejoin(before, { devices: [pc], accounts: [fjord], places: [fjordPlace] })
    expect(again).toEqual(before)
  })

  it('when the account is renamed before the place is', () => {
    const renamed = account('fjord', {
      mail: 'sound@contoso.example',
      userPrincipalName: 'sound@contoso.example',
    })
    const room = only(rejoin(before, { devices: [pc], accounts: [renamed], places: [fjordPlace] }))
    expect(room).toMatchObject({ roomId: 'r1', accountId: 'fjord', placeId: 'p-fjord' })
  })

  it('when the place is given another address', () => {
    const moved = { ...fjordPlace, mail: 'sound@contoso.example' }
    expect(only(rejoin(before, { devices: [pc], accounts: [fjord], places: [moved] })).roomId).toBe('r1')
  })

  it('when the place gets another id and keeps its address', () => {
    const alone = join({ places: [fjordPlace] })
    const room = only(rejoin(alone, { places: [{ ...fjordPlace, placeId: 'p-new' }] }))
    expect(room).toMatchObject({ roomId: 'r1', placeId: 'p-new' })
  })

  it('when the account is deleted and made anew with the same address', () => {
    const anew = account('fjord-2', {
      mail: 'fjord@contoso.example',
      userPrincipalName: 'fjord@contoso.example',
    })
    const result = rejoin(before, {
      devices: [{ ...pc, accountId: 'fjord-2' }],
      accounts: [anew],
      places: [fjordPlace],
    })
    expect(only(result).roomId).toBe('r1')
    expect(result.aliases).not.toContainEqual({ kind: 'account', value: 'fjord', roomId: 'r1' })
  })

  it('when accounts cannot be read: device and place stay together', () => {
    expect(only(rejoin(before, { devices: [pc], places: [fjordPlace] }))).toMatchObject({
      roomId: 'r1',
      placeId: 'p-fjord',
    })
  })

  it('when everything was gone for a while', () => {
    const gone = rejoin(before, {})
    expect(gone.rooms).toEqual([])
    expect(only(rejoin(gone, { devices: [pc] })).roomId).toBe('r1')
    expect(only(rejoin(gone, { places: [fjordPlace] })).roomId).toBe('r1')
  })

  it('when its device is carried to another room', () => {
    const sound = account('sound')
    const both = join({ devices: [pc], accounts: [fjord, sound], places: [fjordPlace] })
    const fjordId = roomWith(both, { accountId: 'fjord' }).roomId
    const soundId = roomWith(both, { accountId: 'sound' }).roomId
    const after = rejoin(both, {
      devices: [{ ...pc, accountId: 'sound' }],
      accounts: [fjord, sound],
      places: [fjordPlace],
    })
    expect(roomWith(after, { accountId: 'fjord' })).toMatchObject({ roomId: fjordId, deviceIds: [] })
    expect(roomWith(after, { accountId: 'sound' })).toMatchObject({ roomId: soundId, deviceIds: ['pc'] })
    expect([after.merges, after.splits]).toEqual([[], []])
  })

  it('and a carried device never drags along the identity of the room it left', () => {
    const old = join({ devices: [pc], accounts: [fjord] })
    const sound = account('sound')
    const both = join({ devices: [pc], accounts: [fjord, sound], aliases: old.aliases }, ids(10))
    const after = rejoin(both, { devices: [{ ...pc, accountId: 'sound' }], accounts: [sound] })
    expect(after.merges).toEqual([])
    expect(after.aliases).toContainEqual({
      kind: 'account',
      value: 'fjord',
      roomId: roomWith(both, { accountId: 'fjord' }).roomId,
    })
  })
})

describe('merges and splits', () => {
  it('a device that signs in brings the room it was alone into the account’s room', () => {
    const apart = join({ devices: [device('pc')], accounts: [fjord] })
    const from = roomWith(apart, { kind: 'deviceOnly' }).roomId
    const into = roomWith(apart, { kind: 'accountOnly' }).roomId
    const after = rejoin(apart, { devices: [pc], accounts: [fjord] })
    expect(only(after).roomId).toBe(into)
    expect(after.merges).toEqual([{ from, into }])
    expect(after.aliases.every((alias) => alias.roomId === into)).toBe(true)
  })

  it('a place whose account becomes known moves in with it', () => {
    const apart = join({ devices: [pc], places: [fjordPlace] })
    const from = roomWith(apart, { kind: 'placeOnly' }).roomId
    const after = rejoin(apart, { devices: [pc], places: [fjordPlace], accounts: [fjord] })
    expect(after.merges).toEqual([{ from, into: only(after).roomId }])
  })

  it('a device that loses its account leaves the room, and comes back to it', () => {
    const before = join({ devices: [pc], accounts: [fjord] })
    const signedOut = rejoin(before, { devices: [device('pc')], accounts: [fjord] })
    expect(signedOut.splits).toEqual([{ from: 'r1', into: 'r100' }])
    const back = rejoin(signedOut, { devices: [pc], accounts: [fjord] })
    expect(only(back).roomId).toBe('r1')
    expect(back.merges).toEqual([{ from: 'r100', into: 'r1' }])
  })

  it('a place whose address now is another account’s goes over to that', () => {
    const before = join({ devices: [pc], accounts: [fjord, account('sound')], places: [fjordPlace] })
    const moved = { ...fjordPlace, mail: 'sound@contoso.example' }
    const after = rejoin(before, { devices: [pc], accounts: [fjord, account('sound')], places: [moved] })
    expect(roomWith(after, { accountId: 'sound' }).placeId).toBe('p-fjord')
    expect(roomWith(after, { accountId: 'fjord' })).toMatchObject({
      roomId: roomWith(before, { accountId: 'fjord' }).roomId,
      placeId: null,
    })
  })
})

describe('whatever the estate looks like', () => {
  const names = fc.constantFrom('a', 'b', 'c', 'd')
  const maybe = fc.option(names, { nil: null })
  const address = (name: string | null) => (name === null ? null : `${name}@contoso.example`)
  const devices = fc.uniqueArray(fc.record({ id: fc.constantFrom('d1', 'd2', 'd3', 'd4'), on: maybe }), {
    selector: (d) => d.id,
  })
  const accounts = fc.uniqueArray(fc.record({ id: names, mail: maybe, licensed: fc.boolean() }), {
    selector: (a) => a.id,
  })
  const places = fc.uniqueArray(fc.record({ id: fc.constantFrom('p1', 'p2', 'p3'), mail: maybe }), {
    selector: (p) => p.id,
  })
  const estate = fc.record({ devices, accounts, places }).map((world) => ({
    devices: world.devices.map((d): Device => device(d.id, { accountId: d.on })),
    accounts: world.accounts.map(
      (a): Account => account(a.id, { mail: address(a.mail), licences: a.licensed ? [proLicence] : [] }),
    ),
    places: world.places.map((p): Place => place(p.id, { mail: address(p.mail) })),
  }))
  const history = fc.array(estate, { minLength: 1, maxLength: 5 })

  const sortAliases = (aliases: readonly RoomAlias[]) =>
    aliases.map((a) => `${a.kind} ${a.value} ${a.roomId}`).sort()

  /** Joins one estate after the other, checking each. */
  function run(
    worlds: readonly Legs[],
    check: (result: RoomJoin, world: Legs, aliases: readonly RoomAlias[]) => void,
  ) {
    let aliases: readonly RoomAlias[] = []
    const newRoomId = ids()
    for (const world of worlds) {
      const result = join({ ...world, aliases }, newRoomId)
      check(result, world, aliases)
      aliases = result.aliases
    }
  }

  it('every device and place is in exactly one room, every RoomId is used once', () => {
    fc.assert(
      fc.property(history, (worlds) =>
        run(worlds, ({ rooms }, world) => {
          expect(rooms.flatMap((room) => room.deviceIds).sort()).toEqual(
            (world.devices ?? []).map((d) => d.deviceId).sort(),
          )
          expect(rooms.flatMap((room) => room.placeId ?? []).sort()).toEqual(
            (world.places ?? []).map((p) => p.placeId).sort(),
          )
          expect(new Set(rooms.map((room) => room.roomId)).size).toBe(rooms.length)
        }),
      ),
    )
  })

  it('the order of the lists does not matter', () => {
    fc.assert(
      fc.property(history, (worlds) =>
        run(worlds, (result, world, aliases) => {
          const turned = {
            devices: [...(world.devices ?? [])].reverse(),
            accounts: [...(world.accounts ?? [])].reverse(),
            places: [...(world.places ?? [])].reverse(),
            aliases: [...aliases].reverse(),
          }
          const ours = join({ ...world, aliases }, ids(500))
          const theirs = join(turned, ids(500))
          expect(theirs.rooms).toEqual(ours.rooms)
          expect(sortAliases(theirs.aliases)).toEqual(sortAliases(ours.aliases))
          expect(ours.rooms).toHaveLength(result.rooms.length)
        }),
      ),
    )
  })

  it('running again with the same facts changes nothing', () => {
    fc.assert(
      fc.property(history, (worlds) =>
        run(worlds, (result, world) => {
          const again = join({ ...world, aliases: result.aliases }, () => {
            throw new Error('a new room appeared')
          })
          expect(again.rooms).toEqual(result.rooms)
          expect(sortAliases(again.aliases)).toEqual(sortAliases(result.aliases))
          expect([again.merges, again.splits]).toEqual([[], []])
        }),
      ),
    )
  })

  it('every living leg has one alias, that of its room; a room has one account and one place', () => {
    fc.assert(
      fc.property(history, (worlds) =>
        run(worlds, ({ rooms, aliases, merges }) => {
          const owners = new Map(aliases.map((alias) => [`${alias.kind} ${alias.value}`, alias.roomId]))
          expect(owners.size).toBe(aliases.length)
          for (const { roomId, accountId, placeId, deviceIds } of rooms) {
            if (accountId !== null) expect(owners.get(`account ${accountId}`)).toBe(roomId)
            if (placeId !== null) expect(owners.get(`place ${placeId}`)).toBe(roomId)
            for (const deviceId of deviceIds) expect(owners.get(`device ${deviceId}`)).toBe(roomId)
          }
          for (const kind of ['account', 'place'] as const) {
            const owned = aliases.filter((alias) => alias.kind === kind).map((alias) => alias.roomId)
            expect(new Set(owned).size).toBe(owned.length)
          }
          const living = new Set(rooms.map((room) => room.roomId))
          for (const { from, into } of merges) {
            expect(living.has(from)).toBe(false)
            expect(living.has(into)).toBe(true)
            expect(aliases.some((alias) => alias.roomId === from)).toBe(false)
          }
        }),
      ),
    )
  })
})
