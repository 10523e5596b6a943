import { describe, expect, it } from 'vitest'
import { eachInSteps, type Steps, sortInSteps } from '../../../src/main/domain/steps'

function run<T>(steps: Steps<T>): { value: T; pauses: number } {
  for (let pauses = 0; ; pauses += 1) {
    const step = steps.next()
    if (step.done) return { value: step.value, pauses }
  }
}

describe('work in steps', () => {
  it('visits each item once, in order, with a pause after each thousand', () => {
    const visited: number[] = []
    const items = Array.from({ length: 3_500 }, (_, index) => index)
    expect(run(eachInSteps(items, (item) => visited.push(item))).pauses).toBe(3)
    expect(visited).toEqual(items)
  })

  it.each([0, 1, 999, 1_000, 1_001, 7_321])(
    'sorts %i items as toSorted does, equal ones in their order',
    (count) => {
      const items = Array.from({ length: count }, (_, place) => ({ key: (place * 7_919) % 50, place }))
      const compare = (a: { key: number }, b: { key: number }) => a.key - b.key
      const { value, pauses } = run(sortInSteps(items, compare))
      expect(value).toEqual(items.toSorted(compare))
      expect(pauses > 0).toBe(count > 1_000)
    },
  )
})
