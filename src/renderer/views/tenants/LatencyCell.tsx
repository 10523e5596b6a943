import type { DetectionLatency } from '../../../shared/model/detection-latency'
import { exactDurationWords } from '../../../shared/text/en/time'
import { latencyText } from '../../../shared/text/en/unplug'
import styles from './TenantTable.module.css'
import { latencyMs } from './tenant-columns'

/** Within which time 95 of 100 offline rooms were found, as this tenant's own incidents say. */
export function LatencyCell({ latency }: { latency: DetectionLatency | undefined }) {
  const ms = latencyMs(latency)
  if (latency === undefined || ms === null) {
    return <td title={latencyText.none}>{latencyText.notMeasured}</td>
  }
  const { measured, unwatched } = latency
  return (
    <td
      title={`${latencyText.ofTenants(latency.told !== null)} ${latencyText.measured(measured, unwatched)}`}
    >
      {exactDurationWords(ms)}
      <span className={styles.fault}>{latencyText.incidents(measured)}</span>
    </td>
  )
}
