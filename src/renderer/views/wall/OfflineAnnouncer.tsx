import { memo, useState } from 'react'
import type { RoomSummary } from '../../../shared/model/room'
import { wallText } from '../../../shared/text/en/wall'
import type { TenantLooks } from './tenant-looks'
import { roomKey } from './wall-movement'

/** More rooms than this at once are announced as a number. */
const mostNamed = 3

/** Tells screen readers which rooms went offline since the wall was opened; what was so before stays silent. */
export const OfflineAnnouncer = memo(function OfflineAnnouncer({
  rooms,
  looks,
}: {
  rooms: readonly RoomSummary[]
  looks: TenantLooks
}) {
  const [state, setState] = useState<{
    rooms: readonly RoomSummary[]
    known: ReadonlySet<string>
    offline: ReadonlySet<string>
    words: string
  }>({ rooms: [], known: new Set(), offline: new Set(), words: '' })

  if (state.rooms !== rooms) {
    const offlineRooms = rooms.filter(({ level }) => level === 'offline')
    const fresh = offlineRooms.filter((room) => {
      const key = roomKey(room)
      return state.known.has(key) && !state.offline.has(key)
    })
    const names = fresh.map((room) =>
      wallText.announceOffline(room.name, looks.get(room.tenantKey)?.name ?? ''),
    )
    setState({
      rooms,
      known: new Set(rooms.map(roomKey)),
      offline: new Set(offlineRooms.map(roomKey)),
      words:
        fresh.length === 0
          ? state.words
          : fresh.length <= mostNamed
            ? names.join(' ')
            : wallText.announceMany(fresh.length),
    })
  }
  return (
    <p className="visually-hidden" aria-live="polite">
      {state.words}
    </p>
  )
})
