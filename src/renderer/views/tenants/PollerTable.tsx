import type { HealthLevel } from '../../../shared/model/room-health'
import type { WorkloadState, WorkloadStatus } from '../../../shared/model/tenant-status'
import { describeFailure } from '../../../shared/text/en/errors'
import { tenantsText, workloadStateWords, workloadWords } from '../../../shared/text/en/tenants'
import { durationWords } from '../../../shared/text/en/time'
import { ListTable } from '../../ui/ListTable'
import { Ago, Soon } from '../../ui/Since'
import { StateBadge } from '../../ui/StateBadge'
import screen from '../../ui/screen.module.css'
import styles from './TenantsView.module.css'

const stateLevels: Record<WorkloadState, HealthLevel> = {
  waiting: 'restarting',
  live: 'healthy',
  late: 'degraded',
  throttled: 'degraded',
  forbidden: 'critical',
  failing: 'critical',
  unavailable: 'unknown',
  paused: 'maintenance',
}

/** What is read of a tenant: how often, how fresh, when next, and what is wrong in words. */
export function PollerTable({ workloads }: { workloads: readonly WorkloadStatus[] }) {
  return (
    <ListTable
      columns={[
        tenantsText.poller,
        tenantsText.pollerState,
        tenantsText.pollerEvery,
        tenantsText.pollerLastGood,
        tenantsText.pollerNext,
        tenantsText.pollerSubjects,
      ]}
    >
      {workloads.map(({ workload, state, everyMs, lastGoodAt, nextAt, subjects, error }) => {
        const words = error === null ? null : describeFailure(error)
        return (
          <tr key={workload}>
            <th scope="row">{workloadWords[workload]}</th>
            <td>
              <StateBadge level={stateLevels[state]} word={workloadStateWords[state]} hint="" />
              {words !== null && (
                <span className={styles.fault}>
                  {words.happened} {words.whoCanFix}: {words.fix} {words.detail}
                </span>
              )}
            </td>
            <td className={screen.number}>{durationWords(everyMs)}</td>
            <td className={screen.number}>
              {lastGoodAt === null ? tenantsText.pollerNever : <Ago at={lastGoodAt} />}
            </td>
            <td className={screen.number}>{nextAt !== null && <Soon at={nextAt} />}</td>
            <td className={screen.number}>{subjects.toLocaleString('en')}</td>
          </tr>
        )
      })}
    </ListTable>
  )
}
