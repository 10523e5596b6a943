import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Outcome, succeed } from '../../shared/errors'
import type { Permission } from '../../shared/model/permission'
import type { GraphClient, GraphWorkload, Lane } from '../graph/graph-client'
import { probeManagedDevices, probeTeamworkDevices } from '../graph/probe-device-source'
import type { Clock } from '../lib/clock'

/** One real request a permission, that reads as little as there is to read. */
export type AccessProbe =
  | 'accounts'
  | 'presence'
  | 'devices'
  | 'callRecords'
  | 'places'
  | 'calendars'
  | 'managedDevices'
  | 'directoryDevices'

/** The permission each probe puts to the test. What only a command would show is not among them. */
export const probedPermission: Record<AccessProbe, Permission> = {
  accounts: 'User.Read.All',
  places: 'Place.Read.All',
  presence: 'Presence.Read.All',
  devices: 'TeamworkDevice.ReadWrite.All',
  callRecords: 'CallRecords.Read.All',
  calendars: 'Calendars.ReadBasic.All',
  managedDevices: 'DeviceManagementManagedDevices.Read.All',
  directoryDevices: 'Device.Read.All',
}

/** Somebody to ask about: presence and calendars have no list of their own. */
export interface ProbeSubjects {
  accountId: string | null
  mailbox: string | null
}

interface ProbeContext {
  graph: GraphClient
  clock: Clock
  lane: Lane
  signal: AbortSignal
}

/** The call in question looks this far ahead or back. */
const hourMs = 60 * 60_000

const List = z.object({ value: z.array(z.unknown()) })
const Identities = z.object({ value: z.array(z.object({ id: z.string() })) })
const Mailboxes = z.object({ value: z.array(z.object({ emailAddress: z.string().nullish() })) })

/**
 * Runs one probe; the value is whom it found to ask about. Nothing is stored. A calendar without a mailbox to ask for
 * asks for that of the account; without either the probe has nothing to try ({@link canProbe}).
 */
export async function runProbe(
  probe: AccessProbe,
  subjects: ProbeSubjects,
  context: ProbeContext,
): Promise<Outcome<Partial<ProbeSubjects>>> {
  const { graph, clock, lane, signal } = context
  const options = (workload: GraphWorkload) => ({ workload, lane, signal })
  switch (probe) {
    case 'accounts': {
      const answer = await graph.get('v1.0', '/users?$top=1&$select=id', Identities, options('identity'))
      return answer.ok ? succeed({ accountId: answer.value.body.value[0]?.id ?? null }) : answer
    }
    case 'places': {
      const path = '/places/microsoft.graph.room?$top=1'
      const answer = await graph.get('v1.0', path, Mailboxes, options('places'))
      return answer.ok ? succeed({ mailbox: answer.value.body.value[0]?.emailAddress ?? null }) : answer
    }
    case 'presence': {
      // Without anybody to ask about, an id that nobody has still shows whether we may ask.
      const body = { ids: [subjects.accountId ?? randomUUID()] }
      const path = '/communications/getPresencesByUserId'
      return bare(await graph.query('v1.0', path, body, List, options('presence')))
    }
    case 'devices':
      return bare(await probeTeamworkDevices(graph, { lane, signal }))
    case 'managedDevices':
      return bare(await probeManagedDevices(graph, { lane, signal }))
    case 'directoryDevices': {
      const path = '/devices?$top=1&$select=id'
      return bare(await graph.get('v1.0', path, List, options('directoryDevices')))
    }
    case 'callRecords': {
      const since = new Date(clock.now() - hourMs).toISOString()
      const filter = encodeURIComponent(`startDateTime ge ${since}`)
      const path = `/communications/callRecords?$filter=${filter}&$select=id`
      return bare(await graph.get('v1.0', path, List, options('calls')))
    }
    case 'calendars': {
      const now = clock.now()
      const span = new URLSearchParams({
        startDateTime: new Date(now).toISOString(),
        endDateTime: new Date(now + hourMs).toISOString(),
        $select: 'subject',
        $top: '1',
      })
      const mailbox = subjects.mailbox ?? subjects.accountId ?? ''
      const path = `/users/${encodeURIComponent(mailbox)}/calendarView?${span}`
      return bare(await graph.get('v1.0', path, List, options('calendars')))
    }
  }
}

/** Is there somebody to ask about? */
export function canProbe(probe: AccessProbe, { accountId, mailbox }: ProbeSubjects): boolean {
  return probe !== 'calendars' || accountId !== null || mailbox !== null
}

function bare(outcome: Outcome<unknown>): Outcome<Partial<ProbeSubjects>> {
  return outcome.ok ? succeed({}) : outcome
}
