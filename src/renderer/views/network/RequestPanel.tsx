import { Button } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { PauseRegular } from '@fluentui/react-icons/svg/pause'
import { PlayRegular } from '@fluentui/react-icons/svg/play'
import { useState } from 'react'
import type { ExportFormat, LedgerFilter } from '../../../shared/model/ledger'
import { networkText, shownWords } from '../../../shared/text/en/network'
import { useExportRequests, useRequests } from '../../queries/network'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNotice } from '../../ui/ErrorNotice'
import styles from './NetworkView.module.css'
import { RequestFilters } from './RequestFilters'
import { RequestTable } from './RequestTable'

interface RequestPanelProps {
  filter: LedgerFilter
  onFilter: (filter: LedgerFilter) => void
  onClear: () => void
}

/** Every request as it is made, narrowed, paused or taken away as a file. */
export function RequestPanel({ filter, onFilter, onClear }: RequestPanelProps) {
  const [isPaused, setIsPaused] = useState(false)
  const { data, error } = useRequests(filter, isPaused)
  const exporting = useExportRequests()
  const saved = exporting.data
  const isNarrowed =
    filter.tenantKey !== null || filter.host !== null || filter.outcome !== null || filter.text !== ''
  const exportAs = (format: ExportFormat) => exporting.mutate({ filter, format })
  return (
    <>
      <div className={styles.tools}>
        <RequestFilters filter={filter} onFilter={onFilter} />
        {isNarrowed && (
          <Button size="small" appearance="subtle" onClick={onClear}>
            {networkText.clear}
          </Button>
        )}
        <span className={styles.shown} role="status">
          {data === undefined ? '' : shownWords(data.entries.length, data.matching, data.kept)}
        </span>
        <span className={styles.space} />
        <Button
          size="small"
          icon={isPaused ? <PlayRegular /> : <PauseRegular />}
          title={isPaused ? networkText.pausedHint : undefined}
          onClick={() => setIsPaused(!isPaused)}
        >
          {isPaused ? networkText.resume : networkText.pause}
        </Button>
        <Button size="small" icon={<ArrowDownloadRegular />} onClick={() => exportAs('csv')}>
          {networkText.exportCsv}
        </Button>
        <Button size="small" icon={<ArrowDownloadRegular />} onClick={() => exportAs('json')}>
          {networkText.exportJson}
        </Button>
      </div>
      {saved?.path != null && (
        <p className={styles.saved} role="status">
          {networkText.exported(saved.count, saved.path)}
        </p>
      )}
      {(exporting.error ?? error) !== null && (
        <ErrorNotice failure={(exporting.error ?? error)?.failure ?? { code: 'request.failed' }} />
      )}
      {data?.entries.length === 0 &&
        (isNarrowed ? (
          <EmptyState title={networkText.none} hint={networkText.noneHint} />
        ) : (
          <EmptyState title={networkText.nothingYet} hint={networkText.nothingYetHint} />
        ))}
      {data !== undefined && data.entries.length > 0 && <RequestTable entries={data.entries} />}
    </>
  )
}
