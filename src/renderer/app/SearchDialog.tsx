import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { RoomSummary } from '../../shared/model/room'
import { frameText } from '../../shared/text/en/frame'
import { wallText } from '../../shared/text/en/wall'
import { useRooms } from '../queries/rooms'
import { useTenants } from '../queries/tenants'
import { Modal } from '../ui/Modal'
import { StateBadge } from '../ui/StateBadge'
import { TenantBadge } from '../ui/TenantBadge'
import { useDialogs } from '../ui-state/dialogs'
import { byUrgency } from '../views/wall/room-order'
import { selectByText } from '../views/wall/wall-selection'
import styles from './dialogs.module.css'

const mostShown = 40
const resultId = (index: number): string => `search-result-${index}`

/** Ctrl+K: any room of any tenant by name, site, tenant or model. */
export function SearchDialog() {
  const { open, close } = useDialogs()
  return (
    <Modal
      isOpen={open === 'search'}
      onClose={close}
      title={frameText.search}
      isTitleHidden
      className={styles.search}
    >
      <SearchPanel onClose={close} />
    </Modal>
  )
}

function SearchPanel({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const { rooms } = useRooms()
  const { tenants } = useTenants()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const deferred = useDeferredValue(text)

  const names = useMemo(
    () => new Map(tenants.map(({ tenant }) => [tenant.tenantKey, tenant.displayName])),
    [tenants],
  )
  const found = useMemo(
    () =>
      deferred.trim() === ''
        ? []
        : selectByText(rooms, { text: deferred, tenants: new Set() }, names).toSorted(byUrgency),
    [rooms, deferred, names],
  )
  const shown = found.slice(0, mostShown)
  // The focus stays in the field, so the list does not follow it by itself.
  useEffect(() => document.getElementById(resultId(chosen))?.scrollIntoView({ block: 'nearest' }), [chosen])

  const openRoom = (room: RoomSummary | undefined): void => {
    if (room === undefined) return
    onClose()
    const { tenantKey, roomId } = room
    void navigate({ to: '/wall/room/$tenantKey/$roomId', params: { tenantKey, roomId } })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, shown.length - 1))
    else if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0))
    else if (event.key === 'Enter') openRoom(shown[chosen])
    else return
    event.preventDefault()
  }

  return (
    <div>
      <input
        className={styles.field}
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls="search-results"
        aria-activedescendant={shown.length > 0 ? resultId(chosen) : undefined}
        aria-label={frameText.search}
        placeholder={frameText.searchHint}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className={styles.results}>
        {shown.length > 0 && (
          <div
            id="search-results"
            role="listbox"
            tabIndex={0}
            className={styles.list}
            aria-label={frameText.searchResults}
          >
            {shown.map((room, index) => (
              <SearchResult
                key={`${room.tenantKey} ${room.roomId}`}
                room={room}
                id={resultId(index)}
                isChosen={index === chosen}
                tenant={tenants.find(({ tenant }) => tenant.tenantKey === room.tenantKey)?.tenant}
                onOpen={() => openRoom(room)}
              />
            ))}
          </div>
        )}
        {deferred.trim() === '' && <p className={styles.hint}>{frameText.searchStart}</p>}
        {deferred.trim() !== '' && found.length === 0 && (
          <p className={styles.hint} role="status">
            {frameText.searchNothing}
          </p>
        )}
        {found.length > mostShown && (
          <p className={styles.hint}>{frameText.searchMore(found.length - mostShown)}</p>
        )}
      </div>
    </div>
  )
}

interface SearchResultProps {
  room: RoomSummary
  id: string
  isChosen: boolean
  tenant: { badge: string; colour: number; displayName: string } | undefined
  onOpen: () => void
}

function SearchResult({ room, id, isChosen, tenant, onOpen }: SearchResultProps) {
  return (
    // The field keeps the focus and handles the keys (combobox pattern); rows only take the pointer.
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      className={styles.result}
      onPointerDown={onOpen}
    >
      {tenant !== undefined && (
        <TenantBadge badge={tenant.badge} colour={tenant.colour} name={tenant.displayName} />
      )}
      <span>
        <strong title={room.name}>{room.name}</strong>
        <span className={styles.place}>
          {[room.site, room.floor === null ? null : wallText.floor(room.floor), room.model]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <StateBadge level={room.level} />
    </div>
  )
}
