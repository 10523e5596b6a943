import { fail, succeed } from '../../../shared/errors'
import { appWideKey } from '../../../shared/ipc/revision'
import type { AlertService } from '../../alerts/alert-service'
import type { ChangeFeed } from '../../store/change-feed'
import type { Handlers } from '../handler'

type IncidentHandlers = Pick<Handlers, Extract<keyof Handlers, `incidents.${string}`>>

/** Incidents, what people do to them, and silences. */
export function incidentHandlers(alerts: AlertService, feed: ChangeFeed): IncidentHandlers {
  return {
    async 'incidents.list'() {
      return succeed({ incidents: alerts.list(), ...feed.revision('incidents.changed', appWideKey) })
    },
    async 'incidents.read'({ incidentId }) {
      const incident = alerts.read(incidentId)
      return incident ? succeed(incident) : fail('request.notFound')
    },
    'incidents.acknowledge': ({ incidentIds, reason }) => alerts.desk.acknowledge(incidentIds, reason),
    'incidents.snooze': ({ incidentIds, choice }) => alerts.desk.snooze(incidentIds, choice),
    'incidents.unsnooze': ({ incidentIds }) => alerts.desk.unsnooze(incidentIds),
    'incidents.note': ({ incidentId, text }) => alerts.desk.note(incidentId, text),
    async 'incidents.previewSilence'({ matcher }) {
      return succeed(await alerts.silences.preview(matcher))
    },
    'incidents.silence': ({ matcher, hours, comment }) => alerts.silences.add(matcher, hours, comment),
    async 'incidents.listSilences'() {
      return succeed(await alerts.silences.list())
    },
    'incidents.endSilence': ({ silenceId }) => alerts.silences.end(silenceId),
  }
}
