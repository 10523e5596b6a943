import { useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { countConsoles } from '../../../shared/model/route'
import type { TenantKey } from '../../../shared/model/tenant'
import type { TenantStatus } from '../../../shared/model/tenant-status'
import { tenantListText } from '../../../shared/text/en/tenant-list'
import { tenantsText } from '../../../shared/text/en/tenants'
import { useDetectionLatencies } from '../../queries/latency'
import { useNotifications } from '../../queries/notifications'
import { groupTenants } from '../../ui/tenant-groups'
import { useVirtualRows, VirtualTable } from '../../ui/VirtualTable'
import { useIsBelow } from '../../ui-state/window-size'
import { TenantRow } from './TenantRow'
import styles from './TenantTable.module.css'
import {
  columnWords,
  type Latencies,
  sortTenants,
  type TenantColumn,
  type TenantSort,
} from './tenant-columns'

const allColumns: readonly TenantColumn[] = [
  'tenant',
  'access',
  'freshness',
  'worst',
  'rooms',
  'permissions',
  'credential',
  'deviceSource',
  'requests',
  'latency',
]
/** Where the window is narrow these give way: what they say stands in the details. */
const inDetails: ReadonlySet<TenantColumn> = new Set(['deviceSource', 'requests', 'latency'])
const withoutDetails = allColumns.filter((column) => !inDetails.has(column))
/** Where it is narrower still, freshness stands under the access. */
const fewest = withoutDetails.filter((column) => column !== 'freshness')

function useColumns(): readonly TenantColumn[] {
  const isMiddle = useIsBelow(1600)
  const isNarrow = useIsBelow(1400)
  if (isNarrow) return fewest
  return isMiddle ? withoutDetails : allColumns
}

interface TenantTableProps {
  tenants: readonly TenantStatus[]
  sort: TenantSort
  onSort: (sort: TenantSort) => void
  selected: ReadonlySet<TenantKey>
  onSelect: (change: (selected: ReadonlySet<TenantKey>) => ReadonlySet<TenantKey>) => void
}

/** px; a row with something to explain is higher. */
const rowHeight = 40

type Line =
  | { kind: 'group'; key: string; group: string | null; members: readonly TenantStatus[] }
  | { kind: 'tenant'; key: string; status: TenantStatus }

/** Tenants in rows, under the headings of their groups where there are any; only what is in sight is drawn. */
export function TenantTable({ tenants, sort, onSort, selected, onSelect }: TenantTableProps) {
  const navigate = useNavigate()
  const { tenantKey: openKey } = useParams({ strict: false })
  const latencies = useDetectionLatencies()
  const columns = useColumns()
  // Beside the columns: the checkbox and the button that opens the details.
  const columnCount = columns.length + 2
  const routes = useNotifications().data?.routes ?? []
  const lines = useMemo(() => linesOf(tenants, sort, latencies), [tenants, sort, latencies])
  const keyOf = useCallback((index: number) => lines[index]?.key ?? index, [lines])
  const rows = useVirtualRows(lines.length, rowHeight, keyOf)
  const toggleOpen = useCallback(
    (tenantKey: TenantKey): void => {
      if (openKey === tenantKey) void navigate({ to: '/tenants' })
      else void navigate({ to: '/tenants/$tenantKey', params: { tenantKey } })
    },
    [navigate, openKey],
  )
  const toggleSelected = useCallback(
    (tenantKey: TenantKey) => onSelect((before) => withMembers(before, [tenantKey], !before.has(tenantKey))),
    [onSelect],
  )
  const selectMany = (members: readonly TenantStatus[], isSelected: boolean): void => {
    const keys = members.map(({ tenant }) => tenant.tenantKey)
    onSelect((before) => withMembers(before, keys, isSelected))
  }
  return (
    <VirtualTable
      label={tenantsText.title}
      rows={rows}
      className={styles.table}
      head={
        <>
          <th scope="col" className={styles.check}>
            <SelectMany
              label={tenantListText.selectAll}
              tenants={tenants}
              selected={selected}
              onChange={selectMany}
            />
          </th>
          <th scope="col" className={styles.expand}>
            <span className="visually-hidden">{tenantsText.expand('')}</span>
          </th>
          {columns.map((column) => (
            <ColumnHead key={column} column={column} sort={sort} onSort={onSort} />
          ))}
        </>
      }
    >
      {(index, rowIndex) => {
        const line = lines[index]
        if (line === undefined) return null
        const place = { 'data-index': index, 'aria-rowindex': rowIndex, ref: rows.measure }
        switch (line.kind) {
          case 'group':
            return (
              <tr key={line.key} className={styles.group} {...place}>
                <td>
                  <SelectMany
                    label={tenantListText.select(line.group ?? tenantListText.noGroup)}
                    tenants={line.members}
                    selected={selected}
                    onChange={selectMany}
                  />
                </td>
                <th scope="row" colSpan={columnCount - 1}>
                  {line.group ?? tenantListText.noGroup}
                  <span className={styles.groupCount}>{tenantListText.groupCount(line.members.length)}</span>
                </th>
              </tr>
            )
          case 'tenant':
            return (
              <TenantRow
                key={line.key}
                status={line.status}
                index={index}
                rowIndex={rowIndex}
                measure={rows.measure}
                latency={latencies.get(line.status.tenant.tenantKey)}
                isOpen={openKey === line.status.tenant.tenantKey}
                isSelected={selected.has(line.status.tenant.tenantKey)}
                columns={columns}
                consoles={countConsoles(routes, line.status.tenant)}
                onToggle={toggleOpen}
                onSelect={toggleSelected}
              />
            )
        }
      }}
    </VirtualTable>
  )
}

function linesOf(tenants: readonly TenantStatus[], sort: TenantSort, latencies: Latencies): Line[] {
  const groups = groupTenants(sortTenants(tenants, sort, latencies))
  const hasGroups = groups.some(({ group }) => group !== null)
  return groups.flatMap(({ group, tenants: members }): Line[] => [
    ...(hasGroups ? [{ kind: 'group', key: `group ${group ?? ''}`, group, members } as const] : []),
    ...members.map((status): Line => ({ kind: 'tenant', key: status.tenant.tenantKey, status })),
  ])
}

interface ColumnHeadProps {
  column: TenantColumn
  sort: TenantSort
  onSort: (sort: TenantSort) => void
}

function ColumnHead({ column, sort, onSort }: ColumnHeadProps) {
  const isSorted = sort.column === column
  return (
    <th
      scope="col"
      className={styles[column]}
      aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        className={styles.sort}
        title={tenantsText.sortBy(columnWords[column])}
        onClick={() => onSort({ column, isDescending: isSorted && !sort.isDescending })}
      >
        {columnWords[column]}
        <span aria-hidden="true">{isSorted ? (sort.isDescending ? '↓' : '↑') : ''}</span>
      </button>
    </th>
  )
}

interface SelectManyProps {
  label: string
  tenants: readonly TenantStatus[]
  selected: ReadonlySet<TenantKey>
  onChange: (tenants: readonly TenantStatus[], isSelected: boolean) => void
}

/** Selects many at once; half-way when some of them are. */
function SelectMany({ label, tenants, selected, onChange }: SelectManyProps) {
  const count = tenants.filter(({ tenant }) => selected.has(tenant.tenantKey)).length
  const isAll = count === tenants.length
  return (
    <input
      type="checkbox"
      aria-label={label}
      title={label}
      checked={isAll}
      ref={(box) => {
        if (box !== null) box.indeterminate = count > 0 && !isAll
      }}
      onChange={() => onChange(tenants, !isAll)}
    />
  )
}

function withMembers(
  before: ReadonlySet<TenantKey>,
  keys: readonly TenantKey[],
  isSelected: boolean,
): ReadonlySet<TenantKey> {
  const next = new Set(before)
  for (const key of keys) {
    if (isSelected) next.add(key)
    else next.delete(key)
  }
  return next
}
