import type { IncidentSummary } from '../../model/incident'
import { peripheralWord } from './devices'

/** What of an incident its words are made of. */
export type Worded = Pick<IncidentSummary, 'type' | 'params' | 'subject' | 'site' | 'roomName'>

const services: Record<string, string> = { teams: 'Teams', exchange: 'the calendar (Exchange)' }

/** The room, or what stands for it. */
export const roomOf = ({ roomName, subject }: Worded): string => roomName ?? subject.name

/** Names the room, unless it is named after the device. */
export function inRoom({ roomName, subject }: Worded): string {
  return roomName === null || roomName.startsWith(subject.name) ? '' : ` in ${roomName}`
}

/** The service a device signs in to. */
export const serviceOf = ({ params }: Worded): string => services[String(params.service ?? '')] ?? 'a service'

/** What hangs on the device, with its own name; null when it is about the device itself. */
export function peripheralOf({ params }: Worded): string | null {
  if (params.peripheral === undefined) return null
  const name = params.name === undefined ? '' : ` (${params.name})`
  return `${peripheralWord(String(params.peripheral))}${name}`
}
