import type { IncidentType } from '../../model/incident'
import { softwareWord } from './devices'
import { inRoom, peripheralOf, roomOf, serviceOf, type Worded } from './incident-subject'

const ends: Record<IncidentType, (incident: Worded) => string> = {
  schedulerSilent: () => 'Roomwall checks all tenants again',
  keychainUnavailable: () => 'Roomwall can read its credentials again',
  ownNetworkLost: () => 'this computer reaches the network again',
  tenantAccessLost: ({ subject }) => `Roomwall has access to ${subject.name} again`,
  graphDegraded: ({ subject }) => `Microsoft Graph answers for ${subject.name} again`,
  presenceOutage: () => 'Teams no longer says that rooms are offline whose devices are not',
  siteOutage: ({ subject }) => `the outage of ${subject.name} is over`,
  rollout: ({ subject }) => `rooms with ${subject.name} no longer restart one after another`,
  flapping: (incident) => `${roomOf(incident)} no longer comes and goes`,
  roomOffline: (incident) => `${roomOf(incident)} is online again`,
  computeOffline: (incident) => `the computer of ${roomOf(incident)} is online again`,
  deviceOffline: (incident) => `${incident.subject.name} is online again${inRoom(incident)}`,
  deviceCritical: (incident) => deviceEnd(incident, 'is no longer critical'),
  deviceNonUrgent: (incident) => deviceEnd(incident, 'no longer needs attention'),
  connectionLost: (incident) =>
    `${incident.subject.name} is connected to ${serviceOf(incident)}${inRoom(incident)} again`,
  softwareBehind: (incident) =>
    `${softwareWord(String(incident.params.software ?? 'software'))} on ${incident.subject.name} is up to date${inRoom(incident)}`,
  deviceApiGone: ({ subject }) => `Graph gives device information for ${subject.name} again`,
  credentialExpiring: ({ subject }) => `${subject.name} has a new credential`,
}

function deviceEnd(incident: Worded, otherwise: string): string {
  const peripheral = peripheralOf(incident)
  const { name } = incident.subject
  return peripheral === null
    ? `${name} ${otherwise}${inRoom(incident)}`
    : `${peripheral} is connected to ${name}${inRoom(incident)} again`
}

/** What is well again, in one line: one trouble of a room may end while another goes on. */
export const incidentEnd = (incident: Worded): string => ends[incident.type](incident)
