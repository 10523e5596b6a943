import { describe, expect, it } from 'vitest'
import { readCounts } from '../../../build/test-report'
import {
  chooseStages,
  isPointless,
  type StageResult,
  summarize,
  type TestStage,
  testStages,
} from '../../../build/test-stages'

const namesOf = (stages: readonly TestStage[] | undefined) => stages?.map((stage) => stage.name)

function resultOf(name: TestStage['name'], outcome: StageResult['outcome'], counts = ''): StageResult {
  const stage = testStages.find((one) => one.name === name)
  if (stage === undefined) throw new Error(`No stage ${name}`)
  return { stage, outcome, durationMs: 1500, counts }
}

describe('chooseStages', () => {
  it('runs everything when nothing is named', () => {
    expect(chooseStages([])).toBe(testStages)
  })

  it('adds what a stage needs, and what that needs, in the order they run', () => {
    expect(namesOf(chooseStages(['e2e']))).toEqual(['build', 'e2e'])
    expect(namesOf(chooseStages(['packaged', 'check']))).toEqual(['check', 'build', 'package', 'packaged'])
  })

  it('knows no other names', () => {
    expect(chooseStages(['e2e', 'typo'])).toBeUndefined()
  })
})

describe('isPointless', () => {
  it('is a stage whose need failed or was skipped, and no other', () => {
    const [e2e] = testStages.filter((stage) => stage.name === 'e2e')
    if (e2e === undefined) throw new Error('No stage e2e')
    expect(isPointless(e2e, [resultOf('build', 'failed')])).toBe(true)
    expect(isPointless(e2e, [resultOf('build', 'skipped')])).toBe(true)
    expect(isPointless(e2e, [resultOf('check', 'failed'), resultOf('build', 'passed')])).toBe(false)
  })
})

describe('summarize', () => {
  it('ends with one line that tells the verdict', () => {
    const passed = summarize([resultOf('check', 'passed'), resultOf('core', 'passed', '3 passed')])
    expect(passed).toContain('3 passed')
    expect(passed.endsWith('All tests passed (0 min 3 s).')).toBe(true)
    expect(summarize([resultOf('build', 'failed'), resultOf('e2e', 'skipped')])).toMatch(
      /Tests failed: build, e2e \(0 min 3 s\)\.$/,
    )
  })
})

describe('readCounts', () => {
  it('reads the reports of both runners and refuses anything else', () => {
    const vitest = {
      numTotalTests: 6,
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
    }
    expect(readCounts(vitest)).toEqual({ passed: 3, failed: 1, skipped: 2 })
    const playwright = { stats: { expected: 4, unexpected: 2, flaky: 1, skipped: 3 } }
    expect(readCounts(playwright)).toEqual({ passed: 5, failed: 2, skipped: 3 })
    expect(readCounts({})).toBeUndefined()
    expect(readCounts(null)).toBeUndefined()
  })
})
