import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ActionFacts, findOperation, nextActionState } from '../../../src/main/domain/operation-progress'
import type { ErrorCode } from '../../../src/shared/errors'
import { ActionState, finalActionStates } from '../../../src/shared/model/action'
import { hour, minute, now, second } from './facts'

const requestedAt = now

function next(state: ActionState, facts: Partial<ActionFacts>, after: number): ActionState {
  const known = { receipt: null, operation: null, deviceOfflineSince: null, deviceHealthyAt: null, ...facts }
  return nextActionState({ action: { state, requestedAt }, ...known }, now + after)
}
const failed = (code: ErrorCode, status?: number): ActionFacts['receipt'] => ({
  ok: false,
  error: { code, status },
})
const operation = (
  status: NonNullable<ActionFacts['operation']>['status'],
  endedAfter: number | null = null,
) => ({
  operation: { status, endedAt: endedAfter === null ? null : now + endedAfter },
})

describe('the request', () => {
  it('is sending until it is answered', () => {
    expect(next('sending', {}, second)).toBe('sending')
    expect(next('sending', { receipt: { ok: true } }, second)).toBe('accepted')
  })

  it.each<[ErrorCode, number | undefined]>([
    ['graph.conflict', 409],
    ['graph.throttled', 429],
    ['graph.serverError', 500],
    ['graph.serverError', 503],
    ['graph.permissionMissing', 403],
    ['graph.notFound', 404],
    ['graph.unreachable', undefined],
  ])('%s (%s) is a refusal: nothing happened', (code, status) => {
    expect(next('sending', { receipt: failed(code, status) }, second)).toBe('refused')
  })

  it.each<[ErrorCode, number | undefined]>([
    ['graph.answerLost', undefined],
    ['graph.timeout', undefined],
    ['graph.serverError', 504],
    ['request.cancelled', undefined],
  ])('%s (%s) may have happened', (code, status) => {
    expect(next('sending', { receipt: failed(code, status) }, second)).toBe('answerLost')
  })

  it('that a crash left unanswered counts as a lost answer', () => {
    expect(next('sending', {}, 2 * minute + 1)).toBe('answerLost')
  })
})

describe('a lost answer', () => {
  it('is found again by the operation that matches', () => {
    expect(next('answerLost', operation('queued'), minute)).toBe('accepted')
    expect(next('answerLost', operation('running'), minute)).toBe('running')
    expect(next('answerLost', operation('failed', minute), 2 * minute)).toBe('failed')
  })

  it('is given up after 15 minutes without one', () => {
    expect(next('answerLost', {}, 15 * minute)).toBe('answerLost')
    expect(next('answerLost', {}, 15 * minute + 1)).toBe('notVerified')
  })

  const listed = (operationId: string, after: number | null, type = 'deviceRestart') => ({
    operationId,
    type,
    createdAt: after === null ? null : now + after,
  })
  const find = (...operations: ReturnType<typeof listed>[]) =>
    findOperation(operations, { type: 'deviceRestart', requestedAt, ownedIds: new Set(['other']) })
      ?.operationId ?? null

  it('matches the first operation of its kind since the request', () => {
    expect(find(listed('late', 3 * second), listed('first', second), listed('old', -2 * minute))).toBe(
      'first',
    )
    expect(find(listed('capital', second, 'DeviceRestart'))).toBe('capital')
  })

  it('allows for a workstation clock that is a little ahead', () => {
    expect(find(listed('skewed', -30 * second))).toBe('skewed')
  })

  it('matches no other kind, no other command’s operation, none without a time', () => {
    expect(
      find(listed('logs', second, 'deviceDiagnostics'), listed('other', second), listed('timeless', null)),
    ).toBeNull()
  })
})

describe('the operation', () => {
  it('queued is accepted, running is running and does not fall back', () => {
    expect(next('accepted', operation('queued'), minute)).toBe('accepted')
    expect(next('accepted', operation('running'), minute)).toBe('running')
    expect(next('running', operation('queued'), minute)).toBe('running')
    expect(next('running', operation('unknown'), minute)).toBe('running')
  })

  it('failed or cancelled is failed', () => {
    expect(next('running', operation('failed', minute), minute)).toBe('failed')
    expect(next('accepted', operation('cancelled', minute), minute)).toBe('failed')
  })

  it('that never ends is given up after an hour', () => {
    expect(next('running', operation('running'), hour)).toBe('running')
    expect(next('running', operation('running'), hour + 1)).toBe('notVerified')
    expect(next('accepted', {}, hour + 1)).toBe('notVerified')
  })
})

describe('R30: the device must be seen back', () => {
  const done = operation('succeeded', 2 * minute)

  it('is waited for when the operation succeeded', () => {
    expect(next('running', done, 2 * minute)).toBe('waitingForDevice')
    expect(next('waitingForDevice', { ...done, deviceOfflineSince: now + minute }, 5 * minute)).toBe(
      'waitingForDevice',
    )
  })

  it('is seen back when it was away after the request and healthy after that', () => {
    const back = { deviceOfflineSince: now + minute, deviceHealthyAt: now + 4 * minute }
    expect(next('waitingForDevice', { ...done, ...back }, 5 * minute)).toBe('seenBack')
  })

  it('is not proven by health from before it went, or an absence from before the request', () => {
    const before = { deviceOfflineSince: now + 3 * minute, deviceHealthyAt: now + minute }
    expect(next('waitingForDevice', { ...done, ...before }, 5 * minute)).toBe('waitingForDevice')
    const earlier = { deviceOfflineSince: now - minute, deviceHealthyAt: now + minute }
    expect(next('waitingForDevice', { ...done, ...earlier }, 5 * minute)).toBe('waitingForDevice')
  })

  it('waits for the operation’s own end even if the device is back', () => {
    const back = { deviceOfflineSince: now + minute, deviceHealthyAt: now + 2 * minute }
    expect(next('running', { ...operation('running'), ...back }, 3 * minute)).toBe('running')
    expect(next('running', { ...operation('unknown'), ...back }, 3 * minute)).toBe('seenBack')
  })

  it('is not verified 15 minutes after the operation’s end', () => {
    expect(next('waitingForDevice', done, 17 * minute)).toBe('waitingForDevice')
    expect(next('waitingForDevice', done, 17 * minute + 1)).toBe('notVerified')
  })
})

describe('whatever is known of a command', () => {
  const time = fc.option(
    fc.integer({ min: -hour, max: hour }).map((after) => now + after),
    { nil: null },
  )
  const facts = fc.record({
    receipt: fc.constantFrom<ActionFacts['receipt']>(
      null,
      { ok: true },
      failed('graph.answerLost'),
      failed('graph.conflict'),
    ),
    operation: fc.option(
      fc.record({
        status: fc.constantFrom('queued', 'running', 'succeeded', 'failed', 'cancelled', 'unknown'),
        endedAt: time,
      }),
      { nil: null },
    ),
    deviceOfflineSince: time,
    deviceHealthyAt: time,
  })
  const state = fc.constantFrom(...ActionState.options)

  it('a final state stays', () => {
    fc.assert(
      fc.property(state, facts, fc.integer({ min: 0, max: 3 * hour }), (from, known, after) => {
        if (finalActionStates.has(from)) expect(next(from, known, after)).toBe(from)
      }),
    )
  })

  it('no state is without a way out: all are final in the end', () => {
    fc.assert(
      fc.property(state, facts, (from, known) => {
        const later = next(from, known, 3 * hour)
        expect(finalActionStates.has(next(later, known, 4 * hour))).toBe(true)
      }),
    )
  })

  it('R30: only proof makes it "seen back"', () => {
    fc.assert(
      fc.property(state, facts, fc.integer({ min: 0, max: 3 * hour }), (from, known, after) => {
        if (from === 'seenBack' || next(from, known, after) !== 'seenBack') return
        expect(known.deviceOfflineSince ?? 0).toBeGreaterThanOrEqual(requestedAt)
        expect(known.deviceHealthyAt ?? 0).toBeGreaterThan(known.deviceOfflineSince ?? 0)
      }),
    )
  })
})
