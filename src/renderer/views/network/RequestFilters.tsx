import { Select } from '@fluentui/react-components'
import type { LedgerFilter } from '../../../shared/model/ledger'
import { networkText, outcomeFilterWords } from '../../../shared/text/en/network'
import { useHosts } from '../../queries/network'
import { useTenants } from '../../queries/tenants'
import { FilterField } from '../../ui/FilterField'
import { Segmented } from '../../ui/Segmented'

interface RequestFiltersProps {
  filter: LedgerFilter
  onFilter: (filter: LedgerFilter) => void
}

/** By tenant, host, outcome and text. */
export function RequestFilters({ filter, onFilter }: RequestFiltersProps) {
  const { tenants } = useTenants()
  const { data: listed } = useHosts()
  const names = new Set((listed ?? []).map(({ host }) => host))
  if (filter.host !== null) names.add(filter.host)
  return (
    <>
      <FilterField
        label={networkText.filterText}
        hint={networkText.filterTextHint}
        value={filter.text}
        isSmall
        onChange={(text) => onFilter({ ...filter, text })}
      />
      <Select
        size="small"
        aria-label={networkText.filterTenant}
        value={filter.tenantKey ?? ''}
        onChange={(_event, { value }) =>
          onFilter({
            ...filter,
            tenantKey: tenants.find(({ tenant }) => tenant.tenantKey === value)?.tenant.tenantKey ?? null,
          })
        }
      >
        <option value="">{networkText.everyTenant}</option>
        {tenants.map(({ tenant }) => (
          <option key={tenant.tenantKey} value={tenant.tenantKey}>
            {tenant.displayName}
          </option>
        ))}
      </Select>
      <Select
        size="small"
        aria-label={networkText.filterHost}
        value={filter.host ?? ''}
        onChange={(_event, { value }) => onFilter({ ...filter, host: value === '' ? null : value })}
      >
        <option value="">{networkText.everyHost}</option>
        {[...names].toSorted().map((host) => (
          <option key={host} value={host}>
            {host}
          </option>
        ))}
      </Select>
      <Segmented
        label={networkText.filterOutcome}
        value={filter.outcome ?? 'all'}
        options={outcomeFilterWords}
        order={['all', 'good', 'failed', 'refused']}
        onChange={(value) => onFilter({ ...filter, outcome: value === 'all' ? null : value })}
      />
    </>
  )
}
