import { describe, expect, it } from 'vitest'
import {
  layOutDots,
  layOutTiles,
  measuresFor,
  type WallRow,
} from '../../../../../src/renderer/views/wall/wall-layout'
import { findPosition, move, roomKey } from '../../../../../src/renderer/views/wall/wall-movement'
import { arrangeSections } from '../../../../../src/renderer/views/wall/wall-sections'
import type { RoomSummary } from '../../../../../src/shared/model/room'
import { contoso, fabrikam, room } from '../../rooms'

const wide = { width: 1600, height: 750 }
const tenants = [contoso, fabrikam]

const shown = (rows: readonly WallRow[]): string[] =>
  rows.map((row) =>
    row.kind === 'heading'
      ? `# ${Object.values(row.section.heading).join(' ')}`
      : row.rooms.map(({ name }) => name).join(' '),
  )
const lay = (
  rooms: RoomSummary[],
  grouping: 'site' | 'state' | 'model' = 'site',
  viewport = wide,
): WallRow[] =>
  layOutTiles(arrangeSections(rooms, grouping, tenants), measuresFor('comfortable', viewport), viewport)

describe('the wall by site', () => {
  it('goes by tenant, site, floor and name, numbers by value, and what has no place comes last', () => {
    const rooms = [
      room('Focus 10'),
      room('Focus 2'),
      room('Attic', { floor: 'Attic', floorNumber: null }),
      room('Roof', { floor: '12', floorNumber: 12 }),
      room('Cellar', { floor: '-1', floorNumber: -1 }),
      room('Ängsö', { tenantKey: fabrikam }),
      room('Stray', { site: null, city: null, floor: null, floorNumber: null }),
    ]
    expect(shown(lay(rooms))).toEqual([
      '# tenant contoso',
      '# site Harbour House Berlin',
      'Cellar',
      'Focus 2 Focus 10',
      'Roof',
      'Attic',
      '# site  ',
      'Stray',
      '# tenant fabrikam',
      '# site Harbour House Berlin',
      'Ängsö',
    ])
  })

  it('breaks a floor into rows as wide as the window and labels the first of them', () => {
    const rooms = Array.from({ length: 8 }, (_, index) => room(`Room ${index}`))
    const tiles = lay(rooms).filter((row) => row.kind === 'tiles')
    expect(tiles.map((row) => [row.rooms.length, row.label])).toEqual([
      [6, '1'],
      [2, null],
    ])
  })

  it('shows at least one tile a row in the narrowest window', () => {
    const rows = lay([room('A'), room('B')], 'site', { width: 0, height: 0 })
    expect(rows.filter((row) => row.kind === 'tiles')).toHaveLength(2)
  })
})

describe('the wall by state and by model', () => {
  const rooms = [
    room('Fine'),
    room('Dead', { level: 'offline', model: null }),
    room('Unclear', { level: 'unknown' }),
  ]

  it('puts the worst state first', () => {
    expect(shown(lay(rooms, 'state'))).toEqual([
      '# state offline',
      'Dead',
      '# state unknown',
      'Unclear',
      '# state healthy',
      'Fine',
    ])
  })

  it('puts the commonest model first and rooms without one last', () => {
    expect(shown(lay(rooms, 'model'))).toEqual([
      '# model Logitech Rally Bar',
      'Fine Unclear',
      '# model ',
      'Dead',
    ])
  })
})

describe('dots', () => {
  const estate = (tenantCount: number, roomCount: number): RoomSummary[] =>
    Array.from({ length: roomCount }, (_, index) =>
      room(`r${index}`, {
        tenantKey: index % tenantCount === 0 ? contoso : fabrikam,
        site: `Site ${index % 40}`,
      }),
    )
  const lastOf = (rows: readonly WallRow[]) => rows.reduce((sum, { height }) => sum + height, 0)

  it('of 5,000 rooms fit one screen', () => {
    const { rows } = layOutDots(arrangeSections(estate(2, 5000), 'site', tenants), wide)
    expect(rows.flatMap((row) => (row.kind === 'tiles' ? row.rooms : []))).toHaveLength(5000)
    expect(lastOf(rows)).toBeLessThanOrEqual(wide.height)
  })

  it('are as large as the window allows', () => {
    const few = layOutDots(arrangeSections(estate(2, 20), 'site', tenants), { width: 1816, height: 1600 })
    const many = layOutDots(arrangeSections(estate(2, 5000), 'site', tenants), wide)
    expect(few.measures.tileWidth).toBe(28)
    expect(many.measures.tileWidth).toBeLessThan(28)
  })

  it('lose no room even where nothing fits', () => {
    const { rows } = layOutDots(arrangeSections(estate(2, 5000), 'site', tenants), { width: 300, height: 50 })
    expect(rows.flatMap((row) => (row.kind === 'tiles' ? row.rooms : []))).toHaveLength(5000)
  })
})

describe('moving between rooms', () => {
  const rooms = [
    ...Array.from({ length: 8 }, (_, index) => room(`A${index}`)),
    room('B0', { floor: '2', floorNumber: 2 }),
    room('B1', { floor: '2', floorNumber: 2 }),
  ]
  const rows = lay(rooms)
  const from = (name: string, ...way: Parameters<typeof move>[2][]): string | undefined => {
    let key: string | null = roomKey(room(name))
    let last: string | undefined = name
    for (const movement of way) {
      const position = move(rows, key, movement)
      key = position === null ? null : roomKey(position.room)
      last = position?.room.name
    }
    return last
  }

  it('goes on over the ends of rows and over headings', () => {
    expect(from('A5', 'next')).toBe('A6')
    expect(from('A7', 'next')).toBe('B0')
    expect(from('B0', 'previous')).toBe('A7')
  })

  it('keeps the column up and down as far as the row reaches', () => {
    expect(from('A4', 'down')).toBe('A7')
    expect(from('A1', 'down')).toBe('A7')
    expect(from('A1', 'down', 'down')).toBe('B1')
    expect(from('B1', 'up', 'up')).toBe('A1')
  })

  it('stays where there is nothing further', () => {
    expect(from('A0', 'previous')).toBe('A0')
    expect(from('B1', 'next')).toBe('B1')
    expect(from('B0', 'down')).toBe('B0')
  })

  it('begins with the first room, and knows the ends', () => {
    expect(move(rows, null, 'next')?.room.name).toBe('A0')
    expect(from('A3', 'last')).toBe('B1')
    expect(from('A3', 'first')).toBe('A0')
    expect(move([], null, 'next')).toBeNull()
    expect(findPosition(rows, 'contoso/gone')).toBeNull()
  })
})
