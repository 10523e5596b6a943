import { fail, succeed } from '../../../shared/errors'
import { appWideKey } from '../../../shared/ipc/revision'
import type { AlertService } from '../../alerts/alert-service'
import { exportIncidents } from '../../alerts/incident-export'
import type { MaintenanceDesk } from '../../alerts/maintenance-desk'
import type { FileChooser } from '../../diagnostics/file-chooser'
import { datedFileName, saveList } from '../../diagnostics/save-text'
import { handoverOf } from '../../domain/handover'
import type { Clock } from '../../lib/clock'
import type { ChangeFeed } from '../../store/change-feed'
import type { Handlers } from '../handler'

type IncidentHandlers = Pick<Handlers, Extract<keyof Handlers, `incidents.${string}`>>

interface IncidentHandlerParts {
  alerts: AlertService
  maintenance: MaintenanceDesk
  feed: ChangeFeed
  clock: Clock
  files: FileChooser
  /** What a tenant is called; null for what concerns all of them. */
  nameOf: (tenantKey: string) => string | null
}

/** Incidents, what people do to them, and silences. */
export function incidentHandlers(parts: IncidentHandlerParts): IncidentHandlers {
  const { alerts, maintenance, feed, clock, files, nameOf } = parts
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
    'incidents.giveBack': ({ incidentIds }) => alerts.desk.giveBack(incidentIds),
    'incidents.note': ({ incidentId, text }) => alerts.desk.note(incidentId, text),
    async 'incidents.previewSilence'({ matcher }) {
      return succeed(await alerts.silences.preview(matcher))
    },
    'incidents.silence': (order) => alerts.silences.add(order),
    'incidents.changeSilence': ({ silenceId, order }) => alerts.silences.change(silenceId, order),
    async 'incidents.listSilences'() {
      return succeed(await alerts.silences.list())
    },
    async 'incidents.handover'({ shiftHours }) {
      const incidents = alerts.list().flatMap(({ incidentId }) => alerts.read(incidentId) ?? [])
      const silences = await alerts.silences.list()
      return succeed(handoverOf(incidents, silences, await maintenance.list(), shiftHours, clock.now()))
    },
    async 'incidents.exportList'({ incidentIds }) {
      const known = new Map(alerts.list().map((incident) => [incident.incidentId, incident]))
      const chosen = incidentIds.flatMap((incidentId) => known.get(incidentId) ?? [])
      const name = datedFileName('incidents', clock.now(), 'csv')
      return saveList(files, name, chosen, (incidents) => exportIncidents(incidents, nameOf))
    },
    'incidents.endSilence': ({ silenceId }) => alerts.silences.end(silenceId),
  }
}
