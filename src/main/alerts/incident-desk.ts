import { fail, type Outcome, succeed } from '../../shared/errors'
import type { Incident, IncidentId, SnoozeChoice } from '../../shared/model/incident'
import type { TenantKey } from '../../shared/model/tenant'
import type { AlertRules } from '../domain/alert-rules'
import { acknowledge, type Deed, giveBack, note, snooze, wake } from '../domain/incident-handling'
import type { IncidentBook } from './incident-book'

interface IncidentDeskParts {
  book: IncidentBook
  rules: (tenantKey: TenantKey) => AlertRules
  /** The operator, for the incidents' stories. */
  userName: string
  /** IANA zone of this computer: "next business day" is that of whoever sits here. */
  zone: string
}

/** What people do to incidents: taking them on, putting them off, writing notes. */
export class IncidentDesk {
  constructor(private readonly parts: IncidentDeskParts) {}

  /** Takes incidents on. `request.invalid` when one is of high urgency and no reason is given (alerting rule R14). */
  acknowledge(incidentIds: readonly IncidentId[], reason: string | null): Promise<Outcome<null>> {
    const { book, rules } = this.parts
    const isUrgent = incidentIds.some((incidentId) => book.read(incidentId)?.urgency === 'high')
    if (isUrgent && reason === null) {
      return Promise.resolve(fail('request.invalid', { params: { field: 'reason' } }))
    }
    return this.handle(incidentIds, (incident, deed) =>
      acknowledge(incident, reason, deed, rules(incident.tenantKey)),
    )
  }

  snooze(incidentIds: readonly IncidentId[], choice: SnoozeChoice): Promise<Outcome<null>> {
    return this.handle(incidentIds, (incident, deed) => snooze(incident, choice, deed, this.parts.zone))
  }

  unsnooze(incidentIds: readonly IncidentId[]): Promise<Outcome<null>> {
    return this.handle(incidentIds, (incident, deed) =>
      incident.state === 'snoozed' ? wake(incident, deed) : incident,
    )
  }

  /** Nobody has them any more: an acknowledgement that was a mistake, or the end of a shift. */
  giveBack(incidentIds: readonly IncidentId[]): Promise<Outcome<null>> {
    return this.handle(incidentIds, giveBack)
  }

  note(incidentId: IncidentId, text: string): Promise<Outcome<null>> {
    return this.handle(
      [incidentId],
      (incident, deed) => note(incident, text, deed, this.parts.rules(incident.tenantKey)),
      true,
    )
  }

  /** Does something to unresolved incidents, resolved ones too where that makes sense, and tells the window. */
  private async handle(
    incidentIds: readonly IncidentId[],
    act: (incident: Incident, deed: Deed) => Incident,
    alsoResolved = false,
  ): Promise<Outcome<null>> {
    const { book, userName } = this.parts
    let outcome: Outcome<null> = fail('request.notFound')
    await book.inLine(async () => {
      const before = book.state.incidents
      const changed = book.change(incidentIds, (incident, now) =>
        incident.state === 'resolved' && !alsoResolved ? incident : act(incident, { by: userName, now }),
      )
      if (changed.length === 0) return
      const saved = await book.commit({ changed, forgotten: [], memory: [], notices: [] }, before)
      outcome = saved.ok ? succeed(null) : saved
    })
    return outcome
  }
}
