import { draftTenantKey, type LedgerEntry } from '../../../shared/model/ledger'
import { describeFailure } from '../../../shared/text/en/errors'
import { networkText, purposeWords, statusWords } from '../../../shared/text/en/network'
import { clockWords, momentWords } from '../../../shared/text/en/time'
import { useCopyText } from '../../queries/app-status'
import { type RevisedTenant, useTenants } from '../../queries/tenants'
import { CopyButton } from '../../ui/CopyButton'
import { classNames } from '../../ui/class-names'
import { TenantBadge } from '../../ui/TenantBadge'
import { useVirtualRows, VirtualTable } from '../../ui/VirtualTable'
import frame from '../../ui/VirtualTable.module.css'
import styles from './RequestTable.module.css'

const rowHeight = 32

/** Requests, the newest first; only those in sight are rendered. */
export function RequestTable({ entries }: { entries: readonly LedgerEntry[] }) {
  const { tenants } = useTenants()
  const rows = useVirtualRows(entries.length, rowHeight)
  return (
    <VirtualTable label={networkText.table} rows={rows} className={styles.table} head={<Head />}>
      {(index, rowIndex) => {
        const entry = entries[index]
        return entry && <Row key={entry.sequence} entry={entry} rowIndex={rowIndex} tenants={tenants} />
      }}
    </VirtualTable>
  )
}

function Head() {
  return (
    <>
      <th scope="col" className={styles.time}>
        {networkText.time}
      </th>
      <th scope="col" className={styles.tenant}>
        {networkText.tenant}
      </th>
      <th scope="col" className={styles.purpose}>
        {networkText.purpose}
      </th>
      <th scope="col" className={styles.host}>
        {networkText.host}
      </th>
      <th scope="col">{networkText.request}</th>
      <th scope="col" className={styles.status}>
        {networkText.status}
      </th>
      <th scope="col" className={styles.figure} title={networkText.durationHint}>
        {networkText.duration}
      </th>
      <th scope="col" className={styles.figure}>
        {networkText.size}
      </th>
      <th scope="col" className={styles.copy}>
        <span className="visually-hidden">{networkText.copyRow}</span>
      </th>
    </>
  )
}

interface RowProps {
  entry: LedgerEntry
  rowIndex: number
  tenants: readonly RevisedTenant[]
}

function Row({ entry, rowIndex, tenants }: RowProps) {
  const copy = useCopyText()
  const { at, tenantKey, channel, host, method, path, purpose, isUrgent, durationMs, bytes, error } = entry
  const tenant = tenants.find((status) => status.tenant.tenantKey === tenantKey)?.tenant
  const what = isUrgent ? `${purposeWords[purpose]}, ${networkText.urgent}` : purposeWords[purpose]
  const words = `${method} ${path ?? networkText.secretPath}`
  return (
    <tr
      className={classNames(frame.row, styles.row)}
      data-outcome={outcomeOf(entry)}
      aria-rowindex={rowIndex}
    >
      <td>
        <time dateTime={new Date(at).toISOString()} title={momentWords(at)}>
          {clockWords(at)}
        </time>
      </td>
      <td className={frame.cut}>
        {tenant !== undefined && (
          <TenantBadge badge={tenant.badge} colour={tenant.colour} name={tenant.displayName} />
        )}
        {tenantKey === draftTenantKey && <span title={networkText.draft}>{networkText.draft}</span>}
        {channel !== null && <span title={channel}>{channel}</span>}
      </td>
      <td className={frame.cut} title={what}>
        {purposeWords[purpose]}
      </td>
      <td className={frame.cut} title={host}>
        {host}
      </td>
      <td className={frame.cut} title={words}>
        <span className={styles.method}>{method}</span> {path ?? networkText.secretPath}
      </td>
      <td
        className={styles.status}
        title={error === null ? undefined : describeFailure({ code: error }).happened}
      >
        {statusWords(entry)}
      </td>
      <td className={styles.figure}>{Math.round(durationMs).toLocaleString('en')}</td>
      <td className={styles.figure}>{bytes === null ? '–' : bytes.toLocaleString('en')}</td>
      <td className={styles.copy}>
        <CopyButton what={networkText.copyRow} onCopy={() => copy.mutateAsync(JSON.stringify(entry))} />
      </td>
    </tr>
  )
}

function outcomeOf({ isExpected, error, status }: LedgerEntry): 'good' | 'failed' | 'refused' {
  if (!isExpected) return 'refused'
  return (error !== null && error !== 'request.cancelled') || (status ?? 0) >= 400 ? 'failed' : 'good'
}
