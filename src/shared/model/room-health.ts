import { z } from 'zod'

/**
 * A room's state. `accountReachable` is not `healthy`: presence is the account's, and without compute
 * evidence younger than 15 min nothing is known of the device itself (alerting rule R7).
 */
export const HealthLevel = z.enum([
  'offline',
  'critical',
  'degraded',
  'unknown',
  'restarting',
  'maintenance',
  'accountReachable',
  'healthy',
])
export type HealthLevel = z.infer<typeof HealthLevel>

/** Nothing in any state; copied by whoever counts. */
export const noneByLevel: Readonly<Record<HealthLevel, number>> = {
  offline: 0,
  critical: 0,
  degraded: 0,
  unknown: 0,
  restarting: 0,
  maintenance: 0,
  accountReachable: 0,
  healthy: 0,
}

/** Worst first: the order of the problem strip and of every list (alerting rule R23). */
export const healthOrder = {
  offline: 0,
  critical: 1,
  degraded: 2,
  unknown: 3,
  restarting: 4,
  maintenance: 5,
  accountReachable: 6,
  healthy: 7,
} as const satisfies Record<HealthLevel, number>

export const ReasonSource = z.enum([
  'presence',
  'deviceList',
  'deviceHealth',
  'account',
  'place',
  'action',
  'tenant',
])
export type ReasonSource = z.infer<typeof ReasonSource>

export const ReasonCode = z.enum([
  'presenceOffline', // {availability}
  'presenceReachable', // {availability, activity}
  'presenceUnknown', // {why}
  'presenceDoubted', // {until?}
  'presenceSuspect', // {bad, needed}
  'computeOffline', // {device}
  'computeHealthy', // {device}
  'computeEvidenceOld', // {device}
  'noComputeEvidence',
  'deviceOffline', // {device, deviceType}
  'deviceCritical', // {device}
  'deviceNonUrgent', // {device}
  'peripheralDisconnected', // {device, peripheral, name?}
  'signInDisconnected', // {device, service: teams | exchange | skype}
  'softwareBehind', // {device, software, current, available}
  'sampleStale',
  'notReadYet',
  'permissionMissing', // {permission}
  'serviceFailing', // {code}
  'noAccount',
  'noDevice',
  'licenceMissing',
  'licenceNotForDevices', // {licence}
  'accountDisabled',
  'restarting', // {device}
  'maintenance', // {until, by, comment, underlying}
  'nightlyRestart', // {until}
])
export type ReasonCode = z.infer<typeof ReasonCode>

/** One statement behind a state: which source said what, when, and which rule made it count. */
export const Reason = z.object({
  code: ReasonCode,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  source: ReasonSource,
  /** The sample as Graph said it, shortened, e.g. `availability Offline`. */
  sample: z.string().nullable(),
  /** When the sample was read, epoch ms. */
  at: z.number().nullable(),
  /** Alerting rule or decision that makes this count, e.g. `R7`. */
  rule: z.string().nullable(),
  /** The level this statement alone would give. */
  level: HealthLevel,
})
export type Reason = z.infer<typeof Reason>

/** A state that is not yet believed: bad samples seen, and how many make it hard (alerting rule R1). */
export const Suspicion = z.object({
  level: HealthLevel,
  bad: z.number(),
  needed: z.number(),
  since: z.number(),
})
export type Suspicion = z.infer<typeof Suspicion>

/** The explainable state of a room. `reasons` come worst first; `notKnown` lists what could not be judged. */
export const RoomHealth = z.object({
  level: HealthLevel,
  /** When the level began, epoch ms; null when it was so at first sight. */
  since: z.number().nullable(),
  suspicion: Suspicion.nullable(),
  reasons: z.array(Reason),
  notKnown: z.array(Reason),
})
export type RoomHealth = z.infer<typeof RoomHealth>
