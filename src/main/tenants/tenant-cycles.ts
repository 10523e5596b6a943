import { type Failure, fail, type Outcome, succeed } from '../../shared/errors'
import type { Permission } from '../../shared/model/permission'
import type { TokenProvider } from '../auth/token-provider'
import type { GraphClient } from '../graph/graph-client'
import type { PresenceReading } from '../graph/presence'
import type { Clock } from '../lib/clock'
import { readAccountsCycle, readPlacesCycle } from '../pollers/directory-reads'
import { readPresenceCycle } from '../pollers/presence-read'
import type { Access } from './access'
import type { Estate } from './estate'
import { runInTurns } from './in-turns'
import type { PermissionDoctor } from './permission-doctor'
import type { RoomBoard } from './room-board'
import type { RoomSettling } from './room-settling'
import type { TenantDevices } from './tenant-devices'
import type { PollerName, TenantPollers } from './tenant-pollers'
import type { TenantRecorder } from './tenant-recorder'
import { accountsToLookUp, devicesToRecheck, watchedAccounts } from './watch-list'

export interface TenantCyclesParts {
  clock: Clock
  tokens: TokenProvider
  graph: GraphClient
  recorder: TenantRecorder
  access: Access
  estate: Estate
  board: RoomBoard
  devices: TenantDevices
  settling: RoomSettling
  doctor: PermissionDoctor
  /** Permissions of services that the cloud does not have. */
  absent: ReadonlySet<Permission>
  pollers(): TenantPollers
}

type Cycle = (signal: AbortSignal) => Promise<Outcome<number>>

/** A refusal makes us look at the sign-in with a new token, at most this often, ms. */
const accessDoubtEveryMs = 60_000
/** It makes us try every permission, too, at most this often, ms. */
const permissionDoubtEveryMs = 10 * 60_000

/**
 * What each poller of a tenant does once: asks Graph, puts the answer into the estate and on disk, and settles the
 * rooms. All but the sign-in check wait at its gate.
 */
export function tenantCycles(parts: TenantCyclesParts): Record<PollerName, Cycle> {
  const { clock, tokens, graph, recorder, access, estate, board, devices, settling, doctor, absent } = parts
  const nudge = (name: PollerName) => parts.pollers().nudge(name)

  function gated(name: PollerName, run: Cycle): Cycle {
    return async (signal) => {
      const gate = access.gate()
      if (!gate.ok) return gate
      const outcome = await run(signal)
      if (name !== 'presence') settling.noteAsked(name)
      const isDoubtful = !outcome.ok && mayBeAccess(outcome.error)
      if (isDoubtful && parts.pollers().isOlder('access', accessDoubtEveryMs)) {
        tokens.forget()
        nudge('access')
      }
      if (isDoubtful && parts.pollers().isOlder('permissions', permissionDoubtEveryMs)) nudge('permissions')
      return outcome
    }
  }

  async function pollAccess(signal: AbortSignal): Promise<Outcome<number>> {
    const check = await access.check(signal)
    if (signal.aborted) return fail('request.cancelled')
    await parts.pollers().startOthers()
    if (!check.ok) return check
    if (check.value.isChanged) {
      devices.probeAgain()
      doctor.forgetCalls()
      parts.pollers().nudgeAll()
      // The first check keeps to its own time, lest all tenants begin with it.
      if (parts.pollers().report('permissions').lastTriedAt !== null) nudge('permissions')
    }
    return { ok: true, value: 0 }
  }

  /** Somebody who waits wants to see consent given a moment ago, too. */
  async function pollPermissions(signal: AbortSignal): Promise<Outcome<number>> {
    if (doctor.begin()) await pollAccess(signal)
    const gate = access.gate()
    if (gate.ok) return doctor.check(signal)
    doctor.abandon()
    return gate
  }

  async function pollPresence(lane: 'sweep' | 'urgent', signal: AbortSignal): Promise<Outcome<number>> {
    if (absent.has('Presence.Read.All')) {
      settling.noteAsked('presence')
      return fail('graph.notOffered', { params: { what: 'presence' } })
    }
    const accountIds = lane === 'sweep' ? watchedAccounts(estate) : [...estate.suspects]
    const outcome = await readPresenceCycle({ graph, lane, accountIds, apply: takePresence }, signal)
    if (accountIds.length > 0) settling.noteAsked('presence')
    return outcome
  }

  async function pollSuspects(signal: AbortSignal): Promise<Outcome<number>> {
    const presence = estate.suspects.size === 0 ? succeed(0) : await pollPresence('urgent', signal)
    const due = devicesToRecheck(estate, board, devices.watched, clock.now())
    const read = await devices.readSome(due, signal)
    return presence.ok ? read : presence
  }

  async function takePresence(answer: PresenceReading): Promise<void> {
    const now = clock.now()
    const changed = estate.takePresence(answer.samples, now)
    estate.touchAccounts(answer.missing)
    await recorder.presence(changed, now)
    await settling.settle()
  }

  function pollAccounts(signal: AbortSignal): Promise<Outcome<number>> {
    return readAccountsCycle(
      graph,
      (licensed) => accountsToLookUp(estate, licensed),
      async (accounts) => {
        await recorder.accounts(await runInTurns(estate.takeAccounts(accounts)))
        await settling.settle()
        nudge('presence')
      },
      signal,
    )
  }

  function pollPlaces(signal: AbortSignal): Promise<Outcome<number>> {
    return readPlacesCycle(
      graph,
      async (places) => {
        await recorder.places(await runInTurns(estate.takePlaces(places)))
        await settling.settle()
      },
      signal,
    )
  }

  return {
    access: pollAccess,
    permissions: pollPermissions,
    presence: gated('presence', (signal) => pollPresence('sweep', signal)),
    suspects: gated('suspects', pollSuspects),
    devices: gated('devices', (signal) => devices.readList(signal)),
    deviceHealth: gated('deviceHealth', (signal) =>
      devices.readHealth(parts.pollers().healthPlan(estate.devices.size), signal),
    ),
    accounts: gated('accounts', pollAccounts),
    places: gated('places', pollPlaces),
    freshness: async () => {
      await settling.settle()
      return { ok: true, value: 0 }
    },
  }
}

/** Does this failure call for another look at the sign-in? */
function mayBeAccess(error: Failure): boolean {
  return (
    error.code === 'graph.unauthorized' ||
    error.code === 'graph.permissionMissing' ||
    error.code.startsWith('signIn.')
  )
}
