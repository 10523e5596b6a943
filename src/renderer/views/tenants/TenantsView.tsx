import { Button } from '@fluentui/react-components'
import { Outlet, useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import type { TenantKey } from '../../../shared/model/tenant'
import { tenantActionText } from '../../../shared/text/en/onboarding'
import { tenantListText } from '../../../shared/text/en/tenant-list'
import { tenantsText } from '../../../shared/text/en/tenants'
import { useTenants } from '../../queries/tenants'
import { classNames } from '../../ui/class-names'
import { EmptyState } from '../../ui/EmptyState'
import { FilterField } from '../../ui/FilterField'
import { Segmented } from '../../ui/Segmented'
import screen from '../../ui/screen.module.css'
import { groupNames, matchTenants } from '../../ui/tenant-groups'
import { CapabilityMatrix } from './CapabilityMatrix'
import { PermissionRoundBar } from './PermissionRoundBar'
import { TenantSelectionBar } from './TenantSelectionBar'
import styles from './TenantsView.module.css'
import { TenantTable } from './TenantTable'
import type { TenantSort } from './tenant-columns'
import { TenantTransfer } from './transfer/TenantTransfer'

/** Fewer tenants are seen at a glance and need no filter. */
const fewestToFilter = 6

/**
 * Every tenant's access, permissions, credential, device source, rooms and freshness; by group, changed in bulk, details on demand. The
 * other view is what works where.
 */
export function TenantsView() {
  const { tenants } = useTenants()
  const navigate = useNavigate()
  const [view, setView] = useState<keyof typeof tenantListText.views>('condition')
  const [text, setText] = useState('')
  const [group, setGroup] = useState('')
  const [sort, setSort] = useState<TenantSort>({ column: 'worst', isDescending: false })
  const [selected, setSelected] = useState<ReadonlySet<TenantKey>>(new Set())
  const groups = groupNames(tenants)
  // Typing must never wait for a hundred rows.
  const sought = useDeferredValue(text)
  const shown = useMemo(
    () => matchTenants(tenants, sought).filter(({ tenant }) => group === '' || tenant.group === group),
    [tenants, sought, group],
  )
  const chosen = tenants.filter(({ tenant }) => selected.has(tenant.tenantKey))
  return (
    <div className={screen.whole}>
      <div className={classNames(screen.bar, styles.bar)}>
        <h1>{tenantsText.title}</h1>
        <Segmented
          label={tenantListText.view}
          value={view}
          options={tenantListText.views}
          order={['condition', 'capabilities']}
          onChange={setView}
        />
        {(tenants.length >= fewestToFilter || groups.length > 0) && (
          <>
            <FilterField
              label={tenantListText.filter}
              hint={tenantListText.filterHint}
              value={text}
              onChange={setText}
            />
            {groups.length > 0 && (
              <select
                className={styles.select}
                aria-label={tenantListText.group}
                value={group}
                onChange={(event) => setGroup(event.target.value)}
              >
                <option value="">{tenantListText.allGroups}</option>
                {groups.map((name) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
            )}
            <span className={screen.quiet} role="status">
              {tenantListText.shown(shown.length, tenants.length)}
            </span>
          </>
        )}
        <div className={styles.end}>
          <TenantTransfer group={group === '' ? null : group} />
          <Button appearance="primary" onClick={() => void navigate({ to: '/tenants/add' })}>
            {tenantActionText.add}
          </Button>
        </div>
      </div>
      {chosen.length > 0 && (
        <TenantSelectionBar chosen={chosen} groups={groups} onClear={() => setSelected(new Set())} />
      )}
      <PermissionRoundBar
        tenants={tenants}
        onShowTrouble={() => {
          setView('condition')
          setSort({ column: 'permissions', isDescending: false })
        }}
      />
      <div className={styles.stage}>
        {shown.length === 0 ? (
          <EmptyState title={tenantListText.nothing} hint={tenantListText.nothingHint} />
        ) : view === 'condition' ? (
          <TenantTable
            tenants={shown}
            sort={sort}
            onSort={setSort}
            selected={selected}
            onSelect={setSelected}
          />
        ) : (
          <CapabilityMatrix tenants={shown} />
        )}
        <Outlet />
      </div>
    </div>
  )
}
