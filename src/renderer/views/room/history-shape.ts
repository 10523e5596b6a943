import type { HistorySpan } from '../../../shared/model/room'
import type { HealthLevel } from '../../../shared/model/room-health'

const troubleLevels: ReadonlySet<HistorySpan['level']> = new Set<HealthLevel>([
  'offline',
  'critical',
  'degraded',
])

/** A stretch of the strip, placed in percent of its width. */
export interface HistoryPiece extends HistorySpan {
  left: number
  width: number
}

/** Cuts spans to the window and places them; what nobody watched is left empty. */
export function placeSpans(spans: readonly HistorySpan[], from: number, until: number): HistoryPiece[] {
  const length = until - from
  return spans.flatMap((span) => {
    const start = Math.max(span.from, from)
    const end = Math.min(span.until, until)
    if (end <= start) return []
    return [
      {
        ...span,
        from: start,
        until: end,
        left: ((start - from) / length) * 100,
        width: ((end - start) / length) * 100,
      },
    ]
  })
}

/** How long the room was in trouble that was believed (ms), and in how many spells. */
export function summariseTrouble(pieces: readonly HistoryPiece[]): { troubleMs: number; spells: number } {
  let troubleMs = 0
  let spells = 0
  let troubleEnd: number | null = null
  for (const { level, isSoft, from, until } of pieces) {
    if (isSoft || !troubleLevels.has(level)) continue
    troubleMs += until - from
    if (troubleEnd !== from) spells += 1
    troubleEnd = until
  }
  return { troubleMs, spells }
}
