import type { RoomSummary } from '../../../shared/model/room'
import type { WallRow } from './wall-layout'

export type Movement = 'next' | 'previous' | 'up' | 'down' | 'first' | 'last'

/** Where a room stands among the rows. */
export interface Position {
  row: number
  column: number
  room: RoomSummary
}

/** One key for a room of any tenant. */
export const roomKey = (room: Pick<RoomSummary, 'tenantKey' | 'roomId'>): string =>
  `${room.tenantKey}/${room.roomId}`

const tilesAt = (rows: readonly WallRow[], index: number): readonly RoomSummary[] => {
  const row = rows[index]
  return row?.kind === 'tiles' ? row.rooms : []
}

/** Finds a room by its key; null when it is not shown. */
export function findPosition(rows: readonly WallRow[], key: string | null): Position | null {
  if (key === null) return null
  for (let row = 0; row < rows.length; row += 1) {
    const rooms = tilesAt(rows, row)
    const column = rooms.findIndex((room) => roomKey(room) === key)
    const room = rooms[column]
    if (room !== undefined) return { row, column, room }
  }
  return null
}

/** The position a key press leads to; stays at the ends. Without a room to start from, the first one. */
export function move(rows: readonly WallRow[], key: string | null, movement: Movement): Position | null {
  const from = findPosition(rows, key)
  if (from === null || movement === 'first') return nearestRow(rows, 0, 1, () => 0)
  if (movement === 'last') return nearestRow(rows, rows.length - 1, -1, (count) => count - 1)
  if (movement === 'next' || movement === 'previous') {
    const step = movement === 'next' ? 1 : -1
    const beside = tilesAt(rows, from.row)[from.column + step]
    if (beside !== undefined) return { row: from.row, column: from.column + step, room: beside }
    return nearestRow(rows, from.row + step, step, (count) => (step === 1 ? 0 : count - 1)) ?? from
  }
  const step = movement === 'down' ? 1 : -1
  return nearestRow(rows, from.row + step, step, (count) => Math.min(from.column, count - 1)) ?? from
}

function nearestRow(
  rows: readonly WallRow[],
  start: number,
  step: 1 | -1,
  columnOf: (count: number) => number,
): Position | null {
  for (let row = start; row >= 0 && row < rows.length; row += step) {
    const rooms = tilesAt(rows, row)
    const column = columnOf(rooms.length)
    const room = rooms[column]
    if (room !== undefined) return { row, column, room }
  }
  return null
}
