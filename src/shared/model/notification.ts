import { z } from 'zod'
import { ChannelId } from './channel'
import { DigestReport } from './digest'
import { FailureSchema } from './failure'
import { IncidentId, IncidentState, IncidentType, Severity, Urgency } from './incident'
import { Contact } from './site-contact'
import { TenantKey } from './tenant'

/** Why something is sent. */
export const NotificationKind = z.enum([
  'opened',
  'worsened',
  'repeat',
  'acknowledged',
  'escalated',
  'recovered',
  'closed',
  'summary',
  'digest',
  'test',
])
export type NotificationKind = z.infer<typeof NotificationKind>

/** An incident as a message tells of it; times are epoch ms. */
export const ToldIncident = z.object({
  incidentId: IncidentId,
  /** The same for the same trouble on every console that watches the tenant, and for its relapses. */
  dedupKey: z.string(),
  type: IncidentType,
  severity: Severity,
  urgency: Urgency,
  state: IncidentState,
  title: z.string(),
  advice: z.string(),
  tenantName: z.string().nullable(),
  directoryId: z.string().nullable(),
  site: z.string().nullable(),
  room: z.string().nullable(),
  subject: z.string(),
  owner: z.string().nullable(),
  firstBadAt: z.number(),
  hardAt: z.number(),
  resolvedAt: z.number().nullable(),
  relapses: z.number(),
  contacts: z.array(Contact),
})
export type ToldIncident = z.infer<typeof ToldIncident>

/** A message as a whole, fit for every channel and complete: it can be sent after a restart as it is. */
export const Notification = z.object({
  /** The same for the same message; a receiver that deduplicates goes by it. */
  idempotencyKey: z.string(),
  kind: NotificationKind,
  at: z.number(),
  urgency: Urgency,
  title: z.string(),
  body: z.string(),
  incidents: z.array(ToldIncident),
  /** Of a digest: everything it says. */
  digest: DigestReport.optional(),
})
export type Notification = z.infer<typeof Notification>

/**
 * How a message to one channel stands.
 *
 *   waiting -> sending -> delivered
 *      ^          |-> waiting     (may be tried again: refused for now, or the receiver deduplicates)
 *      |          |-> uncertain   (nobody knows whether it arrived, and a second one would be shown twice)
 *      |          \-> dead        (refused for good, or tried for too long)
 *      \---- uncertain, dead, when a person says so; or -> discarded
 */
const DeliveryState = z.enum(['waiting', 'sending', 'delivered', 'uncertain', 'dead', 'discarded'])

export const Delivery = z.object({
  deliveryId: z.string(),
  channelId: ChannelId,
  tenantKey: TenantKey,
  notification: Notification,
  state: DeliveryState,
  attempts: z.number().int(),
  queuedAt: z.number(),
  /** Not before. */
  nextAt: z.number(),
  error: FailureSchema.nullable(),
})
export type Delivery = z.infer<typeof Delivery>

/** A message that did not arrive, or may not have: listed until somebody sends it again or lets it go. */
export const DeadLetter = z.object({
  deliveryId: z.string(),
  channelId: ChannelId,
  title: z.string(),
  state: z.enum(['uncertain', 'dead']),
  queuedAt: z.number(),
  attempts: z.number(),
  error: FailureSchema.nullable(),
})
export type DeadLetter = z.infer<typeof DeadLetter>
