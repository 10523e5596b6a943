import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RequestInput, RequestOutput } from '../../shared/ipc/contract'
import type { RequestName } from '../../shared/ipc/names'
import {
  type Incident,
  type IncidentId,
  type IncidentSummary,
  isMuted,
  type SilenceMatcher,
} from '../../shared/model/incident'
import type { IncidentsOfAll } from '../bridge/bridge'
import { useBridge } from '../bridge/bridge-context'
import { queryKeys } from '../bridge/query-keys'

const none: readonly IncidentSummary[] = []

function listed({ incidents }: IncidentsOfAll): readonly IncidentSummary[] {
  return [...incidents.values()]
}

/** Is it an urgent one that nobody has taken on? */
function isUnhandled(incident: IncidentSummary): boolean {
  return incident.state === 'open' && incident.urgency === 'high' && !isMuted(incident)
}

const countUnhandled = ({ incidents }: IncidentsOfAll): number =>
  [...incidents.values()].filter(isUnhandled).length

function useIncidentsAs<T>(select: (all: IncidentsOfAll) => T) {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.incidents,
    queryFn: () => bridge.readIncidents(),
    structuralSharing: false,
    select,
  })
}

/** Unresolved incidents, and resolved ones that may still come back. */
export function useIncidents() {
  const { data, error, isPending } = useIncidentsAs(listed)
  return { incidents: data ?? none, isRead: !isPending, error }
}

/** How many urgent incidents nobody has taken on. */
export function useUnhandledCount(): number {
  return useIncidentsAs(countUnhandled).data ?? 0
}

/** One incident with its story; read again whenever it changes. */
export function useIncident(incidentId: IncidentId) {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.incident(incidentId),
    queryFn: () => bridge.request('incidents.read', { incidentId }),
  })
}

/** Reads one incident with its story, now, and does something with it. */
export function useWithIncident(work: (incident: Incident) => Promise<void>) {
  const bridge = useBridge()
  return useMutation({
    mutationFn: async (incidentId: IncidentId) =>
      work(await bridge.request('incidents.read', { incidentId })),
  })
}

/** What the next shift has to know; worked out anew whenever it is asked for. */
export function useHandover(shiftHours: number) {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.handover(shiftHours),
    queryFn: () => bridge.request('incidents.handover', { shiftHours }),
    staleTime: 0,
    gcTime: 0,
  })
}

/** Writes incidents as CSV where the operator says. */
export function useExportIncidents() {
  const bridge = useBridge()
  return useMutation({
    mutationFn: (incidentIds: IncidentId[]) => bridge.request('incidents.exportList', { incidentIds }),
  })
}

/** Silences in force. */
export function useSilences() {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.silences,
    queryFn: () => bridge.request('incidents.listSilences', null),
  })
}

/** What a silence would match. */
export function useSilencePreview(matcher: SilenceMatcher) {
  const bridge = useBridge()
  return useQuery({
    queryKey: queryKeys.silencePreview(matcher),
    queryFn: () => bridge.request('incidents.previewSilence', { matcher }),
    staleTime: 0,
  })
}

type Deed = Extract<
  RequestName,
  | 'incidents.acknowledge'
  | 'incidents.snooze'
  | 'incidents.unsnooze'
  | 'incidents.giveBack'
  | 'incidents.note'
  | 'incidents.silence'
  | 'incidents.changeSilence'
  | 'incidents.endSilence'
>

/** Does something to incidents; what changes comes back as an event. */
export function useIncidentDeed<N extends Deed>(name: N) {
  const bridge = useBridge()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: RequestInput<N>): Promise<RequestOutput<N>> => bridge.request(name, input),
    // A silence that hides nothing now changes no incident, and so brings no event.
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.silences }),
  })
}
