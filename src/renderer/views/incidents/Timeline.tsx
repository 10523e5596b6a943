import type { TimelineEntry } from '../../../shared/model/incident'
import { incidentsText, timelineWords } from '../../../shared/text/en/incidents'
import { clockWords, momentWords } from '../../../shared/text/en/time'
import styles from './IncidentDrawer.module.css'

/** The story of an incident, the newest line first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <section>
      <h3>{incidentsText.timeline}</h3>
      <ol className={styles.timeline}>
        {entries
          .map((entry, index) => ({ entry, index }))
          .toReversed()
          .map(({ entry, index }) => (
            <li key={index}>
              <time dateTime={new Date(entry.at).toISOString()} title={momentWords(entry.at)}>
                {clockWords(entry.at)}
              </time>
              <span>
                {timelineWords(entry)}
                {entry.note !== null && <q>{entry.note}</q>}
              </span>
              <span className={styles.quiet}>{entry.by ?? incidentsText.rulesDid}</span>
            </li>
          ))}
      </ol>
    </section>
  )
}
