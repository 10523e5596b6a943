import type { PresenceState } from '../../shared/model/presence-state'
import type { Reason } from '../../shared/model/room-health'
import { isStale } from './poll-schedule'
import { readPresenceVerdict } from './presence-rules'
import type { RoomFacts } from './room-facts'
import { type Finding, stateReason, workloadTrouble } from './room-reason'

/** What presence tells of a room; verdict and doubt are null when they may not be believed. */
interface PresenceEvidence {
  verdict: PresenceState['verdict']
  pending: PresenceState['pending']
  findings: Finding[]
  notKnown: Reason[]
}

/**
 * Reads a room account's presence. It is believed for three intervals after its last good sample (alerting rule R3); what
 * keeps newer ones away is named at once, and never read as offline (R2).
 */
export function judgePresence(facts: RoomFacts, now: number): PresenceEvidence {
  const { identity, presence, workloads } = facts
  const silent = { verdict: null, pending: null, findings: [] }
  if (identity.accountId === null) {
    return { ...silent, notKnown: [stateReason('noAccount', 'account', 'unknown')] }
  }
  const notKnown: Reason[] = []
  const trouble = workloadTrouble(workloads.presence, 'presence', 'Presence.Read.All')
  if (trouble) notKnown.push(trouble)
  const lastWord = presence === null ? null : readPresenceVerdict(presence)
  if (presence !== null && lastWord === 'unknown') {
    const why = presence.availability || 'empty'
    const sample = `availability ${why}`
    notKnown.push(
      stateReason('presenceUnknown', 'presence', 'unknown', { params: { why }, sample, rule: 'R2' }),
    )
  }
  if (presence === null || presence.verdict === null || presence.lastGoodAt === null) {
    if (notKnown.length === 0) notKnown.push(stateReason('notReadYet', 'presence', 'unknown', { rule: 'R2' }))
    return { ...silent, notKnown }
  }
  const { verdict, pending, availability, activity, lastGoodAt, since } = presence
  const sample = `availability ${availability}, activity ${activity}`
  if (isStale(lastGoodAt, workloads.presence.everyMs, now)) {
    notKnown.push(stateReason('sampleStale', 'presence', 'unknown', { sample, at: lastGoodAt, rule: 'R3' }))
    return { ...silent, notKnown }
  }

  // The last word may be one that is not believed yet, or none: then it is no sample of the verdict.
  const isSample = lastWord === verdict
  const read = { sample: isSample ? sample : null, at: isSample ? lastGoodAt : null }
  const findings: Finding[] = [
    verdict === 'offline'
      ? {
          reason: stateReason('presenceOffline', 'presence', 'offline', {
            ...read,
            params: { availability: 'offline' },
            rule: 'R1',
          }),
          since,
        }
      : {
          reason: stateReason('presenceReachable', 'presence', 'accountReachable', {
            ...read,
            params: isSample ? { availability, activity } : {},
            rule: 'R7',
          }),
          since,
        },
  ]
  if (pending !== null) {
    // A doubted sample alone proves nothing.
    const params = { bad: pending.sampleTimes.length, needed: pending.needed }
    const rule = pending.verdict === 'offline' ? 'R1' : 'R5'
    findings.push({
      reason: stateReason('presenceSuspect', 'presence', 'unknown', { sample, at: lastGoodAt, params, rule }),
      since: pending.sampleTimes[0] ?? null,
    })
  }
  return { verdict, pending, findings, notKnown }
}
