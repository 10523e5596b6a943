import { z } from 'zod'
import { WebhookDigest } from './digest'
import { IncidentState, IncidentType, Severity, Urgency } from './incident'
import { NotificationKind } from './notification'
import { Contact } from './site-contact'

const moment = z.iso.datetime()

/** What the generic webhook sends: its schema is part of the product's word (see decisions/0019). */
export const WebhookEvent = z.object({
  version: z.literal(1),
  /** The same as the header `Idempotency-Key`. */
  id: z.string(),
  event: NotificationKind,
  /** When the console decided to send it. */
  sentAt: moment,
  title: z.string(),
  text: z.string(),
  /** One, or none in a test and in a digest. */
  incidents: z.array(
    z.object({
      incidentId: z.string(),
      dedupKey: z.string(),
      type: IncidentType,
      severity: Severity,
      urgency: Urgency,
      state: IncidentState,
      title: z.string(),
      advice: z.string(),
      tenant: z.string().nullable(),
      directoryId: z.string().nullable(),
      site: z.string().nullable(),
      room: z.string().nullable(),
      subject: z.string(),
      owner: z.string().nullable(),
      firstBadAt: moment,
      believedAt: moment,
      resolvedAt: moment.nullable(),
      relapses: z.number().int(),
      contacts: z.array(Contact),
      links: z.array(z.object({ title: z.string(), url: z.url() })),
    }),
  ),
  /** With the event `digest` only. */
  digest: WebhookDigest.optional(),
})
export type WebhookEvent = z.infer<typeof WebhookEvent>
