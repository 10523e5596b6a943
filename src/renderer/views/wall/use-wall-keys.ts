import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { RoomSummary } from '../../../shared/model/room'
import { useMaintenanceDialog } from '../../ui-state/maintenance-dialog'
import type { WallRowsInSight } from './use-wall-rows'
import { findPosition, type Movement, move, roomKey } from './wall-movement'

const movements: Record<string, Movement> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowDown: 'down',
  ArrowUp: 'up',
  Home: 'first',
  End: 'last',
}
const letterMovements: Record<string, Movement> = { j: 'next', k: 'previous' }

interface OpenRoom {
  /** The room in the drawer. */
  openKey: string | null
  onOpen: (room: Pick<RoomSummary, 'tenantKey' | 'roomId'>) => void
}

/** Keeps one tile in the tab order, moves it with the keys, and follows the room in the drawer. */
export function useWallKeys(
  scroller: RefObject<HTMLDivElement | null>,
  { rows, isLaidOut, virtualizer, visibleRooms }: WallRowsInSight,
  { openKey, onOpen }: OpenRoom,
) {
  const [chosenKey, setChosenKey] = useState<string | null>(null)
  const [focusWish, setFocusWish] = useState<{ key: string } | null>(null)

  const latestRows = useRef(rows)
  useEffect(() => {
    latestRows.current = rows
  }, [rows])

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
  useEffect(() => {
    if (openKey === null || !isLaidOut) return
    const position = findPosition(latestRows.current, openKey)
    if (position !== null) virtualizer.scrollToIndex(position.row, { align: 'auto' })
  }, [openKey, isLaidOut, virtualizer])

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

  return { currentKey, currentRoom, onKeyDown }
}
