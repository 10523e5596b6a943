import { z } from 'zod'
import { IncidentType, SilenceMatcher, Urgency } from './incident'
import { TenantKey } from './tenant'

/** Incidents that cannot be ruled out: they say that nobody is watching, and mute what follows from that. */
const fixedTypes = [
  'schedulerSilent',
  'keychainUnavailable',
  'ownNetworkLost',
  'tenantAccessLost',
  'graphDegraded',
  'presenceOutage',
  'credentialExpiring',
] as const satisfies readonly IncidentType[]

/** Incidents that somebody may switch off or give another urgency. */
export const RuledType = IncidentType.exclude(fixedTypes)
export type RuledType = z.infer<typeof RuledType>

export const Threshold = z.enum([
  'downAfterMinutes',
  'siteRooms',
  'sitePercent',
  'flappingSpells',
  'flappingWindowMinutes',
  'flappingQuietMinutes',
  'rolloutRooms',
  'acknowledgedMinutes',
])
export type Threshold = z.infer<typeof Threshold>

/** What each number is unless somebody changes it, and how far it may go. */
export const thresholdLimits: Record<Threshold, { usual: number; least: number; most: number }> = {
  /** Beyond the three bad samples of R1. */
  downAfterMinutes: { usual: 0, least: 0, most: 240 },
  siteRooms: { usual: 3, least: 2, most: 100 },
  sitePercent: { usual: 60, least: 25, most: 100 },
  flappingSpells: { usual: 3, least: 2, most: 20 },
  flappingWindowMinutes: { usual: 60, least: 15, most: 360 },
  flappingQuietMinutes: { usual: 30, least: 5, most: 240 },
  rolloutRooms: { usual: 10, least: 3, most: 500 },
  /** R15: 5 min to 4 days. */
  acknowledgedMinutes: { usual: 30, least: 5, most: 5760 },
}

/** What is never an incident, and why. Every part of the matcher that is given must be equal. */
const RuleExclusion = z.object({
  exclusionId: z.string().min(1),
  matcher: SilenceMatcher.refine((matcher) => Object.values(matcher).some((part) => part !== null)),
  comment: z.string().trim().min(1).max(500),
})

/** What differs from the built-in rules for one group of tenants, or for all. What is null or missing is as usual. */
export const RuleSet = z.object({
  /** null = all tenants; a group's set goes before it. */
  group: z.string().min(1).max(60).nullable(),
  types: z.partialRecord(RuledType, z.object({ isOn: z.boolean().nullable(), urgency: Urgency.nullable() })),
  thresholds: z.partialRecord(Threshold, z.number().int()).refine((values) =>
    Threshold.options.every((name) => {
      const value = values[name]
      const { least, most } = thresholdLimits[name]
      return value === undefined || (value >= least && value <= most)
    }),
  ),
  exclusions: z.array(RuleExclusion).max(200),
})
export type RuleSet = z.infer<typeof RuleSet>

/** The alerting rules as people changed them: at most one set for all, and one a group. */
export const AlertSettings = z.object({
  sets: z
    .array(RuleSet)
    .max(60)
    .refine((sets) => new Set(sets.map(({ group }) => group)).size === sets.length),
})
export type AlertSettings = z.infer<typeof AlertSettings>

export const usualSettings: AlertSettings = { sets: [] }

/** A set that changes nothing. */
export function emptyRuleSet(group: string | null): RuleSet {
  return { group, types: {}, thresholds: {}, exclusions: [] }
}

/** Somebody would have been told of this. */
export const Firing = z.object({
  at: z.number(),
  type: IncidentType,
  tenantKey: TenantKey,
  name: z.string(),
  site: z.string().nullable(),
})
export type Firing = z.infer<typeof Firing>

/** What a set of rules would have made of the stored past. */
export const ReplayCount = z.object({
  /** Times people would have been told of a problem. */
  told: z.number(),
  /** Incidents of low urgency that would have waited in the list. */
  low: z.number(),
  byType: z.partialRecord(IncidentType, z.number()),
})
export type ReplayCount = z.infer<typeof ReplayCount>

/** Both sets of rules over the same past. */
export const ReplayReport = z.object({
  /** 30 days back, or when anything was first known. */
  from: z.number(),
  until: z.number(),
  rooms: z.number(),
  today: ReplayCount,
  changed: ReplayCount,
  /** Told by the changed rules only, and by today's only; the newest of them. */
  added: z.array(Firing),
  dropped: z.array(Firing),
  /** Per tenant: how long nobody watched, ms. That time is not judged. */
  unwatched: z.array(z.object({ tenantKey: TenantKey, ms: z.number() })),
})
export type ReplayReport = z.infer<typeof ReplayReport>
