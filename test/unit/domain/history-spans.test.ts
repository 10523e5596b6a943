import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type HistoryFacts, historySpans } from '../../../src/main/domain/history-spans'
import type { HealthLevel } from '../../../src/shared/model/room-health'

function spans(facts: Partial<HistoryFacts>): string[] {
  const strip = historySpans({
    transitions: [],
    gaps: [],
    from: 0,
    until: 100,
    initialLevel: 'healthy',
    ...facts,
  })
  return strip.map(({ from, until, level, isSoft }) => `${from}-${until} ${level}${isSoft ? ' soft' : ''}`)
}
const hard = (at: number, level: HealthLevel) => ({ at, level, isSoft: false })
const soft = (at: number, level: HealthLevel) => ({ at, level, isSoft: true })

describe('the history strip', () => {
  it('is one span when nothing happened, and a gap when nothing is known', () => {
    expect(spans({})).toEqual(['0-100 healthy'])
    expect(spans({ initialLevel: null })).toEqual(['0-100 gap'])
  })

  it('is empty when its end is not after its beginning', () => {
    expect(spans({ from: 100, until: 100 })).toEqual([])
    expect(spans({ from: 101, until: 100 })).toEqual([])
  })

  it('R1: shows the doubt apart from what was believed', () => {
    const transitions = [soft(20, 'offline'), hard(30, 'offline'), hard(60, 'healthy')]
    expect(spans({ transitions })).toEqual([
      '0-20 healthy',
      '20-30 offline soft',
      '30-60 offline',
      '60-100 healthy',
    ])
  })

  it('takes transitions in any order, and the last word of one moment', () => {
    expect(spans({ transitions: [hard(60, 'healthy'), hard(30, 'offline')] })).toHaveLength(3)
    expect(spans({ transitions: [hard(30, 'offline'), hard(30, 'critical')] })).toEqual([
      '0-30 healthy',
      '30-100 critical',
    ])
  })

  it('begins with what was in force before, and ignores what comes after', () => {
    expect(spans({ transitions: [hard(-5, 'offline'), hard(120, 'healthy')] })).toEqual(['0-100 offline'])
  })

  it('a gap wins over a level, and the level goes on after it as it then is', () => {
    const transitions = [hard(30, 'offline'), hard(50, 'critical')]
    expect(spans({ transitions, gaps: [{ from: 40, until: 70 }] })).toEqual([
      '0-30 healthy',
      '30-40 offline',
      '40-70 gap',
      '70-100 critical',
    ])
  })

  it('joins gaps that overlap or touch, reaches over the edges, drops empty ones', () => {
    const gaps = [
      { from: 50, until: 60 },
      { from: -10, until: 10 },
      { from: 45, until: 50 },
      { from: 90, until: 200 },
      { from: 30, until: 30 },
    ]
    expect(spans({ gaps })).toEqual(['0-10 gap', '10-45 healthy', '45-60 gap', '60-90 healthy', '90-100 gap'])
  })

  it('joins neighbours that are alike', () => {
    expect(spans({ transitions: [hard(20, 'healthy'), hard(40, 'healthy')] })).toEqual(['0-100 healthy'])
  })

  it('covers its time without hole or overlap, whatever was recorded', () => {
    const time = fc.integer({ min: -50, max: 150 })
    const level = fc.constantFrom<HealthLevel>('healthy', 'offline', 'unknown')
    const facts = fc.record({
      transitions: fc.array(fc.record({ at: time, level, isSoft: fc.boolean() })),
      gaps: fc.array(fc.record({ from: time, until: time })),
      from: fc.constant(0),
      until: fc.integer({ min: 1, max: 100 }),
      initialLevel: fc.option(level, { nil: null }),
    })
    fc.assert(
      fc.property(facts, (history) => {
        const strip = historySpans(history)
        expect(strip[0]?.from).toBe(0)
        expect(strip.at(-1)?.until).toBe(history.until)
        for (const [i, span] of strip.entries()) {
          expect(span.until).toBeGreaterThan(span.from)
          const next = strip[i + 1]
          if (next) expect(next.from).toBe(span.until)
          for (const gap of history.gaps) {
            const isInside = gap.until > gap.from && gap.from < span.until && gap.until > span.from
            if (isInside) expect(span.level).toBe('gap')
          }
        }
      }),
    )
  })
})
