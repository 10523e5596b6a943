import type { BusinessHours } from '../../shared/model/business-hours'
import type { HealthLevel } from '../../shared/model/room-health'
import { businessSpans } from './business-hours'
import { historySpans } from './history-spans'

/** How a room's believed level went; times are epoch ms. */
export interface RoomLevels {
  /** Before `changes`; null = nothing was known yet. */
  initial: HealthLevel | null
  /** Oldest first. */
  changes: readonly { at: number; level: HealthLevel }[]
}

interface Span {
  from: number
  until: number
}

/** Offline and critical are down; planned work, restarts and what is not known are not. */
const isDown = (level: HealthLevel | 'gap' | null): boolean => level === 'offline' || level === 'critical'

/** Business hours of many rooms over one stretch of time: each zone's are worked out once. */
export class BusinessClock {
  private readonly known = new Map<string, Span[]>()

  constructor(
    private readonly hours: BusinessHours,
    private readonly span: Span,
  ) {}

  /** The business hours of a zone; of the one that stands in where it is not known. */
  spansOf(zone: string | null): readonly Span[] {
    const name = zone ?? this.hours.zone
    const known = this.known.get(name)
    if (known) return known
    const spans = businessSpans({ ...this.hours, zone: name }, this.span)
    this.known.set(name, spans)
    return spans
  }

  /** How long a room was down within its business hours, ms (alerting rule R13); what nobody watched does not count. */
  downMs({ initial, changes }: RoomLevels, gaps: readonly Span[], zone: string | null): number {
    if (!isDown(initial) && !changes.some(({ level }) => isDown(level))) return 0
    const spans = historySpans({
      ...this.span,
      transitions: changes.map((change) => ({ ...change, isSoft: false })),
      gaps,
      initialLevel: initial,
    })
    return overlapMs(
      spans.filter(({ level }) => isDown(level)),
      this.spansOf(zone),
    )
  }

  /** How much of the business hours lies in gaps, ms. */
  unwatchedMs(gaps: readonly Span[]): number {
    return overlapMs(gaps, this.spansOf(null))
  }
}

function overlapMs(spans: readonly Span[], others: readonly Span[]): number {
  let total = 0
  for (const span of spans) {
    for (const other of others) {
      total += Math.max(0, Math.min(span.until, other.until) - Math.max(span.from, other.from))
    }
  }
  return total
}
