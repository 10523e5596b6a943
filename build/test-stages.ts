/** One part of `npm test`. */
export interface TestStage {
  readonly name: 'check' | 'build' | 'core' | 'e2e' | 'package' | 'packaged'
  readonly what: string
  /** Stages without which this one would only repeat their failure. */
  readonly needs: readonly TestStage['name'][]
}

/** How a stage ended. */
export interface StageResult {
  readonly stage: TestStage
  readonly outcome: 'passed' | 'failed' | 'skipped'
  readonly durationMs: number
  /** Such as `312 passed, 1 failed`; empty for stages that count nothing. */
  readonly counts: string
}

/** All stages in the order they run. */
export const testStages: readonly TestStage[] = [
  { name: 'check', what: 'types, style, structure, unused code', needs: [] },
  { name: 'build', what: 'the app builds', needs: [] },
  { name: 'core', what: 'unit, contract, integration and architecture tests', needs: [] },
  { name: 'e2e', what: 'the app in Electron', needs: ['build'] },
  { name: 'package', what: 'the packaged app is made', needs: ['build'] },
  { name: 'packaged', what: 'the packaged app runs, its fuses are closed', needs: ['package'] },
]

/**
 * The stages that were asked for by name (none: all), with those they need, in order.
 *
 * @returns undefined when a name is unknown.
 */
export function chooseStages(names: readonly string[]): readonly TestStage[] | undefined {
  if (names.length === 0) return testStages
  const chosen = new Set(names)
  if ([...chosen].some((name) => testStages.every((stage) => stage.name !== name))) return undefined
  // Needs always stand earlier in the list, so one pass from the end finds them all.
  for (const stage of [...testStages].reverse()) {
    if (chosen.has(stage.name)) for (const need of stage.needs) chosen.add(need)
  }
  return testStages.filter((stage) => chosen.has(stage.name))
}

/** True when a stage that `stage` needs did not pass. */
export function isPointless(stage: TestStage, earlier: readonly StageResult[]): boolean {
  return earlier.some((result) => stage.needs.includes(result.stage.name) && result.outcome !== 'passed')
}

/** The table and the one line at the end of `npm test`. */
export function summarize(results: readonly StageResult[]): string {
  const rows = results.map(({ stage, outcome, durationMs, counts }) => {
    const seconds = `${(durationMs / 1000).toFixed(1)} s`
    return `  ${outcome.padEnd(8)}${stage.name.padEnd(10)}${seconds.padStart(9)}  ${counts || stage.what}`
  })
  const seconds = Math.round(results.reduce((sum, result) => sum + result.durationMs, 0) / 1000)
  const bad = results.filter((result) => result.outcome !== 'passed').map((result) => result.stage.name)
  const verdict = bad.length === 0 ? 'All tests passed' : `Tests failed: ${bad.join(', ')}`
  return ['Test summary', ...rows, `${verdict} (${Math.floor(seconds / 60)} min ${seconds % 60} s).`].join(
    '\n',
  )
}
