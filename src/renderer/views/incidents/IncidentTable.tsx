import { type Dispatch, type KeyboardEvent, type SetStateAction, useCallback, useState } from 'react'
import type { IncidentId, IncidentSummary } from '../../../shared/model/incident'
import { incidentsText } from '../../../shared/text/en/incidents'
import { usePreferences } from '../../queries/preferences'
import type { TenantFaces } from '../../queries/tenants'
import { useVirtualRows, VirtualTable } from '../../ui/VirtualTable'
import { IncidentHead } from './IncidentHead'
import { IncidentRow } from './IncidentRow'
import styles from './IncidentTable.module.css'
import type { IncidentDeed } from './incident-keys'
import { deedOfKey } from './incident-keys'
import { type IncidentRowModel, type IncidentSort, toggled } from './incident-list'

interface IncidentTableProps {
  rows: readonly IncidentRowModel[]
  faces: TenantFaces
  openId: IncidentId | null
  selected: ReadonlySet<IncidentId>
  unfolded: ReadonlySet<IncidentId>
  onOpen: (incidentId: IncidentId) => void
  onSelect: Dispatch<SetStateAction<ReadonlySet<IncidentId>>>
  onUnfold: (incidentId: IncidentId) => void
  onDeed: (deed: IncidentDeed, incident: IncidentSummary) => void
  sort: IncidentSort
  onSort: (sort: IncidentSort) => void
}

/** px; with more rows to a screen where somebody wants the wall compact, too. */
const rowHeights = { comfortable: 52, compact: 34, dots: 34 } as const

/**
 * The incidents, only those in sight. J and K (or the arrows) move, Enter opens, X selects (with Shift all from the last one), the
 * left and right arrows fold, and each deed has its letter: the focus is on the title of the current row. Without any known meeting
 * at risk there is no column for them.
 */
export function IncidentTable(props: IncidentTableProps) {
  const { rows, faces, openId, selected, unfolded, onOpen, onSelect, onUnfold, onDeed, sort, onSort } = props
  const [currentId, setCurrentId] = useState<IncidentId | null>(openId)
  const { density } = usePreferences()
  const virtual = useVirtualRows(rows.length, rowHeights[density])
  const current = Math.max(
    0,
    rows.findIndex(({ incident }) => incident.incidentId === currentId),
  )
  const move = (index: number): void => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)]
    if (row === undefined) return
    setCurrentId(row.incident.incidentId)
    virtual.scrollTo(rows.indexOf(row))
    requestAnimationFrame(() => document.getElementById(`incident-${row.incident.incidentId}`)?.focus())
  }
  const [lastSelected, setLastSelected] = useState<IncidentId | null>(null)
  const select = useCallback(
    (incidentId: IncidentId): void => {
      setLastSelected(incidentId)
      onSelect((held) => toggled(held, incidentId))
    },
    [onSelect],
  )
  const open = useCallback(
    (incidentId: IncidentId): void => {
      setCurrentId(incidentId)
      onOpen(incidentId)
    },
    [onOpen],
  )
  const selectUpTo = (index: number): void => {
    const from = rows.findIndex(({ incident }) => incident.incidentId === lastSelected)
    const [first, last] = from < 0 ? [index, index] : [Math.min(from, index), Math.max(from, index)]
    const between = rows.slice(first, last + 1).map(({ incident }) => incident.incidentId)
    onSelect(new Set([...selected, ...between]))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const row = rows[current]
    if (row === undefined) return
    const { incidentId } = row.incident
    const isUnfolded = unfolded.has(incidentId)
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const deed = deedOfKey(event)
    if (deed !== null) onDeed(deed, row.incident)
    else if (key === 'j' || key === 'ArrowDown') move(current + 1)
    else if (key === 'k' || key === 'ArrowUp') move(current - 1)
    else if (key === 'Home') move(0)
    else if (key === 'End') move(rows.length - 1)
    else if (key === 'x' && event.shiftKey) selectUpTo(current)
    else if (key === 'x') select(incidentId)
    else if ((key === 'ArrowRight' && !isUnfolded) || (key === 'ArrowLeft' && isUnfolded)) {
      if (row.children > 0) onUnfold(incidentId)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const hasImpact = rows.some(({ incident }) => incident.impact !== null)
  const isAllSelected = rows.every(({ incident }) => selected.has(incident.incidentId))
  const selectAll = (): void =>
    onSelect(new Set(isAllSelected ? [] : rows.map(({ incident }) => incident.incidentId)))
  return (
    <VirtualTable
      label={incidentsText.table}
      rows={virtual}
      className={density === 'comfortable' ? undefined : styles.compact}
      onKeyDown={onKeyDown}
      head={
        <IncidentHead
          sort={sort}
          onSort={onSort}
          isAllSelected={isAllSelected}
          isSomeSelected={selected.size > 0}
          onSelectAll={selectAll}
          hasImpact={hasImpact}
        />
      }
    >
      {(index, rowIndex) => {
        const row = rows[index]
        if (row === undefined) return null
        const { incident, depth, children } = row
        const { incidentId } = incident
        return (
          <IncidentRow
            key={incidentId}
            incident={incident}
            depth={depth}
            folded={children}
            tenant={faces.get(incident.tenantKey)}
            rowIndex={rowIndex}
            isCurrent={index === current}
            isOpen={incidentId === openId}
            isSelected={selected.has(incidentId)}
            isUnfolded={unfolded.has(incidentId)}
            hasImpact={hasImpact}
            onOpen={open}
            onSelect={select}
            onUnfold={onUnfold}
          />
        )
      }}
    </VirtualTable>
  )
}
