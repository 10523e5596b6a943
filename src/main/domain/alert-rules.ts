import type { IncidentType, SilenceMatcher, Urgency } from '../../shared/model/incident'
import { defaultRestartWindow, type RestartWindow } from '../../shared/model/maintenance'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Every number of the alerting rules. Times are ms, shares 0 to 1. */
export interface AlertRules {
  /** R4: so many offline spells within the window are flapping; it ends after the quiet time. */
  flapping: { spells: number; windowMs: number; quietMs: number }
  /** R5: a recovery after a relapse is announced when it lasted so long. */
  stableAfterRelapseMs: number
  /** R6: within this time the same incident reopens. */
  relapseMs: { usual: number; peripheral: number }
  /** R8: pause for soft neighbours, least time between two messages of a group, repeat of what nobody handles. */
  grouping: { waitMs: number; updateMs: number; repeatMs: number }
  /** R10. */
  siteOutage: { rooms: number; openShare: number; closeShare: number; withinMs: number; quietAfterMs: number }
  /** R10a. */
  presenceOutage: {
    share: number
    sites: number
    shareOfSeveral: number
    tenants: number
    withinMs: number
    /** Wait this long for other sites and tenants before rooms are believed, when many went at once. */
    holdMs: number
  }
  /** R10b. */
  rollout: {
    rooms: number
    withinMs: number
    leaveAfterMs: number
    /** A room that goes while a new update waits for it may be the first of many: so long for the next one to go. */
    companyMs: number
    /** An update is new for so long. */
    newUpdateMs: number
  }
  /** R15: an acknowledged critical comes back after this, unless somebody writes a note. */
  acknowledgedMs: number
  /** R19: Microsoft's update window by the room's clock. */
  restartWindow: RestartWindow
  /** Of a device that came back so shortly ago nothing is believed: its last report is from while it was going or starting. */
  settlingMs: number
  /** R20: a meeting so near raises the level; so near and VIP it is at risk. */
  impact: { soonMs: number; nowMs: number }
  /** R31: a pause longer than this means that nobody was watching; the wait for fresh answers ends after the cap. */
  waking: { gapMs: number; capMs: number }
  /** R32: a problem without a beginning, of a room known no longer than this, was there before. */
  firstSightMs: number
  /** R32: the slow sweep over all devices has been everywhere after this. */
  firstSweepMs: number
  /** The zone of rooms whose own is not known (IANA). */
  fallbackZone: string
}

/** The rules of one group of tenants, worked out from what people changed. */
export interface TenantPolicy {
  rules: AlertRules
  isOff: ReadonlySet<IncidentType>
  urgencies: ReadonlyMap<IncidentType, Urgency>
  exclusions: readonly SilenceMatcher[]
  /** A room must have been down so long before it is an incident of its own, ms. */
  downAfterMs: number
}

export const defaultAlertRules: Omit<AlertRules, 'fallbackZone'> = {
  flapping: { spells: 3, windowMs: hourMs, quietMs: 30 * minuteMs },
  stableAfterRelapseMs: 10 * minuteMs,
  relapseMs: { usual: dayMs, peripheral: 7 * dayMs },
  grouping: { waitMs: 10_000, updateMs: 5 * minuteMs, repeatMs: 4 * hourMs },
  siteOutage: {
    rooms: 3,
    openShare: 0.6,
    closeShare: 0.2,
    withinMs: 15 * minuteMs,
    quietAfterMs: 10 * minuteMs,
  },
  presenceOutage: {
    share: 0.3,
    sites: 3,
    shareOfSeveral: 0.1,
    tenants: 2,
    withinMs: 5 * minuteMs,
    holdMs: 40_000,
  },
  rollout: {
    rooms: 10,
    withinMs: hourMs,
    leaveAfterMs: 20 * minuteMs,
    companyMs: 2 * minuteMs,
    newUpdateMs: dayMs,
  },
  acknowledgedMs: 30 * minuteMs,
  restartWindow: defaultRestartWindow,
  settlingMs: 2 * minuteMs,
  impact: { soonMs: 30 * minuteMs, nowMs: 10 * minuteMs },
  waking: { gapMs: 60_000, capMs: 3 * minuteMs },
  firstSightMs: 2 * minuteMs,
  firstSweepMs: 65 * minuteMs,
}
