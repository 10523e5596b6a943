import type { IncidentSummary } from '../../shared/model/incident'
import type { UnplugTest } from '../../shared/model/unplug-test'
import type { RoomSignal } from './room-signal'

/** Longer than any budget: the nightly restarts' patience of 20 minutes and a list of devices every five are within it. */
const unplugPatienceMs = 30 * 60_000

/** Is a room well enough for a power cut to be seen? */
export function mayBeUnplugged(signal: RoomSignal | null, incidents: readonly IncidentSummary[]): boolean {
  if (signal === null || signal.isSoft || signal.isRestarting) return false
  if (signal.presence !== 'reachable' || signal.compute === 'offline') return false
  return !incidents.some(
    ({ roomId, type, state }) =>
      roomId === signal.roomId &&
      state !== 'resolved' &&
      (type === 'roomOffline' ||
        type === 'computeOffline' ||
        type === 'flapping' ||
        type === 'deviceOffline'),
  )
}

/**
 * Brings a test up to what is seen of its room now. Each stage keeps the first time it was reached; a stage that a later one
 * overtook stays empty. Returns `test` itself when nothing changed.
 */
export function followUnplug(
  test: UnplugTest,
  signal: RoomSignal | null,
  incidents: readonly IncidentSummary[],
  now: number,
): UnplugTest {
  if (test.state !== 'pulled' || test.pulledAt === null) return test
  const incident = incidents.find((one) => isOfTest(one, test))
  const isDown = signal?.presence === 'offline' || signal?.compute === 'offline'
  const { soft, hard } = test.stages
  const stages = {
    soft: soft ?? (signal?.isSoft ? (signal.badSince ?? now) : null),
    // The incident knows when it was believed; this looks once a second.
    hard: hard ?? (isDown ? Math.min(now, incident?.hardAt ?? now) : null),
    incident: test.stages.incident ?? incident?.hardAt ?? null,
    told: test.stages.told ?? incident?.toldAt ?? null,
  }
  const isLow = incident?.urgency === 'low'
  const isDone = stages.told !== null || (isLow && stages.incident !== null)
  const isTooLate = now - test.pulledAt >= unplugPatienceMs
  const state = isDone ? 'done' : isTooLate ? 'timedOut' : test.state
  const isSame =
    state === test.state &&
    isLow === test.isLow &&
    stages.soft === soft &&
    stages.hard === hard &&
    stages.incident === test.stages.incident
  return isSame ? test : { ...test, state, stages, isLow }
}

/** The incident that this power cut made: of the room being down, or of the very device. */
function isOfTest({ roomId, type, hardAt, subject }: IncidentSummary, test: UnplugTest): boolean {
  if (roomId !== test.roomId || hardAt < test.startedAt) return false
  if (type === 'roomOffline' || type === 'computeOffline') return true
  return type === 'deviceOffline' && subject.name === test.deviceName
}
