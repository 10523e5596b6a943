import { Button } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { Fragment, useState } from 'react'
import type { TenantStatus } from '../../shared/model/tenant-status'
import { frameText } from '../../shared/text/en/frame'
import { tenantListText } from '../../shared/text/en/tenant-list'
import { wallSightText } from '../../shared/text/en/wall-sight'
import { useTenants } from '../queries/tenants'
import { FilterField } from '../ui/FilterField'
import { Flyout } from '../ui/Flyout'
import { Freshness } from '../ui/Freshness'
import { TenantBadge } from '../ui/TenantBadge'
import { freshnessWords, isAwaited } from '../ui/tenant-freshness'
import { groupTenants, matchTenants } from '../ui/tenant-groups'
import { useClock } from '../ui-state/clock'
import { useWallFilters } from '../ui-state/wall-filters'
import { useIsNarrow } from '../ui-state/window-size'
import styles from './TenantFilter.module.css'

/** So many tenants fit beside one another; more go into a list. */
const mostChips = 4
const mostChipsNarrow = 3

/** Fewer are seen at a glance and need no filter. */
const fewestToFilter = 10

/** Tenants with their freshness. Each narrows the wall to itself; several can be chosen. */
export function TenantFilter() {
  const { tenants } = useTenants()
  const isNarrow = useIsNarrow()
  if (tenants.length === 0) return null
  if (tenants.length > (isNarrow ? mostChipsNarrow : mostChips)) return <TenantMenu />
  return (
    <fieldset className={styles.chips}>
      <legend className="visually-hidden">{frameText.tenantFilter}</legend>
      <TenantToggles look="chip" tenants={tenants} />
    </fieldset>
  )
}

function TenantToggles({ look, tenants }: { look: 'chip' | 'row'; tenants: readonly TenantStatus[] }) {
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

/** The heading of a group; pressed, the wall shows its tenants alone. */
function GroupToggle({ group, tenants }: { group: string; tenants: readonly TenantStatus[] }) {
  const shown = useWallFilters((filters) => filters.tenants)
  const showTenants = useWallFilters((filters) => filters.showTenants)
  const keys = tenants.map(({ tenant }) => tenant.tenantKey)
  const isChosen = shown.size === keys.length && keys.every((key) => shown.has(key))
  return (
    <button
      type="button"
      className={styles.group}
      aria-pressed={isChosen}
      title={tenantListText.showGroup(group)}
      onClick={() => showTenants(keys)}
    >
      <span className={styles.name}>{group}</span>
      <span className={styles.freshness}>{tenantListText.groupCount(tenants.length)}</span>
    </button>
  )
}

function TenantMenu() {
  const { tenants } = useTenants()
  const shown = useWallFilters((filters) => filters.tenants)
  const showAll = useWallFilters((filters) => filters.showAllTenants)
  const [text, setText] = useState('')
  const groups = groupTenants(matchTenants(tenants, text))
  const awaited = tenants.filter(isAwaited).length
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
          <span
            className={styles.summary}
            data-level={awaited > 0 ? 'restarting' : notLive === 0 ? 'healthy' : 'critical'}
          >
            {awaited > 0 ? wallSightText.startingShort(awaited) : frameText.tenantsNotLive(notLive)}
          </span>
          <ChevronDownRegular />
        </>
      }
      buttonClassName={styles.menu}
      label={frameText.tenantFilter}
      side="start"
    >
      {tenants.length >= fewestToFilter && (
        <div className={styles.find}>
          <FilterField
            label={tenantListText.filter}
            hint={tenantListText.filterHint}
            value={text}
            onChange={setText}
          />
        </div>
      )}
      <div className={styles.list}>
        {groups.map(({ group, tenants: members }) => (
          <Fragment key={group ?? ''}>
            {(group !== null || groups.length > 1) && (
              <GroupToggle group={group ?? tenantListText.noGroup} tenants={members} />
            )}
            <TenantToggles look="row" tenants={members} />
          </Fragment>
        ))}
        {groups.length === 0 && <p className={styles.none}>{tenantListText.nothing}</p>}
      </div>
      <Button appearance="subtle" disabled={shown.size === 0} onClick={showAll}>
        {frameText.showAllTenants}
      </Button>
    </Flyout>
  )
}
