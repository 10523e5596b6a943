import { type KeyboardEvent, useState } from 'react'
import type { IncidentId } from '../../../shared/model/incident'
import { incidentsText } from '../../../shared/text/en/incidents'
import { useVirtualRows, VirtualTable } from '../../ui/VirtualTable'
import { IncidentRow } from './IncidentRow'
import styles from './IncidentTable.module.css'
import type { IncidentRowModel } from './incident-list'

interface IncidentTableProps {
  rows: readonly IncidentRowModel[]
  openId: IncidentId | null
  selected: ReadonlySet<IncidentId>
  unfolded: ReadonlySet<IncidentId>
  onOpen: (incidentId: IncidentId) => void
  onSelect: (selected: ReadonlySet<IncidentId>) => void
  onUnfold: (incidentId: IncidentId) => void
  onAcknowledge: (incidentId: IncidentId) => void
}

const rowHeight = 52

/**
 * The incidents, only those in sight. J and K (or the arrows) move, Enter opens, X selects, A acknowledges, the left and right
 * arrows fold: the focus is on the title of the current row.
 */
export function IncidentTable(props: IncidentTableProps) {
  const { rows, openId, selected, unfolded, onOpen, onSelect, onUnfold, onAcknowledge } = props
  const [currentId, setCurrentId] = useState<IncidentId | null>(openId)
  const virtual = useVirtualRows(rows.length, rowHeight)
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
  const select = (incidentId: IncidentId): void => {
    const next = new Set(selected)
    if (!next.delete(incidentId)) next.add(incidentId)
    onSelect(next)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const row = rows[current]
    if (row === undefined) return
    const { incidentId, state } = row.incident
    const isUnfolded = unfolded.has(incidentId)
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    if (key === 'j' || key === 'ArrowDown') move(current + 1)
    else if (key === 'k' || key === 'ArrowUp') move(current - 1)
    else if (key === 'Home') move(0)
    else if (key === 'End') move(rows.length - 1)
    else if (key === 'x') select(incidentId)
    else if (key === 'a' && state !== 'resolved') onAcknowledge(incidentId)
    else if ((key === 'ArrowRight' && !isUnfolded) || (key === 'ArrowLeft' && isUnfolded)) {
      if (row.children > 0) onUnfold(incidentId)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const isAllSelected = rows.every(({ incident }) => selected.has(incident.incidentId))
  const selectAll = (): void =>
    onSelect(new Set(isAllSelected ? [] : rows.map(({ incident }) => incident.incidentId)))
  return (
    <VirtualTable
      label={incidentsText.table}
      rows={virtual}
      className={styles.table}
      onKeyDown={onKeyDown}
      head={<Head isAllSelected={isAllSelected} onSelectAll={selectAll} />}
    >
      {(index, rowIndex) => {
        const row = rows[index]
        if (row === undefined) return null
        const { incidentId } = row.incident
        return (
          <IncidentRow
            key={incidentId}
            row={row}
            rowIndex={rowIndex}
            isCurrent={index === current}
            isOpen={incidentId === openId}
            isSelected={selected.has(incidentId)}
            isUnfolded={unfolded.has(incidentId)}
            onOpen={() => {
              setCurrentId(incidentId)
              onOpen(incidentId)
            }}
            onSelect={() => select(incidentId)}
            onUnfold={() => onUnfold(incidentId)}
          />
        )
      }}
    </VirtualTable>
  )
}

function Head({ isAllSelected, onSelectAll }: { isAllSelected: boolean; onSelectAll: () => void }) {
  return (
    <>
      <th scope="col" className={styles.check}>
        <input
          type="checkbox"
          aria-label={incidentsText.selectAll}
          checked={isAllSelected}
          onChange={onSelectAll}
        />
      </th>
      <th scope="col" className={styles.severity}>
        {incidentsText.severity}
      </th>
      <th scope="col">{incidentsText.what}</th>
      <th scope="col" className={styles.place}>
        {incidentsText.room}
      </th>
      <th scope="col" className={styles.tenant}>
        {incidentsText.tenant}
      </th>
      <th scope="col" className={styles.since}>
        {incidentsText.since}
      </th>
      <th scope="col" className={styles.impact}>
        {incidentsText.impact}
      </th>
      <th scope="col" className={styles.state}>
        {incidentsText.state}
      </th>
      <th scope="col" className={styles.owner}>
        {incidentsText.owner}
      </th>
    </>
  )
}
