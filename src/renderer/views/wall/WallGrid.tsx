import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Preferences } from '../../../shared/model/preferences'
import type { RoomSummary } from '../../../shared/model/room'
import { wallText } from '../../../shared/text/en/wall'
import { useMaintenanceDialog } from '../../ui-state/maintenance-dialog'
import type { TenantLooks } from './tenant-looks'
import { useElementSize } from './use-element-size'
import styles from './WallGrid.module.css'
import { WallRowView } from './WallRows'
import { columnsOf, layOutDots, layOutTiles, measuresFor } from './wall-layout'
import { findPosition, type Movement, move, roomKey } from './wall-movement'
import { arrangeSections } from './wall-sections'

interface WallGridProps {
  rooms: readonly RoomSummary[]
  looks: TenantLooks
  grouping: Preferences['grouping']
  density: Preferences['density']
  /** The room in the drawer. */
  openKey: string | null
  onOpen: (room: Pick<RoomSummary, 'tenantKey' | 'roomId'>) => void
}

const movements: Record<string, Movement> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowDown: 'down',
  ArrowUp: 'up',
  Home: 'first',
  End: 'last',
}
const letterMovements: Record<string, Movement> = { j: 'next', k: 'previous' }

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
  const size = useElementSize(scroller)
  const [chosenKey, setChosenKey] = useState<string | null>(null)
  const [focusWish, setFocusWish] = useState<{ key: string } | null>(null)

  const sections = useMemo(
    () => arrangeSections(rooms, grouping, [...looks.keys()]),
    [rooms, grouping, looks],
  )
  const { rows, measures } = useMemo(() => {
    if (density === 'dots') return layOutDots(sections, size)
    const tileMeasures = measuresFor(density, size)
    return { rows: layOutTiles(sections, tileMeasures, size), measures: tileMeasures }
  }, [sections, density, size])

  const latestRows = useRef(rows)
  useEffect(() => {
    latestRows.current = rows
  }, [rows])

  // The virtualizer computes all positions anew when this function changes: with new rows, and only then.
  const keyOf = useCallback((index: number) => rows[index]?.key ?? index, [rows])
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rows[index]?.height ?? 0,
    getItemKey: keyOf,
    overscan: 3,
  })

  const visible = virtualizer.getVirtualItems()
  const visibleRooms = visible.flatMap(({ index }) => {
    const row = rows[index]
    return row?.kind === 'tiles' ? row.rooms : []
  })
  const isChosenVisible = visibleRooms.some((room) => roomKey(room) === chosenKey)
  const firstVisible = visibleRooms[0]
  const currentKey = isChosenVisible ? chosenKey : firstVisible ? roomKey(firstVisible) : null
  const currentRoom = visibleRooms.find((room) => roomKey(room) === currentKey)

  const moveTo = (movement: Movement): void => {
    const target = move(rows, openKey ?? chosenKey, movement)
    if (target === null) return
    const key = roomKey(target.room)
    setChosenKey(key)
    virtualizer.scrollToIndex(target.row, { align: 'auto' })
    if (openKey === null) setFocusWish({ key })
    else onOpen(target.room)
  }

  // A tile can take the focus only once its row has been scrolled to and drawn.
  useEffect(() => {
    if (focusWish === null) return
    const tile = scroller.current?.querySelector<HTMLElement>(`[data-room="${CSS.escape(focusWish.key)}"]`)
    if (tile === null || tile === undefined) return
    tile.focus({ preventScroll: true })
    setFocusWish(null)
  })

  // The room last shown in the drawer keeps the place, so that closing returns to it.
  const [lastOpenKey, setLastOpenKey] = useState(openKey)
  if (lastOpenKey !== openKey) {
    setLastOpenKey(openKey)
    if (openKey !== null) setChosenKey(openKey)
    else if (lastOpenKey !== null && findPosition(rows, lastOpenKey) !== null)
      setFocusWish({ key: lastOpenKey })
  }

  // A room opened by its address or by search is brought into view.
  const hasRows = rows.length > 0 && size.height > 0
  useEffect(() => {
    if (openKey === null || !hasRows) return
    const position = findPosition(latestRows.current, openKey)
    if (position !== null) virtualizer.scrollToIndex(position.row, { align: 'auto' })
  }, [openKey, hasRows, virtualizer])

  const letters = useRef(moveTo)
  useEffect(() => {
    letters.current = moveTo
  })
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      const movement = letterMovements[event.key]
      if (movement === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      const target = event.target
      if (target instanceof HTMLElement && target.closest('input:not([type=radio]), textarea, dialog')) return
      event.preventDefault()
      letters.current(movement)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])

  const showWork = useMaintenanceDialog((dialog) => dialog.show)
  const askForWork = ({ tenantKey, roomId, name, site }: RoomSummary): void => {
    const ofSite = site === null ? [] : [{ kind: 'site' as const, tenantKey, site }]
    showWork({
      scopes: [{ kind: 'room', tenantKey, roomId, name }, ...ofSite, { kind: 'tenant', tenantKey }],
    })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'm' && currentRoom !== undefined) {
      askForWork(currentRoom)
      return
    }
    const movement = movements[event.key]
    if (movement === undefined) return
    event.preventDefault()
    moveTo(movement)
  }
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
          '--columns': columnsOf(measures, size),
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
