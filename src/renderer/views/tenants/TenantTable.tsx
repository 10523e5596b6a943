import { Fragment, useCallback, useState } from 'react'
import { countConsoles } from '../../../shared/model/route'
import type { TenantKey } from '../../../shared/model/tenant'
import type { TenantStatus } from '../../../shared/model/tenant-status'
import { tenantListText } from '../../../shared/text/en/tenant-list'
import { tenantsText } from '../../../shared/text/en/tenants'
import { useNotifications } from '../../queries/notifications'
import { classNames } from '../../ui/class-names'
import screen from '../../ui/screen.module.css'
import { groupTenants } from '../../ui/tenant-groups'
import { TenantDetail } from './TenantDetail'
import { TenantRow } from './TenantRow'
import styles from './TenantsView.module.css'
import { columnWords, sortTenants, type TenantColumn, type TenantSort } from './tenant-columns'

const columns: readonly TenantColumn[] = [
  'tenant',
  'access',
  'freshness',
  'worst',
  'rooms',
  'permissions',
  'credential',
  'deviceSource',
  'requests',
]

/** Where the window is narrow, these give way: what they say stands with the access, or in the details. */
const givesWay: Partial<Record<TenantColumn, string | undefined>> = {
  freshness: styles.besideAccess,
  deviceSource: styles.inDetails,
  requests: styles.inDetails,
}

/** Beside the columns: the checkbox and the button that opens the details. */
const columnCount = columns.length + 2

interface TenantTableProps {
  tenants: readonly TenantStatus[]
  sort: TenantSort
  onSort: (sort: TenantSort) => void
  selected: ReadonlySet<TenantKey>
  onSelect: (change: (selected: ReadonlySet<TenantKey>) => ReadonlySet<TenantKey>) => void
}

/** Tenants in rows, under the headings of their groups where there are any. */
export function TenantTable({ tenants, sort, onSort, selected, onSelect }: TenantTableProps) {
  const [openKey, setOpenKey] = useState<TenantKey | null>(null)
  const routes = useNotifications().data?.routes ?? []
  const groups = groupTenants(sortTenants(tenants, sort))
  const hasGroups = groups.some(({ group }) => group !== null)
  const toggleOpen = useCallback(
    (tenantKey: TenantKey) => setOpenKey((open) => (open === tenantKey ? null : tenantKey)),
    [],
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
    <table className={classNames(screen.table, styles.matrix)}>
      <thead>
        <tr>
          <th scope="col">
            <SelectMany
              label={tenantListText.selectAll}
              tenants={tenants}
              selected={selected}
              onChange={selectMany}
            />
          </th>
          <th scope="col">
            <span className="visually-hidden">{tenantsText.expand('')}</span>
          </th>
          {columns.map((column) => {
            const isSorted = sort.column === column
            return (
              <th
                key={column}
                scope="col"
                className={givesWay[column]}
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
          })}
        </tr>
      </thead>
      {groups.map(({ group, tenants: members }) => (
        <tbody key={group ?? ''}>
          {hasGroups && (
            <tr className={styles.group}>
              <td>
                <SelectMany
                  label={tenantListText.select(group ?? tenantListText.noGroup)}
                  tenants={members}
                  selected={selected}
                  onChange={selectMany}
                />
              </td>
              <th scope="rowgroup" colSpan={columnCount - 1}>
                {group ?? tenantListText.noGroup}
                <span className={styles.groupCount}>{tenantListText.groupCount(members.length)}</span>
              </th>
            </tr>
          )}
          {members.map((status) => {
            const { tenantKey } = status.tenant
            const isOpen = openKey === tenantKey
            return (
              <Fragment key={tenantKey}>
                <TenantRow
                  status={status}
                  isOpen={isOpen}
                  isSelected={selected.has(tenantKey)}
                  consoles={countConsoles(routes, status.tenant)}
                  onToggle={toggleOpen}
                  onSelect={toggleSelected}
                />
                {isOpen && (
                  <tr>
                    <td colSpan={columnCount}>
                      <TenantDetail status={status} />
                    </td>
                  </tr>
                )}
              </Fragment>
            )
          })}
        </tbody>
      ))}
    </table>
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
