import { hash } from '../random'
import type { Device } from '../world/estate-model'
import { badRequest } from './failure'
import type { Oddities } from './oddities'

const clause = /^\s*(deviceType|hardwareDetail\/uniqueId|currentUser\/id)\s+eq\s+'((?:[^']|'')*)'\s*$/i

/** The three documented filters, one at a time: deviceType, hardwareDetail/uniqueId and currentUser/id, each `eq`. */
export function readDeviceFilter(filter: string, oddities: Oddities): (device: Device) => boolean {
  const match = clause.exec(filter)
  if (!match) throw badRequest(`The filter '${filter}' is not supported.`)
  const [, property = '', text = ''] = match
  const wanted = text.replaceAll("''", "'").toLowerCase()
  if (property.toLowerCase() === 'devicetype') {
    const isOdd = oddities.has('unknownEnumMembers')
    return (device) => ((isOdd ? device.unlistedType : null) ?? device.model.type).toLowerCase() === wanted
  }
  if (property.toLowerCase() === 'currentuser/id') {
    return (device) => device.signedIn && device.account.id === wanted
  }
  return (device) => uniqueId(device) === wanted
}

/** The maker-independent identifier of the hardware. */
export function uniqueId(device: Device): string {
  return hash(device.seed, 112).toString(16) + hash(device.seed, 113).toString(16)
}
