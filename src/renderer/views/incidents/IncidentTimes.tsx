import type { Incident } from '../../../shared/model/incident'
import { incidentsText } from '../../../shared/text/en/incidents'
import { momentWords } from '../../../shared/text/en/time'
import layout from '../../ui/facts.module.css'

/** Measured latency: last good, first bad, believed, told. */
export function IncidentTimes({ incident }: { incident: Incident }) {
  const { lastGoodAt, firstBadAt, hardAt, toldAt, resolvedAt, urgency } = incident
  const untold = urgency === 'low' ? incidentsText.toldLow : incidentsText.toldNobody
  return (
    <section>
      <h3>{incidentsText.facts}</h3>
      <dl className={layout.facts}>
        <dt>{incidentsText.lastGood}</dt>
        <dd title={incidentsText.betweenHint}>
          {lastGoodAt === null ? incidentsText.notKnown : momentWords(lastGoodAt)}
        </dd>
        <dt>{incidentsText.firstBad}</dt>
        <dd title={incidentsText.betweenHint}>{momentWords(firstBadAt)}</dd>
        <dt>{incidentsText.hard}</dt>
        <dd>{momentWords(hardAt)}</dd>
        <dt>{incidentsText.told}</dt>
        <dd>{toldAt === null ? untold : momentWords(toldAt)}</dd>
        {resolvedAt !== null && (
          <>
            <dt>{incidentsText.resolvedAt}</dt>
            <dd>{momentWords(resolvedAt)}</dd>
          </>
        )}
      </dl>
    </section>
  )
}
