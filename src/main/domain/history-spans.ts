import type { HistorySpan } from '../../shared/model/room'
import type { HealthLevel } from '../../shared/model/room-health'

/** A recorded change of a room's level; soft ones were never believed. */
interface LevelTransition {
  at: number
  level: HealthLevel
  isSoft: boolean
}

export interface HistoryFacts {
  transitions: readonly LevelTransition[]
  /** When nobody was watching; may overlap and come in any order. */
  gaps: readonly { from: number; until: number }[]
  from: number
  until: number
  /** The level in force at `from`; null when nothing is recorded before it, which reads as a gap. */
  initialLevel: HealthLevel | null
}

/**
 * The history strip: spans that cover [from, until] without hole or overlap, in order; a gap wins over a level.
 * Neighbours differ. Empty when `until` is not after `from`.
 */
export function historySpans(facts: HistoryFacts): HistorySpan[] {
  const { from, until } = facts
  if (until <= from) return []
  const transitions = [...facts.transitions].sort((a, b) => a.at - b.at)
  const gaps = joinGaps(facts.gaps)
  const cuts = new Set([from, until])
  for (const { at } of transitions) cuts.add(at)
  for (const gap of gaps) cuts.add(gap.from).add(gap.until)
  const edges = [...cuts].filter((at) => at >= from && at <= until).sort((a, b) => a - b)

  const spans: HistorySpan[] = []
  let level: HistorySpan['level'] = facts.initialLevel ?? 'gap'
  let isSoft = false
  let nextTransition = 0
  let nextGap = 0
  for (const [i, start] of edges.slice(0, -1).entries()) {
    const end = edges[i + 1] ?? until
    for (let t = transitions[nextTransition]; t && t.at <= start; t = transitions[nextTransition]) {
      level = t.level
      isSoft = t.isSoft
      nextTransition += 1
    }
    for (let g = gaps[nextGap]; g && g.until <= start; g = gaps[nextGap]) nextGap += 1
    const gap = gaps[nextGap]
    const isGap = gap !== undefined && gap.from <= start
    const span: HistorySpan = isGap
      ? { from: start, until: end, level: 'gap', isSoft: false }
      : { from: start, until: end, level, isSoft }
    const last = spans.at(-1)
    if (last && last.level === span.level && last.isSoft === span.isSoft) last.until = end
    else spans.push(span)
  }
  return spans
}

/** Orders gaps and joins those that touch; empty ones vanish. */
function joinGaps(gaps: HistoryFacts['gaps']): { from: number; until: number }[] {
  const joined: { from: number; until: number }[] = []
  for (const gap of [...gaps].filter((g) => g.until > g.from).sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && gap.from <= last.until) last.until = Math.max(last.until, gap.until)
    else joined.push({ from: gap.from, until: gap.until })
  }
  return joined
}
