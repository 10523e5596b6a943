import type { DeviceType } from '../../../../shared/model/device'
import type { UnplugTest } from '../../../../shared/model/unplug-test'

/** What the finished tests of one device type say. Delays in ms, the middle one of those that got so far. */
export interface UnplugResult {
  deviceType: DeviceType
  tests: number
  hardMs: number | null
  toldMs: number | null
  lastAt: number
}

/** Groups finished tests by device type, the type tested last first. */
export function resultsByType(tests: readonly UnplugTest[]): UnplugResult[] {
  const byType = new Map<DeviceType, UnplugTest[]>()
  for (const test of tests) {
    if (test.state !== 'done' && test.state !== 'timedOut') continue
    byType.set(test.deviceType, [...(byType.get(test.deviceType) ?? []), test])
  }
  return [...byType]
    .map(([deviceType, own]) => ({
      deviceType,
      tests: own.length,
      hardMs: middleDelay(own, 'hard'),
      toldMs: middleDelay(own, 'told'),
      lastAt: Math.max(...own.map(({ startedAt }) => startedAt)),
    }))
    .sort((a, b) => b.lastAt - a.lastAt)
}

function middleDelay(tests: readonly UnplugTest[], stage: 'hard' | 'told'): number | null {
  const delays = tests.flatMap(({ stages, pulledAt }) => {
    const reachedAt = stages[stage]
    return reachedAt === null || pulledAt === null ? [] : Math.max(0, reachedAt - pulledAt)
  })
  return delays.sort((a, b) => a - b)[Math.floor((delays.length - 1) / 2)] ?? null
}
