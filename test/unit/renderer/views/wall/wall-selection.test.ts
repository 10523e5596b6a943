import { describe, expect, it } from 'vitest'
import {
  countRooms,
  selectByState,
  selectByText,
  selectProblems,
} from '../../../../../src/renderer/views/wall/wall-selection'
import type { RoomSummary } from '../../../../../src/shared/model/room'
import { contoso, fabrikam, room } from '../../rooms'

const names = (rooms: readonly RoomSummary[]): string[] => rooms.map(({ name }) => name)
const tenantNames = new Map([
  [contoso, 'Contoso'],
  [fabrikam, 'Fabrikam'],
])
const everyone = new Set<typeof contoso>()

describe('the text filter', () => {
  const rooms = [
    room('Boardroom'),
    room('Aurora', { site: 'Tower 2', model: 'Neat Bar' }),
    room('Kestrel', { tenantKey: fabrikam }),
  ]
  const find = (text: string) => names(selectByText(rooms, { text, tenants: everyone }, tenantNames))

  it('finds by name, site, model and tenant, whatever the case', () => {
    expect(find('BOARD')).toEqual(['Boardroom'])
    expect(find('tower')).toEqual(['Aurora'])
    expect(find('neat')).toEqual(['Aurora'])
    expect(find('fabri')).toEqual(['Kestrel'])
  })

  it('wants every word', () => {
    expect(find('harbour kes')).toEqual(['Kestrel'])
    expect(find('tower kes')).toEqual([])
  })

  it('keeps the very list when nothing narrows it', () => {
    expect(selectByText(rooms, { text: '  ', tenants: everyone }, tenantNames)).toBe(rooms)
  })

  it('shows the chosen tenants only', () => {
    expect(names(selectByText(rooms, { text: '', tenants: new Set([fabrikam]) }, tenantNames))).toEqual([
      'Kestrel',
    ])
  })
})

describe('the state filter and the counts', () => {
  const suspicion = { level: 'offline', bad: 1, needed: 3, since: 0 } as const
  const rooms = [room('Fine'), room('Doubted', { suspicion }), room('Dead', { level: 'offline' })]

  it('narrows to states, to doubted rooms, or to both', () => {
    expect(names(selectByState(rooms, { levels: new Set(['offline']), isSuspectOnly: false }))).toEqual([
      'Dead',
    ])
    expect(names(selectByState(rooms, { levels: new Set(), isSuspectOnly: true }))).toEqual(['Doubted'])
    expect(names(selectByState(rooms, { levels: new Set(['offline']), isSuspectOnly: true }))).toEqual([])
  })

  it('counts a doubted room by the state it is still believed to have', () => {
    const { byLevel, suspects } = countRooms(rooms)
    expect([byLevel.healthy, byLevel.offline, suspects]).toEqual([2, 1, 1])
  })
})

describe('the problem strip', () => {
  it('R23: offline before critical before degraded before unknown, the newest first, unknown beginnings last', () => {
    const rooms = [
      room('Unclear', { level: 'unknown', since: 900 }),
      room('Old', { level: 'offline', since: 100 }),
      room('First seen so', { level: 'offline', since: null }),
      room('Fine'),
      room('Restarting', { level: 'restarting' }),
      room('Half', { level: 'degraded', since: 800 }),
      room('New', { level: 'offline', since: 500 }),
      room('Broken', { level: 'critical', since: 999 }),
    ]
    expect(names(selectProblems(rooms, new Set()))).toEqual([
      'New',
      'Old',
      'First seen so',
      'Broken',
      'Half',
      'Unclear',
    ])
  })

  it('leaves the unknown rooms of a tenant without access to its own notice, and nothing else', () => {
    const rooms = [
      room('Unclear', { level: 'unknown' }),
      room('Lost', { tenantKey: fabrikam, level: 'unknown' }),
      room('Dead', { tenantKey: fabrikam, level: 'offline' }),
    ]
    expect(names(selectProblems(rooms, new Set([fabrikam])))).toEqual(['Dead', 'Unclear'])
  })
})
