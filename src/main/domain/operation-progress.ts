import type { Failure } from '../../shared/errors'
import { type ActionRecord, type ActionState, finalActionStates } from '../../shared/model/action'

/** The service's operation status in our words. */
type OperationStatus = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'unknown'

/** What is known of a command when its next state is asked for. Times are epoch ms. */
export interface ActionFacts {
  action: Pick<ActionRecord, 'state' | 'requestedAt'>
  /** How the request ended; null while its answer is awaited. */
  receipt: { ok: true } | { ok: false; error: Failure } | null
  /** The operation Graph made of it (or, after a lost answer, the one that matches); null when none is known. */
  operation: { status: OperationStatus; endedAt: number | null } | null
  /** When the device was first seen away after the request; null when it was not. */
  deviceOfflineSince: number | null
  /** When the device was last seen healthy, or its connection began; null when it was not. */
  deviceHealthyAt: number | null
}

/** How long a command may stay unfinished before it is given up, ms. */
const actionTimeouts = {
  /** A request whose answer was never recorded (the app ended in between) counts as a lost answer. */
  answerMs: 2 * 60_000,
  /** A matching operation must appear this long after a lost answer. */
  matchMs: 15 * 60_000,
  /** The service must say how its operation ended. */
  operationMs: 60 * 60_000,
  /** The device must be seen back after the operation's end (R30). */
  seenBackMs: 15 * 60_000,
} as const

/**
 * The next state of a command, by the picture beside {@link ActionState}. Called again and again with what is known, it
 * reaches a final state in bounded time; a final state never changes. `seenBack` needs proof: the device seen away after
 * the request and healthy after that (R30). A device that was never seen away ends as `notVerified`.
 */
export function nextActionState(facts: ActionFacts, now: number): ActionState {
  const { action, receipt, operation } = facts
  if (finalActionStates.has(action.state)) return action.state
  const age = now - action.requestedAt

  if (operation === null) {
    if (receipt === null && action.state === 'sending' && age <= actionTimeouts.answerMs) return 'sending'
    if (receipt !== null && !receipt.ok && !mayHaveHappened(receipt.error)) return 'refused'
    const isAccepted = receipt?.ok ?? (action.state !== 'sending' && action.state !== 'answerLost')
    if (!isAccepted) return age > actionTimeouts.matchMs ? 'notVerified' : 'answerLost'
    if (isSeenBack(facts)) return 'seenBack'
    if (age > actionTimeouts.operationMs) return 'notVerified'
    return action.state === 'running' || action.state === 'waitingForDevice' ? action.state : 'accepted'
  }

  switch (operation.status) {
    case 'failed':
    case 'cancelled':
      return 'failed'
    case 'succeeded': {
      if (isSeenBack(facts)) return 'seenBack'
      const waitedMs = now - (operation.endedAt ?? action.requestedAt)
      return waitedMs > actionTimeouts.seenBackMs ? 'notVerified' : 'waitingForDevice'
    }
    case 'unknown':
      if (isSeenBack(facts)) return 'seenBack'
      break
    case 'queued':
    case 'running':
      break
  }
  if (age > actionTimeouts.operationMs) return 'notVerified'
  const hasBegun = operation.status === 'running' || action.state === 'running'
  return hasBegun ? 'running' : 'accepted'
}

/** Did the answer get lost, rather than say no? A gateway's timeout and our own hanging up are no answer either. */
function mayHaveHappened({ code, status }: Failure): boolean {
  if (code === 'graph.answerLost' || code === 'graph.timeout' || code === 'request.cancelled') return true
  return code === 'graph.serverError' && status === 504
}

/** An operation of a device, as far as matching needs it. */
interface OperationCandidate {
  operationId: string
  /** `deviceRestart`, in any case. */
  type: string
  createdAt: number | null
}

/**
 * After a lost answer: the oldest operation of `type` created since the request that no other command of the journal
 * owns; null when there is none. The workstation's clock may be a minute ahead of the service's.
 */
export function findOperation<T extends OperationCandidate>(
  operations: readonly T[],
  wanted: { type: string; requestedAt: number; ownedIds: ReadonlySet<string> },
): T | null {
  const clockSkewMs = 60_000
  let found: { operation: T; createdAt: number } | null = null
  for (const operation of operations) {
    const { createdAt, operationId, type } = operation
    if (createdAt === null || createdAt < wanted.requestedAt - clockSkewMs) continue
    if (type.toLowerCase() !== wanted.type.toLowerCase() || wanted.ownedIds.has(operationId)) continue
    if (found === null || createdAt < found.createdAt) found = { operation, createdAt }
  }
  return found?.operation ?? null
}

function isSeenBack({ action, deviceOfflineSince, deviceHealthyAt }: ActionFacts): boolean {
  if (deviceOfflineSince === null || deviceHealthyAt === null) return false
  return deviceOfflineSince >= action.requestedAt && deviceHealthyAt > deviceOfflineSince
}
