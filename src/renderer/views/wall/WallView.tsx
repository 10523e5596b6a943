import { Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react'
import type { RoomSummary } from '../../../shared/model/room'
import { wallText } from '../../../shared/text/en/wall'
import { usePreferences } from '../../queries/preferences'
import { useRooms } from '../../queries/rooms'
import { useTenants } from '../../queries/tenants'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { accessTrouble } from '../../ui/tenant-freshness'
import { useWallFilters } from '../../ui-state/wall-filters'
import { NoRooms } from './NoRooms'
import { OfflineAnnouncer } from './OfflineAnnouncer'
import { ProblemStrip } from './ProblemStrip'
import { StateCounts } from './StateCounts'
import { useTenantLooks } from './tenant-looks'
import { WallGrid } from './WallGrid'
import { WallNotices } from './WallNotices'
import { WallToolbar } from './WallToolbar'
import styles from './WallView.module.css'
import { roomKey } from './wall-movement'
import { countRooms, selectByState, selectByText, selectProblems } from './wall-selection'
import { sightOf } from './wall-sight'

/** The wall: what is broken on top, every room below; the room of the address opens over it. */
export function WallView() {
  const navigate = useNavigate()
  const { tenantKey, roomId } = useParams({ strict: false })
  const { tenants } = useTenants()
  // A large change is drawn in slices between which the window answers.
  const { rooms, isRead, error } = useDeferredValue(useRooms())
  const { grouping, density } = usePreferences()
  const filters = useWallFilters()
  const looks = useTenantLooks()
  const filterField = useRef<HTMLInputElement>(null)

  // Typing must never wait for the wall: the rows follow a moment later.
  const text = useDeferredValue(filters.text)
  const names = useMemo(
    () => new Map([...looks.values()].map((look) => [look.tenantKey, look.name])),
    [looks],
  )
  const found = useMemo(
    () => selectByText(rooms, { text, tenants: filters.tenants }, names),
    [rooms, text, filters.tenants, names],
  )
  const counts = useMemo(() => countRooms(found), [found])
  const shown = useMemo(
    () => selectByState(found, { levels: filters.levels, isSuspectOnly: filters.isSuspectOnly }),
    [found, filters.levels, filters.isSuspectOnly],
  )
  const troubledKeys = tenants
    .filter((status) => accessTrouble(status) !== null)
    .map(({ tenant }) => tenant.tenantKey)
    .join(' ')
  const sight = useMemo(() => sightOf(tenants, filters.tenants), [tenants, filters.tenants])
  const problems = useMemo(
    () =>
      selectProblems(
        found,
        new Set(found.map((room) => room.tenantKey).filter((key) => troubledKeys.split(' ').includes(key))),
      ),
    [found, troubledKeys],
  )

  const open = useCallback(
    (room: Pick<RoomSummary, 'tenantKey' | 'roomId'>): void => {
      void navigate({
        to: '/wall/room/$tenantKey/$roomId',
        params: { tenantKey: room.tenantKey, roomId: room.roomId },
      })
    },
    [navigate],
  )
  useWallKeys(filterField)

  const openKey = tenantKey !== undefined && roomId !== undefined ? roomKey({ tenantKey, roomId }) : null
  return (
    <>
      <h1 className="visually-hidden">{wallText.title}</h1>
      <OfflineAnnouncer rooms={rooms} looks={looks} />
      <div className={styles.top}>
        <WallNotices rooms={rooms} looks={looks} />
        {error !== null && <ErrorNotice failure={error.failure} />}
        <StateCounts counts={counts} />
        {isRead && found.length > 0 && (
          <ProblemStrip
            problems={problems}
            roomCount={found.length}
            unseenCount={sight.unseen.length}
            looks={looks}
            onOpen={open}
          />
        )}
        <WallToolbar
          filterField={filterField}
          grouping={grouping}
          density={density}
          shown={shown.length}
          all={rooms.length}
        />
      </div>
      <div className={styles.stage}>
        {shown.length === 0 ? (
          isRead && <NoRooms sight={sight} isNarrowed={text !== '' || found.length > 0} />
        ) : (
          <WallGrid
            rooms={shown}
            looks={looks}
            grouping={grouping}
            density={density}
            openKey={openKey}
            onOpen={open}
          />
        )}
        <Outlet />
      </div>
    </>
  )
}

/** `/` goes to the filter; Esc in the filter clears it and goes back to the rooms. */
function useWallKeys(filterField: React.RefObject<HTMLInputElement | null>): void {
  const setText = useWallFilters((filters) => filters.setText)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const field = filterField.current
      if (field === null) return
      const isInField = event.target === field
      if (event.key === 'Escape' && isInField) {
        setText('')
        field.blur()
      } else if (
        event.key === '/' &&
        !(event.target instanceof HTMLInputElement && event.target.type !== 'radio')
      ) {
        field.focus()
        field.select()
      } else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [filterField, setText])
}
