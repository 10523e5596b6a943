import {
  type AlertSettings,
  RuledType,
  type RuleSet,
  type Threshold,
  thresholdLimits,
} from '../../shared/model/alert-settings'
import type { Incident, IncidentType, Urgency } from '../../shared/model/incident'
import type { Trouble } from './alert-facts'
import type { AlertRules, TenantPolicy } from './alert-rules'
import { matchesSilence } from './silence-rules'

const minuteMs = 60_000

/** What holds for a group: the built-in rules, changed by the set for all tenants, changed by the group's own. */
export function policyOf(settings: AlertSettings, group: string | null, base: AlertRules): TenantPolicy {
  const sets = [null, ...(group === null ? [] : [group])].flatMap((wanted): RuleSet[] =>
    settings.sets.filter((set) => set.group === wanted),
  )
  const isOff = new Set<IncidentType>()
  const urgencies = new Map<IncidentType, Urgency>()
  for (const type of RuledType.options) {
    for (const { types } of sets) {
      const { isOn = null, urgency = null } = types[type] ?? {}
      if (isOn === false) isOff.add(type)
      else if (isOn === true) isOff.delete(type)
      if (urgency !== null) urgencies.set(type, urgency)
    }
  }
  const read = (name: Threshold): number =>
    sets.findLast(({ thresholds }) => thresholds[name] !== undefined)?.thresholds[name] ??
    thresholdLimits[name].usual
  const { flapping, siteOutage, rollout } = base
  return {
    isOff,
    urgencies,
    exclusions: sets.flatMap(({ exclusions }) => exclusions.map(({ matcher }) => matcher)),
    downAfterMs: read('downAfterMinutes') * minuteMs,
    rules: {
      ...base,
      flapping: {
        ...flapping,
        spells: read('flappingSpells'),
        windowMs: read('flappingWindowMinutes') * minuteMs,
        quietMs: read('flappingQuietMinutes') * minuteMs,
      },
      siteOutage: { ...siteOutage, rooms: read('siteRooms'), openShare: read('sitePercent') / 100 },
      rollout: { ...rollout, rooms: read('rolloutRooms') },
      acknowledgedMs: read('acknowledgedMinutes') * minuteMs,
    },
  }
}

/** Is it said that this is never an incident? */
export function isExcluded(policy: TenantPolicy | undefined, trouble: Trouble | Incident): boolean {
  return policy?.exclusions.some((matcher) => matchesSilence(matcher, trouble)) ?? false
}

/** Is a trouble or an incident not wanted by the rules, by its kind or by an exclusion? */
export function isRuledOut(policy: TenantPolicy | undefined, trouble: Trouble | Incident): boolean {
  if (policy === undefined || !RuledType.safeParse(trouble.type).success) return false
  return policy.isOff.has(trouble.type) || isExcluded(policy, trouble)
}

/**
 * A trouble as the rules of its tenant want it; null = not at all. A lower urgency does not hold while a VIP's meeting is at
 * risk (alerting rule R20), a higher one not for what was there at first sight (R32).
 */
export function applyPolicy(policy: TenantPolicy | undefined, trouble: Trouble): Trouble | null {
  if (policy === undefined) return trouble
  if (isRuledOut(policy, trouble)) return null
  const isDown = trouble.type === 'roomOffline' || trouble.type === 'computeOffline'
  const openAt =
    isDown && policy.downAfterMs > 0
      ? Math.max(trouble.openAt, trouble.firstBadAt + policy.downAfterMs)
      : trouble.openAt
  const wanted = policy.urgencies.get(trouble.type)
  const isBound = trouble.isFirstSight || trouble.impact?.isVip === true
  const urgency = wanted === undefined || isBound ? trouble.urgency : wanted
  const { base = null } = trouble
  const isBaseBound = trouble.isFirstSight || base === null || wanted === undefined
  const wantedBase = isBaseBound ? base : { ...base, urgency: wanted }
  if (openAt === trouble.openAt && urgency === trouble.urgency && wantedBase === base) return trouble
  return { ...trouble, openAt, urgency, base: wantedBase }
}
