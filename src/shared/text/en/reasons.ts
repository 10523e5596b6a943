import { type ErrorCode, errorKinds } from '../../errors'
import type { Reason, ReasonCode, ReasonSource } from '../../model/room-health'
import { deviceTypeWords, peripheralWord, softwareWord } from './devices'
import { describeFailure } from './errors'
import { presenceWords } from './presence'
import { clockWords, hourWords, momentWords } from './time'

type Params = Reason['params']

const text = (params: Params, name: string, otherwise: string): string => String(params[name] ?? otherwise)

/** A device's name; where only its type is known, the type in words. */
function device(params: Params, otherwise = 'The device'): string {
  const name = text(params, 'device', otherwise)
  return typeWords(name) ?? name
}

const typeWords = (type: string): string | undefined =>
  Object.entries(deviceTypeWords).find(([known]) => known === type)?.[1]

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorKinds, code)

const services: Record<string, string> = { teams: 'Teams', exchange: 'Exchange', skype: 'Skype for Business' }

const reasonWords: Record<ReasonCode, (params: Params) => string> = {
  presenceOffline: () => 'The room’s account is offline in Teams.',
  presenceReachable: (p) =>
    `The room’s account is signed in to Teams (${presenceWords(p.availability, p.activity) || 'reachable'}).`,
  presenceUnknown: (p) => {
    const why = p.why === undefined ? null : String(p.why)
    return why === null
      ? 'Teams does not say whether the room’s account is reachable.'
      : `Teams does not say whether the room’s account is reachable (${why}).`
  },
  presenceDoubted: (p) =>
    p.until === undefined
      ? 'Presence is not believed: Teams calls very many rooms offline at once, and no device confirms this one.'
      : `Many rooms went offline at once: presence is believed from ${clockWords(Number(p.until))}, or when a device confirms it.`,
  presenceSuspect: (p) =>
    `The latest samples disagree with the state shown: ${text(p, 'bad', 'some')} of the ${text(p, 'needed', 'several')} needed to believe it.`,
  computeOffline: (p) => `${device(p)} is offline. It runs the room, so the room is offline.`,
  computeHealthy: (p) => `${device(p)} is connected and reports.`,
  computeEvidenceOld: (p) => `The last report of ${device(p, 'the device')} is older than 15 minutes.`,
  noComputeEvidence: () => 'Nothing is known of the device that runs this room, only its account.',
  deviceOffline: (p) => `${device(p)}${deviceTypeOf(p)} is offline.`,
  deviceCritical: (p) => `${device(p)} reports a critical fault.`,
  deviceNonUrgent: (p) => `${device(p)} reports a fault that is not urgent.`,
  peripheralDisconnected: (p) => {
    const name = p.name === undefined ? '' : ` (${p.name})`
    return `${peripheralWord(text(p, 'peripheral', 'A peripheral'))}${name} is disconnected from ${device(p, 'the device')}.`
  },
  signInDisconnected: (p) => {
    const service = text(p, 'service', 'a service')
    return `${device(p)} is not signed in to ${services[service] ?? service}.`
  },
  softwareBehind: (p) =>
    `${softwareWord(text(p, 'software', 'Software'))} on ${device(p, 'the device')} is ${text(p, 'current', 'old')}; ${text(p, 'available', 'a newer version')} is available.`,
  sampleStale: () => 'The last good sample is too old to rely on.',
  notReadYet: () => 'Not read yet.',
  permissionMissing: (p) => `The permission ${text(p, 'permission', 'needed')} is missing in this tenant.`,
  serviceFailing: (p) => {
    const code = text(p, 'code', '')
    return isErrorCode(code)
      ? describeFailure({ code }).happened
      : 'Microsoft’s service is not answering as it should.'
  },
  noAccount: () => 'No Teams account belongs to this room, so its presence cannot be read.',
  noDevice: () => 'No device is signed in with this room’s account.',
  licenceMissing: () => 'The room’s account has no Teams Rooms or shared-device licence.',
  licenceNotForDevices: (p) =>
    `The licence ${text(p, 'licence', 'of this account')} is not meant for rooms or devices.`,
  accountDisabled: () => 'The room’s account is blocked from signing in.',
  maintenance: (p) => {
    const until = p.until === undefined ? '' : ` until ${momentWords(Number(p.until))}`
    const comment = text(p, 'comment', '').trim().replace(/[.]$/, '')
    return `Maintenance${until}, by ${text(p, 'by', 'somebody')}${comment === '' ? '' : `: ${comment}`}.`
  },
  nightlyRestart: (p) =>
    `It went away in the nightly update window and has until ${hourWords(Number(p.until ?? 0))} to come back by itself.`,
  restarting: (p) => `${device(p)} was told to restart and is expected back.`,
}

function deviceTypeOf(params: Params): string {
  const type = params.deviceType
  if (type === undefined || type === params.device) return ''
  return ` (${(typeWords(String(type)) ?? String(type)).toLowerCase()})`
}

/** A reason as a sentence. */
export const reasonSentence = (reason: Reason): string => reasonWords[reason.code](reason.params)

export const sourceWords: Record<ReasonSource, string> = {
  presence: 'Presence',
  deviceList: 'Device list',
  deviceHealth: 'Device health',
  account: 'Account',
  place: 'Place',
  action: 'Action',
  tenant: 'Tenant',
}

const ruleWords: Record<string, string> = {
  R1: 'A bad sample counts only when three within five minutes agree.',
  R2: 'What cannot be read is unknown, never offline.',
  R3: 'A sample older than three polling intervals is shown as stale.',
  R5: 'A room has recovered after two good samples.',
  R7: 'Presence belongs to the account. Without recent evidence from the device a room is never called healthy.',
  R10a: 'When many rooms over several sites go offline within five minutes and no device confirms it, presence itself is in doubt: those rooms are unknown.',
  R19: 'Planned work and the nightly update window explain what is seen; nobody is told meanwhile.',
}

/** What a rule says; null for one without words. */
export const ruleSentence = (rule: string): string | null => ruleWords[rule] ?? null
