import { z } from 'zod'
import { DeviceId } from './device'
import { RoomId } from './room'
import { TenantKey } from './tenant'

/** What is being worked on: one device, a room, everything at a site, or a whole tenant. */
export const MaintenanceScope = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('device'),
    tenantKey: TenantKey,
    roomId: RoomId,
    deviceId: DeviceId,
    name: z.string(),
  }),
  z.object({ kind: z.literal('room'), tenantKey: TenantKey, roomId: RoomId, name: z.string() }),
  z.object({ kind: z.literal('site'), tenantKey: TenantKey, site: z.string() }),
  z.object({ kind: z.literal('tenant'), tenantKey: TenantKey }),
])
export type MaintenanceScope = z.infer<typeof MaintenanceScope>

/** Monday = 1 to Sunday = 7. */
const Weekday = z.number().int().min(1).max(7)

/** A time of day in minutes after midnight, by the room's own clock. */
const MinuteOfDay = z
  .number()
  .int()
  .min(0)
  .max(24 * 60 - 1)

/** On which days a recurring window begins. Monthly: the nth such weekday, or the last one. */
export const Recurrence = z.discriminatedUnion('every', [
  z.object({ every: z.literal('day') }),
  z.object({ every: z.literal('week'), weekdays: z.array(Weekday).min(1).max(7) }),
  z.object({
    every: z.literal('month'),
    nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal('last')]),
    weekday: Weekday,
  }),
])
export type Recurrence = z.infer<typeof Recurrence>

/**
 * When: one span of time (epoch ms), or again and again between two times of day by each room's own clock. An end that is not
 * after the beginning is on the next day.
 */
export const MaintenanceTime = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('once'), startsAt: z.number(), endsAt: z.number() })
    .refine(({ startsAt, endsAt }) => endsAt > startsAt),
  z.object({
    kind: z.literal('recurring'),
    recurrence: Recurrence,
    fromMinute: MinuteOfDay,
    untilMinute: MinuteOfDay,
  }),
])
export type MaintenanceTime = z.infer<typeof MaintenanceTime>

/** Planned work (alerting rule R19): what it touches is watched on, and nobody is told. */
export const MaintenanceWindow = z.object({
  windowId: z.string().min(1),
  scope: MaintenanceScope,
  time: MaintenanceTime,
  author: z.string(),
  comment: z.string(),
  createdAt: z.number(),
  /** Occurrences that began before this moment are over by it: somebody ended one early. */
  cutAt: z.number().nullable(),
  /** Deleted, but what it covered has its ten minutes yet. */
  deletedAt: z.number().nullable(),
})
export type MaintenanceWindow = z.infer<typeof MaintenanceWindow>

/** As the operator orders it; main adds its own time to what begins now. */
export const MaintenanceOrder = z.object({
  scope: MaintenanceScope,
  when: z.union([
    z.object({ kind: z.literal('for'), hours: z.number().min(0.25).max(72) }),
    /** Until 07:00 tomorrow by the room's own clock. */
    z.object({ kind: z.literal('untilMorning') }),
    MaintenanceTime,
  ]),
  comment: z.string().trim().min(1).max(500),
})
export type MaintenanceOrder = z.infer<typeof MaintenanceOrder>

const Span = z.object({ from: z.number(), until: z.number() })

/** A window as the list shows it. */
export const ListedMaintenance = MaintenanceWindow.extend({
  /** IANA zone that `next` is worked out in; rooms elsewhere go by their own. */
  zone: z.string(),
  isActive: z.boolean(),
  /** The occurrence under way, or the next one; null when there is none any more. */
  next: Span.nullable(),
  rooms: z.number(),
  /** How many incidents it keeps quiet now. */
  muted: z.number(),
  /** How many went under it or other work there since it was planned, in the last 30 days at most. */
  hid: z.number(),
})
export type ListedMaintenance = z.infer<typeof ListedMaintenance>

/** What an order would mean. */
export const MaintenancePreview = z.object({
  zone: z.string(),
  /** False when the place says nothing of its zone and this computer's stands in. */
  isZoneKnown: z.boolean(),
  next: z.array(Span),
  rooms: z.number(),
})
export type MaintenancePreview = z.infer<typeof MaintenancePreview>

/** Microsoft's nightly update window by each room's own clock: what goes offline in it is restarting for a while (R19). */
export const RestartWindow = z.object({
  isOn: z.boolean(),
  fromMinute: MinuteOfDay,
  untilMinute: MinuteOfDay,
  patienceMinutes: z.number().int().min(5).max(120),
})
export type RestartWindow = z.infer<typeof RestartWindow>

export const defaultRestartWindow: RestartWindow = {
  isOn: true,
  fromMinute: 0,
  untilMinute: 5 * 60,
  patienceMinutes: 20,
}

/** A site's clock as somebody set it, where its address does not tell. */
export const SiteZone = z.object({ tenantKey: TenantKey, site: z.string(), zone: z.string() })
export type SiteZone = z.infer<typeof SiteZone>
