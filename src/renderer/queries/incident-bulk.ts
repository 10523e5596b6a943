import { useRef, useState } from 'react'
import type { Failure } from '../../shared/errors'
import type { IncidentId, IncidentSummary, SnoozeChoice } from '../../shared/model/incident'
import { useBridge } from '../bridge/bridge-context'
import { RequestFailed } from '../bridge/request-failed'

/** What was done to incidents, and to which of them it can be undone. */
export interface BulkOutcome {
  deed: { kind: 'acknowledged' } | { kind: 'snoozed'; choice: SnoozeChoice } | { kind: 'undone' }
  count: number
  undoable: readonly IncidentId[]
}

interface BulkState {
  progress: { done: number; total: number } | null
  outcome: BulkOutcome | null
  failure: Failure | null
}

const idle: BulkState = { progress: null, outcome: null, failure: null }

/** So many at a time: each piece is on disk before the next one, and one may stop in between. */
const pieceSize = 50

/**
 * Does something to many incidents, piece by piece, with progress; stops when told to, and can be undone for those that were
 * open before. One that is over meanwhile is passed by.
 */
export function useIncidentBulk() {
  const bridge = useBridge()
  const [state, setState] = useState(idle)
  const isStopped = useRef(false)

  const run = async (
    incidents: readonly Pick<IncidentSummary, 'incidentId' | 'state'>[],
    deed: BulkOutcome['deed'],
    send: (incidentIds: IncidentId[]) => Promise<unknown>,
  ): Promise<void> => {
    isStopped.current = false
    const total = incidents.length
    let done = 0
    let failure: Failure | null = null
    while (done < total && !isStopped.current && failure === null) {
      setState({ ...idle, progress: { done, total } })
      const piece = incidents.slice(done, done + pieceSize)
      failure = await tried(() => send(piece.map(({ incidentId }) => incidentId)))
      if (failure === null) done += piece.length
    }
    const undoable = incidents.slice(0, done).filter((one) => one.state === 'open')
    const outcome: BulkOutcome = {
      deed,
      count: done,
      undoable: deed.kind === 'undone' ? [] : undoable.map(({ incidentId }) => incidentId),
    }
    setState({ progress: null, outcome: done === 0 ? null : outcome, failure })
  }

  return {
    ...state,
    acknowledge: (incidents: readonly IncidentSummary[], reason: string | null) =>
      void run(incidents, { kind: 'acknowledged' }, (incidentIds) =>
        bridge.request('incidents.acknowledge', { incidentIds, reason }),
      ),
    snooze: (incidents: readonly IncidentSummary[], choice: SnoozeChoice) =>
      void run(incidents, { kind: 'snoozed', choice }, (incidentIds) =>
        bridge.request('incidents.snooze', { incidentIds, choice }),
      ),
    undo: ({ deed, undoable }: BulkOutcome) => {
      const name = deed.kind === 'snoozed' ? 'incidents.unsnooze' : 'incidents.giveBack'
      const incidents = undoable.map((incidentId) => ({ incidentId, state: 'open' as const }))
      void run(incidents, { kind: 'undone' }, (incidentIds) => bridge.request(name, { incidentIds }))
    },
    stop: () => {
      isStopped.current = true
    },
    forget: () => setState(idle),
  }
}

/** The failure of a request, if it is one that matters here. */
async function tried(send: () => Promise<unknown>): Promise<Failure | null> {
  try {
    await send()
    return null
  } catch (thrown) {
    if (!(thrown instanceof RequestFailed)) throw thrown
    return thrown.failure.code === 'request.notFound' ? null : thrown.failure
  }
}
