import { z } from 'zod'
import { AlertSettings, ReplayReport } from '../model/alert-settings'

const nothing = z.null()
const replayRef = z.object({ replayId: z.string().min(1).max(60) })

/** The alerting rules as people change them. */
export const ruleRequests = {
  /** What was changed, and the groups that tenants belong to. */
  'rules.read': {
    input: nothing,
    output: z.object({ settings: AlertSettings, groups: z.array(z.string()) }),
  },
  /** They hold at once. */
  'rules.save': { input: z.object({ settings: AlertSettings }), output: nothing },
  /** What these rules and today's would have made of the last 30 days; `replay.changed` says how far it is. */
  'rules.replay': { input: replayRef.extend({ settings: AlertSettings }), output: ReplayReport },
  'rules.cancelReplay': { input: replayRef, output: nothing },
} as const
