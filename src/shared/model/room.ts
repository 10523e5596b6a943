import { z } from 'zod'
import { Account } from './account'
import { Device, DeviceHealth, DeviceHealthStatus, DeviceId, DeviceType } from './device'
import { Place } from './place'
import { HealthLevel, Reason, RoomHealth, Suspicion } from './room-health'
import { TenantKey } from './tenant'

/** Local surrogate of a room; Graph's ids are its aliases. */
export const RoomId = z.string().min(1).brand<'RoomId'>()
export type RoomId = z.infer<typeof RoomId>

/** A Graph id by which a room is known: Entra account id, placeId, mail address (lower-case) or device id. */
export const RoomAlias = z.object({
  kind: z.enum(['account', 'place', 'mail', 'device']),
  value: z.string().min(1),
  roomId: RoomId,
})
export type RoomAlias = z.infer<typeof RoomAlias>

/** What a room is made of: a full join, or one leg that found no partner (shown, never dropped). */
export const RoomKind = z.enum(['room', 'sharedDevice', 'deviceOnly', 'placeOnly', 'accountOnly'])
export type RoomKind = z.infer<typeof RoomKind>

/** What names and places a room, wherever it is shown. */
const RoomPlacement = z.object({
  roomId: RoomId,
  tenantKey: TenantKey,
  kind: RoomKind,
  name: z.string(),
  /** Group on the wall: the building, else the city, else null ("no site"). */
  site: z.string().nullable(),
  city: z.string().nullable(),
  floor: z.string().nullable(),
  /** Orders floors within a site. */
  floorNumber: z.number().nullable(),
})

/** Who a room is: the result of the join, without its state. */
export const RoomIdentity = RoomPlacement.extend({
  capacity: z.number().nullable(),
  accountId: z.string().nullable(),
  mail: z.string().nullable(),
  placeId: z.string().nullable(),
  deviceIds: z.array(DeviceId),
})
export type RoomIdentity = z.infer<typeof RoomIdentity>

/** What a tile needs; one row of the wall. */
export const RoomSummary = RoomPlacement.extend({
  level: HealthLevel,
  since: z.number().nullable(),
  suspicion: Suspicion.nullable(),
  /** The worst reason, for the tile's second line; null when all is well. */
  headline: Reason.nullable(),
  devices: z.array(z.object({ deviceId: DeviceId, type: DeviceType, healthStatus: DeviceHealthStatus })),
  /** Make and model of the room's computer (or only device). */
  model: z.string().nullable(),
  isInCall: z.boolean().nullable(),
  /** Marked as very important by somebody at this console (alerting rules R1, R20). */
  isVip: z.boolean().default(false),
  /** Epoch ms of the last good sample when it is older than the tenant's presence sweep; null = as fresh as the sweep. */
  asOf: z.number().nullable(),
})
export type RoomSummary = z.infer<typeof RoomSummary>

/** Everything the drawer shows. */
export const RoomDetail = z.object({
  identity: RoomIdentity,
  health: RoomHealth,
  devices: z.array(
    Device.extend({
      health: DeviceHealth.nullable(),
      listReadAt: z.number().nullable(),
      healthReadAt: z.number().nullable(),
    }),
  ),
  isVip: z.boolean(),
  account: Account.nullable(),
  place: Place.nullable(),
  presence: z.object({ availability: z.string(), activity: z.string(), readAt: z.number() }).nullable(),
})
export type RoomDetail = z.infer<typeof RoomDetail>

/** One stretch of the history strip; `soft` stretches were never believed. `gap` = nobody was watching. */
export const HistorySpan = z.object({
  from: z.number(),
  until: z.number(),
  level: z.union([HealthLevel, z.literal('gap')]),
  isSoft: z.boolean(),
})
export type HistorySpan = z.infer<typeof HistorySpan>
