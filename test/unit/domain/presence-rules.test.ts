import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isInCall,
  isSuspect,
  observePresence,
  presenceChanged,
  readPresenceVerdict,
  defaultPresenceRules as rules,
} from '../../../src/main/domain/presence-rules'
import type { PresenceSample } from '../../../src/shared/model/presence'
import type { PresenceState } from '../../../src/shared/model/presence-state'

const second = 1_000
const minute = 60 * second
const t0 = Date.UTC(2026, 10, 2, 9)

function sample(
  availability: string,
  sequenceNumber: string | null = null,
  activity = availability,
): PresenceSample {
  return { accountId: 'aaaa', availability, activity, sequenceNumber }
}

/** Feeds samples, each `[seconds after t0, availability]`. */
function watch(
  samples: readonly (readonly [number, string])[],
  from: PresenceState | null = null,
  by = rules,
) {
  let state = from
  for (const [after, availability] of samples)
    state = observePresence(state, sample(availability), t0 + after * second, by)
  if (state === null) throw new Error('no samples')
  return state
}

describe('what a sample says', () => {
  it.each(['Offline', 'offline', ' OFFLINE '])('reads %j as offline', (word) => {
    expect(readPresenceVerdict(sample(word))).toBe('offline')
  })

  it.each(['PresenceUnknown', 'presenceUnknown', '', ' ', 'unknownFutureValue'])(
    'R2: reads %j as unknown',
    (word) => {
      expect(readPresenceVerdict(sample(word))).toBe('unknown')
    },
  )

  it.each([
    'Available',
    'AvailableIdle',
    'Away',
    'BeRightBack',
    'Busy',
    'BusyIdle',
    'DoNotDisturb',
    'focusing',
    'inACall',
    'inAMeeting',
    'presenting',
    'outOfOffice',
    'aWordOfNextYear',
  ])('reads %s as reachable: somebody is signed in', (word) => {
    expect(readPresenceVerdict(sample(word))).toBe('reachable')
  })

  it('asks activity only when availability is empty', () => {
    expect(readPresenceVerdict(sample('', null, 'Offline'))).toBe('offline')
    expect(readPresenceVerdict(sample('Available', null, 'Offline'))).toBe('reachable')
    expect(readPresenceVerdict(sample('PresenceUnknown', null, 'Offline'))).toBe('unknown')
  })

  it('finds a call in either field, whatever its case', () => {
    expect(isInCall(sample('Busy', null, 'InACall'))).toBe(true)
    expect(isInCall(sample('Busy', null, 'InAConferenceCall'))).toBe(true)
    expect(isInCall(sample('presenting', null, 'busy'))).toBe(true)
  })

  it('takes no calendar entry for a call, and says nothing of calls when offline or unknown', () => {
    expect(isInCall(sample('Busy', null, 'InAMeeting'))).toBe(false)
    expect(isInCall(sample('Offline', null, 'InACall'))).toBeNull()
    expect(isInCall(sample('PresenceUnknown', null, 'InACall'))).toBeNull()
  })
})

describe('believing a change', () => {
  it('R32: believes the first sample at once and claims no time for it', () => {
    const state = watch([[0, 'Offline']])
    expect(state).toMatchObject({ verdict: 'offline', since: null, pending: null, lastGoodAt: t0 })
  })

  it('R1: two bad samples are a doubt, the third makes it hard since the first', () => {
    const doubted = watch([
      [0, 'Available'],
      [30, 'Offline'],
      [40, 'Offline'],
    ])
    expect(doubted.verdict).toBe('reachable')
    expect(doubted.pending).toMatchObject({ verdict: 'offline', needed: 3 })
    expect(isSuspect(doubted)).toBe(true)

    const hard = watch([[50, 'Offline']], doubted)
    expect(hard).toMatchObject({ verdict: 'offline', since: t0 + 30 * second, pending: null })
    expect(isSuspect(hard)).toBe(false)
  })

  it('R1: two suffice for a VIP room', () => {
    const state = watch(
      [
        [0, 'Available'],
        [30, 'Offline'],
        [40, 'Offline'],
      ],
      null,
      { ...rules, badSamples: 2 },
    )
    expect(state.verdict).toBe('offline')
  })

  it('R1: one good sample in between clears the doubt', () => {
    const state = watch([
      [0, 'Busy'],
      [30, 'Offline'],
      [40, 'Offline'],
      [50, 'Away'],
      [60, 'Offline'],
      [70, 'Offline'],
    ])
    expect(state.verdict).toBe('reachable')
    expect(state.pending?.sampleTimes).toEqual([t0 + 60 * second, t0 + 70 * second])
  })

  it('R1: bad samples older than five minutes no longer count', () => {
    const state = watch([
      [0, 'Busy'],
      [30, 'Offline'],
      [60, 'Offline'],
      [345, 'Offline'],
    ])
    expect(state.verdict).toBe('reachable')
    expect(state.pending?.sampleTimes).toEqual([t0 + 60 * second, t0 + 345 * second])
  })

  it('R1, R2: an unknown sample neither counts nor resets', () => {
    const state = watch([
      [0, 'Busy'],
      [30, 'Offline'],
      [40, 'PresenceUnknown'],
      [50, 'Offline'],
      [60, ''],
    ])
    expect(state).toMatchObject({ verdict: 'reachable', lastGoodAt: t0 + 50 * second })
    expect(state.pending?.sampleTimes).toHaveLength(2)
    expect(watch([[70, 'Offline']], state).verdict).toBe('offline')
  })

  it('R2: a doubt dies out when only unknown samples follow', () => {
    const state = watch([
      [0, 'Busy'],
      [30, 'Offline'],
      [331, 'PresenceUnknown'],
    ])
    expect(isSuspect(state)).toBe(false)
    expect(state.verdict).toBe('reachable')
  })

  it('R5: recovery needs two good samples', () => {
    const offline = watch([
      [0, 'Offline'],
      [30, 'Available'],
    ])
    expect(offline.verdict).toBe('offline')
    expect(isSuspect(offline)).toBe(true)
    expect(watch([[40, 'Busy']], offline)).toMatchObject({ verdict: 'reachable', since: t0 + 30 * second })
  })

  it('R5: a bad sample during recovery ends it', () => {
    const state = watch([
      [0, 'Offline'],
      [30, 'Available'],
      [40, 'Offline'],
      [50, 'Available'],
    ])
    expect(state.verdict).toBe('offline')
    expect(state.pending?.sampleTimes).toEqual([t0 + 50 * second])
  })
})

describe('samples out of order', () => {
  const newer = observePresence(null, sample('Available', 'A0002'), t0, rules)

  it('drops an older version and keeps the state itself', () => {
    expect(observePresence(newer, sample('Offline', 'A0001'), t0 + second, rules)).toBe(newer)
  })

  it('counts the same version read again: re-asking is how a doubt is settled', () => {
    let state = newer
    for (const after of [30, 40, 50])
      state = observePresence(state, sample('Offline', 'A0003'), t0 + after * second, rules)
    expect(state.verdict).toBe('offline')
  })

  it('takes an older version after all when nothing newer came for a whole window', () => {
    const state = observePresence(newer, sample('Offline', 'A0001'), t0 + 6 * minute, rules)
    expect(state).toMatchObject({ sequenceNumber: 'A0001', lastGoodAt: t0 + 6 * minute })
  })

  it('forgets doubts that lie in the future after the clock was set back', () => {
    const doubted = watch([
      [3600, 'Available'],
      [3630, 'Offline'],
      [3640, 'Offline'],
    ])
    const state = watch([[0, 'Offline']], doubted)
    expect(state.pending?.sampleTimes).toEqual([t0])
  })
})

describe('telling whether anything changed', () => {
  const before = watch([[0, 'Available']])

  it('ignores freshness alone', () => {
    expect(presenceChanged(before, watch([[30, 'available']], before))).toBe(false)
    expect(presenceChanged(before, { ...before, sequenceNumber: 'A9' })).toBe(false)
  })

  it('sees first sight, other words, a doubt and each sample of it', () => {
    expect(presenceChanged(null, before)).toBe(true)
    expect(presenceChanged(before, watch([[30, 'Busy']], before))).toBe(true)
    const doubted = watch([[30, 'Offline']], before)
    expect(presenceChanged(before, doubted)).toBe(true)
    expect(presenceChanged(doubted, watch([[40, 'Offline']], doubted))).toBe(true)
    const unknown = watch([[40, 'PresenceUnknown']], doubted)
    expect(presenceChanged(unknown, watch([[50, 'PresenceUnknown']], unknown))).toBe(false)
  })
})

describe('whatever the service sends', () => {
  const words = fc.constantFrom('Available', 'Busy', 'InACall', 'Offline', 'PresenceUnknown', '')
  const history = fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), words), { minLength: 1, maxLength: 60 })

  function replay(steps: readonly (readonly [number, string])[]): PresenceState[] {
    let after = 0
    let state: PresenceState | null = null
    return steps.map(([gap, word]) => {
      after += gap
      state = watch([[after, word]], state)
      return state
    })
  }

  it('R2: samples that say unknown never make anything offline', () => {
    fc.assert(
      fc.property(history, (steps) => {
        let before: PresenceState | null = null
        for (const [i, state] of replay(steps).entries()) {
          const said = readPresenceVerdict(sample(steps[i]?.[1] ?? ''))
          if (said === 'unknown') expect(state.verdict).toBe(before?.verdict ?? null)
          if (state.verdict === 'offline' && before?.verdict !== 'offline') expect(said).toBe('offline')
          before = state
        }
      }),
    )
  })

  it('the same sample at the same moment changes nothing', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const after = steps.reduce((sum, [gap]) => sum + gap, 0)
        const state = replay(steps).at(-1)
        const again = watch([[after, steps.at(-1)?.[1] ?? '']], state ?? null)
        expect(again.verdict).toBe(state?.verdict)
        // Only a verdict that has just become hard may be confirmed, which leaves it as it is.
        expect(again).toEqual(state)
      }),
    )
  })

  it('every doubt has a way out: agreeing samples end it, opposing ones make it hard, silence lets it die', () => {
    fc.assert(
      fc.property(history, fc.constantFrom('Available', 'Offline', 'PresenceUnknown'), (steps, word) => {
        const after = steps.reduce((sum, [gap]) => sum + gap, 0)
        const last = replay(steps).at(-1) ?? null
        const state = watch(
          [10, 20, 311, 321, 331].map((wait) => [after + wait, word] as const),
          last,
        )
        expect(state.pending).toBeNull()
      }),
    )
  })

  it('R1, R5: a hard change always has enough samples behind it, and a doubt always too few', () => {
    fc.assert(
      fc.property(history, (steps) => {
        let before: PresenceState | null = null
        for (const state of replay(steps)) {
          if (state.pending) expect(state.pending.sampleTimes.length).toBeLessThan(state.pending.needed)
          if (before?.verdict && before.verdict !== state.verdict) {
            const needed = state.verdict === 'offline' ? rules.badSamples : rules.goodSamples
            expect((before.pending?.sampleTimes.length ?? 0) + 1).toBeGreaterThanOrEqual(needed)
          }
          before = state
        }
      }),
    )
  })
})
