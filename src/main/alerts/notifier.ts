import type { Outcome } from '../../shared/errors'
import type { IncidentId, Urgency } from '../../shared/model/incident'

/** A message as a person reads it. */
export interface Message {
  /** The same for the same message; a receiver that deduplicates goes by it. */
  idempotencyKey: string
  title: string
  body: string
  urgency: Urgency
  /** What to open when somebody presses it. */
  incidentId: IncidentId | null
}

/** A way to tell people. A message it accepted counts as told. */
export interface Notifier {
  send(message: Message): Promise<Outcome<void>>
}
