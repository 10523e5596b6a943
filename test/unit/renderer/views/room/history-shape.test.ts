import { describe, expect, it } from 'vitest'
import { placeSpans, summariseTrouble } from '../../../../../src/renderer/views/room/history-shape'
import type { HistorySpan } from '../../../../../src/shared/model/room'

const span = (from: number, until: number, level: HistorySpan['level'], isSoft = false): HistorySpan => ({
  from,
  until,
  level,
  isSoft,
})

describe('the strip', () => {
  it('cuts spans to the window and drops what lies outside', () => {
    const pieces = placeSpans(
      [span(0, 150, 'healthy'), span(150, 400, 'offline'), span(400, 500, 'healthy')],
      100,
      300,
    )
    expect(pieces.map(({ from, until, left, width }) => [from, until, left, width])).toEqual([
      [100, 150, 0, 25],
      [150, 300, 25, 75],
    ])
  })
})

describe('the summary', () => {
  const summary = (...spans: HistorySpan[]) => summariseTrouble(placeSpans(spans, 0, 1000))

  it('counts trouble that runs on from one state to the next as one spell', () => {
    expect(summary(span(0, 100, 'offline'), span(100, 300, 'critical'), span(500, 600, 'degraded'))).toEqual({
      troubleMs: 400,
      spells: 2,
    })
  })

  it('counts neither what was only suspected nor what nobody watched', () => {
    expect(summary(span(0, 100, 'offline', true), span(100, 300, 'gap'), span(300, 400, 'unknown'))).toEqual({
      troubleMs: 0,
      spells: 0,
    })
  })
})
