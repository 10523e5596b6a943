import { z } from 'zod'
import { BusinessHours, TimeOfDay } from './business-hours'
import { type Channel, ChannelId } from './channel'
import { IncidentType, Severity, Urgency } from './incident'
import { TenantKey } from './tenant'

/** A digest as the operator describes it (alerting rule R13). */
export const DigestDraft = z.object({
  name: z.string().trim().min(1).max(60),
  isOn: z.boolean(),
  /** Of whom it tells; null = all. */
  match: z.object({
    group: z.string().nullable(),
    tenantKey: TenantKey.nullable(),
    site: z.string().nullable(),
  }),
  channels: z.array(ChannelId).max(50),
  /** Sent at this time on these days (1 = Monday ... 7 = Sunday), by the clock of `hours.zone`. */
  at: TimeOfDay,
  days: z.array(z.number().int().min(1).max(7)).min(1),
  /** Minutes down count within these hours by each room's own clock; its zone stands in where a room's is not known. */
  hours: BusinessHours,
  sendsWhenQuiet: z.boolean(),
})
export type DigestDraft = z.infer<typeof DigestDraft>

export const DigestId = z.string().min(1).max(60).brand<'DigestId'>()
export type DigestId = z.infer<typeof DigestId>

/** A digest and how far it has come; times are epoch ms. */
export const Digest = DigestDraft.extend({
  digestId: DigestId,
  /** The last moment of its schedule that was dealt with. */
  handledAt: z.number(),
  /** What happened before was told; null = nothing yet. */
  coveredUntil: z.number().nullable(),
  sentAt: z.number().nullable(),
})
export type Digest = z.infer<typeof Digest>

/** A row of the list. */
export const ListedDigest = Digest.extend({
  /** Null while it is off. */
  nextAt: z.number().nullable(),
  /** How many tenants it tells of. */
  tenants: z.number(),
})
export type ListedDigest = z.infer<typeof ListedDigest>

/** May a digest go there? It is a text for people or a record for machines: nothing to ring or to page with. */
export function takesDigests({ settings }: Pick<Channel, 'settings'>): boolean {
  return settings.kind === 'chat' || settings.kind === 'webhook' || settings.kind === 'mail'
}

/** Why nobody is told of an incident that is not over. */
const MutedBy = z.enum(['maintenance', 'silence', 'snooze'])

/** The report with its times in one form: epoch ms inside of the product, ISO texts on the wire. */
function reportWith<M extends z.ZodType>(moment: M) {
  const line = z.object({
    incidentId: z.string(),
    type: IncidentType,
    severity: Severity,
    urgency: Urgency,
    title: z.string(),
    tenant: z.string().nullable(),
    site: z.string().nullable(),
    room: z.string().nullable(),
    owner: z.string().nullable(),
    firstBadAt: moment,
    resolvedAt: moment.nullable(),
    /** It began, or came back, in the time this covers. */
    isNew: z.boolean(),
    mutedBy: MutedBy.nullable(),
    mutedUntil: moment.nullable(),
  })
  return z.object({
    name: z.string(),
    isTest: z.boolean(),
    /** The time it covers, and when it was due: `until` is later where the computer slept. */
    from: moment,
    until: moment,
    dueAt: moment,
    /** IANA; the clock that words in it go by. */
    zone: z.string(),
    /** Business hours lost by rooms that were offline or critical, in whole minutes. */
    minutesDown: z.number().int(),
    rooms: z.number().int(),
    roomsDown: z.number().int(),
    worstRooms: z.array(
      z.object({
        tenant: z.string(),
        site: z.string().nullable(),
        room: z.string(),
        minutesDown: z.number().int(),
      }),
    ),
    /** Business minutes in which nobody watched a tenant: they count as neither up nor down. */
    unwatched: z.array(z.object({ tenant: z.string(), minutes: z.number().int() })),
    counts: z.object({
      open: z.number().int(),
      openLow: z.number().int(),
      begun: z.number().int(),
      cleared: z.number().int(),
      muted: z.number().int(),
    }),
    /** The worst first; at most fifty of each. */
    open: z.array(line),
    cleared: z.array(line),
    muted: z.array(line),
    /** Silences and maintenance in force, with how many incidents each mutes now and has hidden since it began. */
    hiding: z.array(
      z.object({
        kind: z.enum(['silence', 'maintenance']),
        title: z.string(),
        until: moment,
        mutes: z.number().int(),
        hid: z.number().int(),
      }),
    ),
    /** The soonest first. */
    expiring: z.array(
      z.object({
        kind: z.enum([
          'credential',
          'acknowledgement',
          'snooze',
          'silence',
          'maintenanceBegins',
          'maintenanceEnds',
        ]),
        at: moment,
        title: z.string(),
      }),
    ),
  })
}

/** What a digest says, complete: it can be sent after a restart as it is. */
export const DigestReport = reportWith(z.number())
export type DigestReport = z.infer<typeof DigestReport>
export type DigestLine = DigestReport['open'][number]

/** The same as the generic webhook sends it. */
export const WebhookDigest = reportWith(z.iso.datetime())
export type WebhookDigest = z.infer<typeof WebhookDigest>

/** Nothing happened and nothing stands: one line says so. */
export function isQuietDay({ counts, minutesDown, unwatched, hiding, expiring }: DigestReport): boolean {
  const { open, begun, cleared, muted } = counts
  return (
    open + begun + cleared + muted + minutesDown === 0 &&
    unwatched.length + hiding.length + expiring.length === 0
  )
}
