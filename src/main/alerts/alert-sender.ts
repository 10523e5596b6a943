import type { Incident, TimelineEvent } from '../../shared/model/incident'
import { noticeText } from '../../shared/text/en/incidents'
import type { Notice } from '../domain/alert-state'
import type { Logger } from '../lib/logger'
import type { SendIntent, SendOutcome } from '../store/incident-store'
import type { Store } from '../store/store'
import type { Notifier } from './notifier'

export interface AlertSenderParts {
  store: Store
  notifier: Notifier
  logger: Logger
  tenantName: (notice: Notice) => string | null
  /** Writes a line into the incidents of a message that did not simply arrive, and returns them. */
  noteDelivery: (intent: SendIntent, event: TimelineEvent, params: Incident['params']) => Incident[]
}

/** The journal's row of a message. */
export function intentOf({ idempotencyKey, tenantKey, at, incidents }: Notice): SendIntent {
  return { idempotencyKey, tenantKey, at, incidentIds: incidents.map(({ incidentId }) => incidentId) }
}

/** Sends messages one after another, each already journalled, and notes how each ended. */
export class AlertSender {
  private sending: Promise<void> = Promise.resolve()

  constructor(private readonly parts: AlertSenderParts) {}

  send(notices: readonly Notice[]): void {
    for (const notice of notices) {
      this.sending = this.sending.then(() =>
        this.sendOne(notice).catch((bug) => this.parts.logger.error('Sending a message threw', { bug })),
      )
    }
  }

  /** Resolves when every message given so far has been sent. */
  idle(): Promise<void> {
    return this.sending
  }

  /** Messages of the last run of which nobody knows whether they left: said so in their incidents, never sent twice. */
  async settleUnfinished(): Promise<void> {
    for (const intent of await this.parts.store.incidents.unfinishedSends()) {
      await this.finish(intent, 'uncertain', this.parts.noteDelivery(intent, 'deliveryUncertain', {}))
    }
  }

  private async sendOne(notice: Notice): Promise<void> {
    const { notifier, tenantName, noteDelivery, logger } = this.parts
    const [first] = notice.incidents
    const sent = await notifier.send({
      idempotencyKey: notice.idempotencyKey,
      ...noticeText(notice, tenantName(notice)),
      urgency: first?.urgency ?? 'high',
      incidentId: first?.incidentId ?? null,
    })
    const intent = intentOf(notice)
    if (sent.ok) return this.finish(intent, 'sent', [])
    logger.warn('A message was not delivered', { key: notice.idempotencyKey, error: sent.error })
    return this.finish(intent, 'failed', noteDelivery(intent, 'deliveryFailed', { code: sent.error.code }))
  }

  private async finish(
    intent: SendIntent,
    outcome: SendOutcome,
    incidents: readonly Incident[],
  ): Promise<void> {
    const noted = await this.parts.store.incidents.finishSend(intent, outcome, incidents)
    if (!noted.ok) this.parts.logger.warn('The end of a message was not stored', { error: noted.error })
  }
}
