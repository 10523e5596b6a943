import { Button } from '@fluentui/react-components'
import type { AlertSettings, Firing, ReplayReport } from '../../../shared/model/alert-settings'
import { dialogText } from '../../../shared/text/en/dialog'
import { incidentTypeWords } from '../../../shared/text/en/incidents'
import { rulesText } from '../../../shared/text/en/rules'
import { momentWords } from '../../../shared/text/en/time'
import { useReplay } from '../../queries/rules'
import { useTenants } from '../../queries/tenants'
import { ErrorNotice } from '../../ui/ErrorNotice'
import screen from '../../ui/screen.module.css'
import styles from './RulesView.module.css'

/** Tries the rules as they stand on the screen on the last 30 days, beside today's. */
export function ReplayPanel({ settings, isValid }: { settings: AlertSettings; isValid: boolean }) {
  const { run, done, cancel } = useReplay()
  const isCancelled = run.error?.failure.code === 'request.cancelled'
  return (
    <section className={styles.replay} aria-label={rulesText.replay}>
      <div className={styles.bar}>
        <Button disabled={run.isPending || !isValid} onClick={() => run.mutate(settings)}>
          {rulesText.replay}
        </Button>
        {run.isPending && (
          <>
            <progress value={done} max={1} aria-label={rulesText.replay} />
            <span role="status">{rulesText.replaying(Math.floor(done * 100))}</span>
            <Button onClick={cancel}>{dialogText.cancel}</Button>
          </>
        )}
        {isCancelled && <span role="status">{rulesText.cancelled}</span>}
      </div>
      {run.error !== null && !isCancelled && <ErrorNotice failure={run.error.failure} />}
      {run.data !== undefined && !run.isPending && <Report report={run.data} />}
    </section>
  )
}

function Report({ report }: { report: ReplayReport }) {
  const { today, changed, rooms, from, unwatched, added, dropped } = report
  const { tenants } = useTenants()
  const nameOf = (key: string) =>
    tenants.find(({ tenant }) => tenant.tenantKey === key)?.tenant.displayName ?? key
  return (
    <div role="status">
      <p className={styles.result}>{rulesText.result(changed.told, today.told)}</p>
      <p>{rulesText.resultLow(changed.low, today.low)}</p>
      <Firings title={rulesText.added} firings={added} />
      <Firings title={rulesText.dropped} firings={dropped} />
      <p className={screen.quiet}>
        {rulesText.judged(rooms, momentWords(from))} {rulesText.honest}
      </p>
      {unwatched.map(({ tenantKey, ms }) => (
        <p key={tenantKey} className={screen.quiet}>
          {rulesText.unwatched(nameOf(tenantKey), ms)}
        </p>
      ))}
    </div>
  )
}

function Firings({ title, firings }: { title: string; firings: readonly Firing[] }) {
  if (firings.length === 0) return null
  return (
    <details>
      <summary>
        {title} ({firings.length})
      </summary>
      <ul>
        {firings.map(({ at, type, name, site, tenantKey }) => (
          <li key={`${at} ${type} ${tenantKey} ${site} ${name}`}>
            {momentWords(at)}: {incidentTypeWords[type]}, {[name, site].filter(Boolean).join(', ')}
          </li>
        ))}
      </ul>
    </details>
  )
}
