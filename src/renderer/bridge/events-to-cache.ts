import type { QueryClient } from '@tanstack/react-query'
import type { EventPayload } from '../../shared/ipc/contract'
import { type EventName, eventNames } from '../../shared/ipc/names'
import { appWideKey } from '../../shared/ipc/revision'
import type { ActionRecord } from '../../shared/model/action'
import type { TenantTest } from '../../shared/model/onboarding'
import type { PermissionRound } from '../../shared/model/permission-round'
import type { SoundState } from '../../shared/model/sound-state'
import type { TenantKey } from '../../shared/model/tenant'
import type { UnplugTest } from '../../shared/model/unplug-test'
import type { Bridge, IncidentsOfAll, RevisedTenant, RoomsOfTenant } from './bridge'
import { type EventLedger, judgeEvent } from './event-ledger'
import { kindsOfTenant, queryKeys } from './query-keys'

/** One effect an event: a forgotten one does not compile. */
type CacheEffects = { [N in EventName]: (payload: EventPayload<N>) => void }

/** Merges one event into a tenant's rooms; unchanged rooms keep their identity, so their tiles do not render. */
function mergeRooms(held: RoomsOfTenant, event: EventPayload<'rooms.changed'>): RoomsOfTenant {
  const rooms = new Map(held.rooms)
  for (const room of event.changed) rooms.set(room.roomId, room)
  for (const roomId of event.removed) rooms.delete(roomId)
  return { epoch: event.epoch, revision: event.revision, rooms }
}

/** Merges one event into the incidents. */
function mergeIncidents(held: IncidentsOfAll, event: EventPayload<'incidents.changed'>): IncidentsOfAll {
  const incidents = new Map(held.incidents)
  for (const incident of event.changed) incidents.set(incident.incidentId, incident)
  for (const incidentId of event.removed) incidents.delete(incidentId)
  return { epoch: event.epoch, revision: event.revision, incidents }
}

/** Puts a newer record of an action at its place in a newest-first list of at most `limit`. */
export function mergeAction(
  held: readonly ActionRecord[],
  action: ActionRecord,
  limit: number,
): ActionRecord[] {
  const known = held.some((record) => record.actionId === action.actionId)
  return known
    ? held.map((record) => (record.actionId === action.actionId ? action : record))
    : [action, ...held].sort((a, b) => b.requestedAt - a.requestedAt).slice(0, limit)
}

/** Puts a test at its place in a newest-first list. */
function mergeUnplugTest(held: readonly UnplugTest[], test: UnplugTest): UnplugTest[] {
  return [test, ...held.filter(({ testId }) => testId !== test.testId)].sort(
    (a, b) => b.startedAt - a.startedAt,
  )
}

/** The longest list of actions the window keeps. */
export const actionsKept = 200

/** The kinds of entries that belong to one room each. */
const kindsOfRoom: ReadonlySet<unknown> = new Set(['room', 'history', 'answers'])

/** What each event does to the query cache. */
export function cacheEffects(client: QueryClient, ledger: EventLedger): CacheEffects {
  // A read that is under way is not cancelled: the ledger makes it read again if this event overtook it.
  const readAgain = (queryKey: readonly unknown[]): void => {
    void client.invalidateQueries({ queryKey }, { cancelRefetch: false })
  }
  const readRoomAgain = (tenantKey: TenantKey, roomIds: ReadonlySet<unknown>): void => {
    void client.invalidateQueries({
      predicate: ({ queryKey: [kind, tenant, room] }) =>
        kindsOfRoom.has(kind) && tenant === tenantKey && roomIds.has(room),
    })
  }

  return {
    'rooms.changed': (event) => {
      const { tenantKey } = event
      const held = client.getQueryData<RoomsOfTenant>(queryKeys.rooms(tenantKey))
      ledger.note('rooms.changed', tenantKey, event)
      const judgement = judgeEvent(held, event)
      if (held !== undefined && judgement === 'merge') {
        client.setQueryData<RoomsOfTenant>(queryKeys.rooms(tenantKey), mergeRooms(held, event))
      } else if (judgement === 'readAgain') readAgain(queryKeys.rooms(tenantKey))
      if (judgement !== 'ignore') {
        readRoomAgain(tenantKey, new Set([...event.changed.map((room) => room.roomId), ...event.removed]))
      }
    },

    'tenant.changed': (event) => {
      const { tenantKey, epoch, revision, status } = event
      ledger.note('tenant.changed', tenantKey, event)
      const held = client.getQueryData<RevisedTenant[]>(queryKeys.tenants)
      if (held === undefined) return
      const entry = held.find(({ tenant }) => tenant.tenantKey === tenantKey)
      const judgement = entry === undefined ? 'readAgain' : judgeEvent(entry, event)
      if (judgement === 'readAgain') readAgain(queryKeys.tenants)
      if (judgement !== 'merge') return
      client.setQueryData<RevisedTenant[]>(
        queryKeys.tenants,
        held.map((each) => (each === entry ? { ...status, epoch, revision } : each)),
      )
    },

    'tenant.removed': (event) => {
      const { tenantKey } = event
      ledger.note('tenant.removed', tenantKey, event)
      client.removeQueries({
        predicate: ({ queryKey: [kind, tenant] }) => kindsOfTenant.has(kind) && tenant === tenantKey,
      })
      client.setQueryData<RevisedTenant[]>(queryKeys.tenants, (held) =>
        held?.filter(({ tenant }) => tenant.tenantKey !== tenantKey),
      )
      client.setQueriesData<ActionRecord[]>({ queryKey: queryKeys.actions(null, null) }, (held) =>
        held?.filter((record) => record.tenantKey !== tenantKey),
      )
    },

    // Each one carries the whole test, so there is nothing to merge and no gap to fill.
    'tenantTest.changed': ({ test }) => {
      client.setQueryData<TenantTest>(queryKeys.tenantTest(test.testId), test)
    },

    'action.changed': (event) => {
      const { tenantKey, action } = event
      const newest = ledger.newest('action.changed', tenantKey)
      const verdict = newest === undefined ? 'merge' : judgeEvent(newest, event)
      ledger.note('action.changed', tenantKey, event)
      if (verdict === 'readAgain') readAgain(['actions'])
      else if (verdict === 'merge') {
        for (const [tenant, room] of [
          [null, null],
          [tenantKey, null],
          [tenantKey, action.roomId],
        ] as const) {
          client.setQueryData<ActionRecord[]>(
            queryKeys.actions(tenant, room),
            (held) => held && mergeAction(held, action, actionsKept),
          )
        }
      }
      if (action.roomId !== null) readRoomAgain(tenantKey, new Set([action.roomId]))
    },

    'incidents.changed': (event) => {
      ledger.note('incidents.changed', appWideKey, event)
      const held = client.getQueryData<IncidentsOfAll>(queryKeys.incidents)
      const judgement = judgeEvent(held, event)
      if (held !== undefined && judgement === 'merge') {
        client.setQueryData<IncidentsOfAll>(queryKeys.incidents, mergeIncidents(held, event))
      } else if (judgement === 'readAgain') readAgain(queryKeys.incidents)
      if (judgement !== 'ignore') {
        const ids = new Set<unknown>(event.changed.map(({ incidentId }) => incidentId))
        void client.invalidateQueries({
          predicate: ({ queryKey: [kind, incidentId] }) => kind === 'incident' && ids.has(incidentId),
        })
        readAgain(queryKeys.silences)
        readAgain(queryKeys.maintenance)
      }
    },

    'maintenance.changed': () => readAgain(queryKeys.maintenance),
    'notifications.changed': () => {
      readAgain(queryKeys.notifications)
      readAgain(queryKeys.contacts)
      readAgain(queryKeys.digests)
      readAgain(queryKeys.heartbeat)
      void client.invalidateQueries({ predicate: ({ queryKey: [kind] }) => kind === 'routePreview' })
    },

    // Each one carries the whole state.
    'sound.changed': ({ sound }) => {
      client.setQueryData<SoundState>(queryKeys.sound, sound)
    },

    'permissionRound.changed': ({ round }) => {
      client.setQueryData<PermissionRound>(queryKeys.permissionRound, round)
    },

    // Each one carries the whole test: the newest word about it takes its place, or begins the list.
    'unplugTest.changed': ({ unplugTest }) => {
      client.setQueryData<UnplugTest[]>(
        queryKeys.unplugTests,
        (held) => held && mergeUnplugTest(held, unplugTest),
      )
    },

    'rules.changed': () => readAgain(queryKeys.rules),

    'replay.changed': ({ replayId, done }) => {
      client.setQueryData<number>(queryKeys.replay(replayId), done)
    },

    'fileWork.changed': ({ work, done }) => {
      client.setQueryData<number>(queryKeys.fileWork(work), done)
    },

    'app.changed': ({ epoch, revision, status }) => {
      ledger.note('app.changed', appWideKey, { epoch, revision })
      const held = client.getQueryData<{ epoch: string; revision: number }>(queryKeys.app)
      const judgement = judgeEvent(held, { epoch, revision })
      if (judgement === 'readAgain') readAgain(queryKeys.app)
      else if (judgement === 'merge') client.setQueryData(queryKeys.app, { ...status, epoch, revision })
    },

    'app.heartbeat': ({ epoch, revision }) => {
      client.setQueryData(queryKeys.mainBeat, { epoch, revision })
    },
  }
}

/** Subscribes every event to its effect. Returns the unsubscribe. */
export function connectEvents(bridge: Bridge, client: QueryClient): () => void {
  const effects = cacheEffects(client, bridge.ledger)
  const connect = <N extends EventName>(name: N): (() => void) => bridge.subscribe(name, effects[name])
  const disconnects = eventNames.map((name) => connect(name))
  return () => {
    for (const disconnect of disconnects) disconnect()
  }
}
