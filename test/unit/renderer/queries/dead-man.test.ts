import { describe, expect, it } from 'vitest'
import { createDeadMan } from '../../../../src/renderer/queries/dead-man'

const nine = Date.UTC(2026, 10, 23, 9)

/** Looks once a second for so long, from `from` (monotonic ms) on; the last answer. */
function lookFor(deadMan: ReturnType<typeof createDeadMan>, from: number, seconds: number): number | null {
  let answer: number | null = null
  for (let second = 1; second <= seconds; second += 1) answer = deadMan.look(from + second * 1_000)
  return answer
}

describe('main goes silent (R27)', () => {
  it('three missed beats raise the alarm, with the time of the last one; a new beat ends it', () => {
    const deadMan = createDeadMan()
    deadMan.look(0)
    deadMan.hear(nine)
    expect(lookFor(deadMan, 0, 15)).toBeNull()
    expect(lookFor(deadMan, 15_000, 1)).toBe(nine)
    deadMan.hear(nine + 60_000)
    expect(lookFor(deadMan, 16_000, 15)).toBeNull()
  })

  it('a computer that slept for the night wakes up without an alarm', () => {
    const deadMan = createDeadMan()
    deadMan.look(0)
    deadMan.hear(nine)
    expect(deadMan.look(9 * 60 * 60_000)).toBeNull()
    expect(lookFor(deadMan, 9 * 60 * 60_000, 5)).toBeNull()
  })

  it('before the first beat there is nothing to miss', () => {
    expect(lookFor(createDeadMan(), 0, 600)).toBeNull()
  })
})
