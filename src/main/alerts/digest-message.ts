import type { DigestReport } from '../../shared/model/digest'
import type { Notification } from '../../shared/model/notification'
import { digestIntro, digestTitle } from '../../shared/text/en/digest'

/** A digest as the message that brings it. */
export function digestMessage(report: DigestReport, idempotencyKey: string, at: number): Notification {
  return {
    idempotencyKey,
    kind: 'digest',
    at,
    urgency: 'low',
    title: digestTitle(report),
    body: digestIntro(report),
    incidents: [],
    digest: report,
  }
}
