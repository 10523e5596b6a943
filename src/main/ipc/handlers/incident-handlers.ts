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
    'incidents.acknowledge': ({ incidentIds, reason }) => alerts.acknowledge(incidentIds, reason),
    'incidents.snooze': ({ incidentIds, choice }) => alerts.snooze(incidentIds, choice),
    'incidents.unsnooze': ({ incidentIds }) => alerts.unsnooze(incidentIds),
    'incidents.note': ({ incidentId, text }) => alerts.note(incidentId, text),
    async 'incidents.previewSilence'({ matcher }) {
      return succeed(await alerts.previewSilence(matcher))
    },
    'incidents.silence': ({ matcher, hours, comment }) => alerts.silence(matcher, hours, comment),
    async 'incidents.listSilences'() {
      return succeed(alerts.listSilences())
    },
    'incidents.endSilence': ({ silenceId }) => alerts.endSilence(silenceId),
  }
}
