import { type MouseEvent, memo, useRef } from 'react'
import type { Preferences } from '../../../shared/model/preferences'
import type { RoomSummary } from '../../../shared/model/room'
import { wallText } from '../../../shared/text/en/wall'
import type { TenantLooks } from './tenant-looks'
import { useWallKeys } from './use-wall-keys'
import { useWallRows } from './use-wall-rows'
import styles from './WallGrid.module.css'
import { WallRowView } from './WallRows'
import { roomKey } from './wall-movement'

interface WallGridProps {
  rooms: readonly RoomSummary[]
  looks: TenantLooks
  grouping: Preferences['grouping']
  density: Preferences['density']
  /** The room in the drawer. */
  openKey: string | null
  onOpen: (room: Pick<RoomSummary, 'tenantKey' | 'roomId'>) => void
}

/** All rooms, of which only the visible rows exist. Keeps one tile in the tab order and moves it with the keys. */
export const WallGrid = memo(function WallGrid({
  rooms,
  looks,
  grouping,
  density,
  openKey,
  onOpen,
}: WallGridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const inSight = useWallRows(scroller, { rooms, looks, grouping, density })
  const { rows, measures, columns, virtualizer, visible, visibleRooms } = inSight
  const { currentKey, currentRoom, onKeyDown } = useWallKeys(scroller, inSight, { openKey, onOpen })

  const onClick = (event: MouseEvent): void => {
    if (!(event.target instanceof Element)) return
    const key = event.target.closest<HTMLElement>('[data-room]')?.dataset.room
    const room = visibleRooms.find((each) => roomKey(each) === key)
    if (room !== undefined) onOpen(room)
  }

  // Dots are too many to carry a tooltip each: the one under the pointer gets its own name as one.
  const showName = ({ target }: { target: EventTarget }): void => {
    if (density === 'dots' && target instanceof HTMLButtonElement) target.title = target.ariaLabel ?? ''
  }

  return (
    // Keys and clicks bubble up from the tiles, which are buttons.
    <div
      ref={scroller}
      className={styles.scroller}
      role="toolbar"
      aria-label={wallText.gridLabel}
      aria-orientation="vertical"
      onKeyDown={onKeyDown}
      onClick={onClick}
      onMouseOver={showName}
      onFocus={showName}
    >
      <div
        className={styles.canvas}
        style={{
          height: virtualizer.getTotalSize(),
          '--gutter': `${measures.gutter}px`,
          '--pitch': `${measures.tileWidth}px`,
          '--columns': columns,
        }}
      >
        {visible.map((item) => {
          const row = rows[item.index]
          if (row === undefined) return null
          const keys = row.kind === 'tiles' ? row.rooms.map(roomKey) : []
          return (
            <div
              key={item.key}
              className={styles.row}
              style={{ height: row.height, transform: `translateY(${item.start}px)` }}
            >
              <WallRowView
                row={row}
                looks={looks}
                density={measures.density}
                currentKey={currentKey !== null && keys.includes(currentKey) ? currentKey : null}
                isCurrentSection={
                  row.kind === 'heading' &&
                  currentRoom !== undefined &&
                  row.section.rooms.includes(currentRoom)
                }
                openKey={openKey !== null && keys.includes(openKey) ? openKey : null}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
})
