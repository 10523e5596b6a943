import { Button } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import { tenantActionText } from '../../../shared/text/en/onboarding'
import { tenantsText } from '../../../shared/text/en/tenants'
import { useTenants } from '../../queries/tenants'
import screen from '../../ui/screen.module.css'
import { CapabilityMatrix } from './CapabilityMatrix'
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

/** Every tenant's access, permissions, device source, rooms and freshness; details on demand. */
export function TenantsView() {
  const { tenants } = useTenants()
  const [sort, setSort] = useState<TenantSort>({ column: 'worst', isDescending: false })
  const navigate = useNavigate()
  const [openKey, setOpenKey] = useState<string | null>(null)
  return (
    <div className={screen.page}>
      <div className={styles.title}>
        <h1>{tenantsText.title}</h1>
        <Button appearance="primary" onClick={() => void navigate({ to: '/tenants/add' })}>
          {tenantActionText.add}
        </Button>
      </div>
      <table className={screen.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{tenantsText.expand('')}</span>
            </th>
            {columns.map((column) => {
              const isSorted = sort.column === column
              return (
                <th
                  key={column}
                  scope="col"
                  aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
                >
                  <button
                    type="button"
                    className={styles.sort}
                    title={tenantsText.sortBy(columnWords[column])}
                    onClick={() => setSort({ column, isDescending: isSorted && !sort.isDescending })}
                  >
                    {columnWords[column]}
                    <span aria-hidden="true">{isSorted ? (sort.isDescending ? '↓' : '↑') : ''}</span>
                  </button>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {sortTenants(tenants, sort).map((status) => {
            const { tenantKey } = status.tenant
            const isOpen = openKey === tenantKey
            return (
              <Fragment key={tenantKey}>
                <TenantRow
                  status={status}
                  isOpen={isOpen}
                  onToggle={() => setOpenKey(isOpen ? null : tenantKey)}
                />
                {isOpen && (
                  <tr>
                    <td colSpan={columns.length + 1}>
                      <TenantDetail status={status} />
                    </td>
                  </tr>
                )}
              </Fragment>
            )
          })}
        </tbody>
      </table>
      {tenants.length > 0 && <CapabilityMatrix tenants={tenants} />}
    </div>
  )
}
