import type { RoomDetail, RoomId } from '../../shared/model/room'
import type { Estate } from './estate'
import type { BoardConditions, RoomBoard } from './room-board'

/**
 * Everything the drawer shows of a room: who it is, how it is, and the facts it was judged by. Null when the board has no
 * such room.
 *
 * @param now epoch ms.
 */
export function describeRoom(
  board: RoomBoard,
  estate: Estate,
  roomId: RoomId,
  conditions: BoardConditions,
  now: number,
): RoomDetail | null {
  const room = board.rooms.get(roomId)
  if (!room) return null
  const { identity, health } = room
  const { devices, isVip, account, presence } = board.factsOf(identity, conditions, now)
  return {
    identity,
    health,
    devices: devices.map(({ device, ...rest }) => ({ ...device, ...rest })),
    isVip,
    account,
    place: (identity.placeId && estate.places.get(identity.placeId)) || null,
    presence:
      presence?.lastGoodAt != null
        ? {
            availability: presence.availability,
            activity: presence.activity,
            readAt: presence.lastGoodAt,
          }
        : null,
  }
}
