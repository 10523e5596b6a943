/** What we believe of an account's presence, and what we have begun to doubt (alerting rules R1, R2, R5). */
export interface PresenceState {
  accountId: string
  /** The hard verdict; null while nothing was ever known. Staleness is judged from `lastGoodAt`, not kept here. */
  verdict: 'reachable' | 'offline' | null
  /** When the verdict became hard-true, epoch ms (the first sample of the run that proved it); null = so at first sight. */
  since: number | null
  /** Samples against the verdict, not yet enough. */
  pending: { verdict: 'reachable' | 'offline'; sampleTimes: readonly number[]; needed: number } | null
  /** Last values the service sent, lower-case; empty before the first. */
  availability: string
  activity: string
  /** Last sample that said reachable or offline, epoch ms. */
  lastGoodAt: number | null
  sequenceNumber: string | null
}
