/** How often main's heart beats, ms. */
const beatMs = 5_000

/** After so many missed beats nobody watches (alerting rule R27). */
const silentAfterBeats = 3

/** A look that comes later than this was held up itself: a sleeping computer, a window out of sight. */
const longestLookMs = 2_000

export interface DeadMan {
  /** Main was heard, with the time of day (epoch ms). */
  hear(at: number): void
  /** Looks again at `monotonicMs`; the time of day main was last heard when it has been silent too long, else null. */
  look(monotonicMs: number): number | null
}

/**
 * Notices when main has gone silent. Counts only time in which the window itself was awake, so that a computer that slept
 * does not wake up to an alarm. Begins with the first beat: before it there is nothing to miss.
 */
export function createDeadMan(): DeadMan {
  let heardAt: number | null = null
  let silentMs = 0
  let lookedAt: number | null = null
  return {
    hear(at) {
      heardAt = at
      silentMs = 0
    },
    look(monotonicMs) {
      if (lookedAt !== null) silentMs += Math.min(monotonicMs - lookedAt, longestLookMs)
      lookedAt = monotonicMs
      return heardAt !== null && silentMs > silentAfterBeats * beatMs ? heardAt : null
    },
  }
}
