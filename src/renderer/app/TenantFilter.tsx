import { Button } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { frameText } from '../../shared/text/en/frame'
import { useTenants } from '../queries/tenants'
import { Flyout } from '../ui/Flyout'
import { Freshness } from '../ui/Freshness'
import { TenantBadge } from '../ui/TenantBadge'
import { freshnessWords } from '../ui/tenant-freshness'
import { useClock } from '../ui-state/clock'
import { useWallFilters } from '../ui-state/wall-filters'
import { useIsNarrow } from '../ui-state/window-size'
import styles from './TenantFilter.module.css'

/** So many tenants fit beside one another; more go into a list. */
const mostChips = 4
const mostChipsNarrow = 3

/** Tenants with their freshness. Each narrows the wall to itself; several can be chosen. */
export function TenantFilter() {
  const { tenants } = useTenants()
  const isNarrow = useIsNarrow()
  if (tenants.length === 0) return null
  if (tenants.length > (isNarrow ? mostChipsNarrow : mostChips)) return <TenantMenu />
  return (
    <fieldset className={styles.chips}>
      <legend className="visually-hidden">{frameText.tenantFilter}</legend>
      <TenantToggles look="chip" />
    </fieldset>
  )
}

function TenantToggles({ look }: { look: 'chip' | 'row' }) {
  const { tenants } = useTenants()
  const shown = useWallFilters((filters) => filters.tenants)
  const toggle = useWallFilters((filters) => filters.toggleTenant)
  return tenants.map((status) => {
    const { tenantKey, displayName, badge, colour } = status.tenant
    return (
      <button
        key={tenantKey}
        type="button"
        className={look === 'chip' ? styles.chip : styles.row}
        aria-pressed={shown.has(tenantKey)}
        data-dimmed={shown.size > 0 && !shown.has(tenantKey) ? 'true' : undefined}
        onClick={() => toggle(tenantKey)}
        title={displayName}
      >
        <TenantBadge badge={badge} colour={colour} name={displayName} />
        <span className={styles.name}>{displayName}</span>
        <span className={styles.freshness}>
          <Freshness status={status} />
        </span>
      </button>
    )
  })
}

function TenantMenu() {
  const { tenants } = useTenants()
  const shown = useWallFilters((filters) => filters.tenants)
  const showAll = useWallFilters((filters) => filters.showAllTenants)
  const notLive = useClock(
    (now) => tenants.filter((status) => freshnessWords(status, now).level !== 'healthy').length,
  )
  return (
    <Flyout
      button={
        <>
          {shown.size === 0
            ? frameText.allTenants(tenants.length)
            : frameText.someTenants(shown.size, tenants.length)}
          <span className={styles.summary} data-level={notLive === 0 ? 'healthy' : 'critical'}>
            {frameText.tenantsNotLive(notLive)}
          </span>
          <ChevronDownRegular />
        </>
      }
      buttonClassName={styles.menu}
      label={frameText.tenantFilter}
      side="start"
    >
      <div className={styles.list}>
        <TenantToggles look="row" />
      </div>
      <Button appearance="subtle" disabled={shown.size === 0} onClick={showAll}>
        {frameText.showAllTenants}
      </Button>
    </Flyout>
  )
}
