import type { RefObject } from 'react'
import type { Preferences } from '../../../shared/model/preferences'
import { densityWords, groupingWords, wallText } from '../../../shared/text/en/wall'
import { useChangePreferences } from '../../queries/preferences'
import { FilterField } from '../../ui/FilterField'
import { Segmented } from '../../ui/Segmented'
import { useWallFilters } from '../../ui-state/wall-filters'
import styles from './WallToolbar.module.css'

interface WallToolbarProps {
  filterField: RefObject<HTMLInputElement | null>
  grouping: Preferences['grouping']
  density: Preferences['density']
  shown: number
  all: number
}

/** Text filter, how many rooms are left, grouping and density. */
export function WallToolbar({ filterField, grouping, density, shown, all }: WallToolbarProps) {
  const { text, levels, tenants, isSuspectOnly, setText, clear } = useWallFilters()
  const change = useChangePreferences()
  const isNarrowed = text !== '' || levels.size > 0 || tenants.size > 0 || isSuspectOnly
  return (
    <div className={styles.toolbar}>
      <FilterField
        ref={filterField}
        label={wallText.filterLabel}
        hint={wallText.filterHint}
        value={text}
        onChange={setText}
        shortcut="/"
      />
      <span className={styles.shown} role="status">
        {isNarrowed ? wallText.filterShown(shown, all) : wallText.roomCount(all)}
      </span>
      {isNarrowed && (
        <button type="button" className={styles.clear} onClick={clear}>
          {wallText.filterClear}
        </button>
      )}
      <span className={styles.space} />
      <Segmented
        label={wallText.groupBy}
        value={grouping}
        options={groupingWords}
        order={['site', 'state', 'model']}
        onChange={(value) => change({ grouping: value })}
      />
      <Segmented
        label={wallText.density}
        value={density}
        options={densityWords}
        order={['comfortable', 'compact', 'dots']}
        onChange={(value) => change({ density: value })}
      />
    </div>
  )
}
