import type { Tenant } from '../../model/tenant'
import type {
  BrokenDefinition,
  DefinitionField,
  DefinitionState,
  TenantDefinition,
} from '../../model/tenant-definitions'
import { count } from './count'
import { cloudWords, profileWords } from './tenants'
import { dateWords } from './time'

const tenants = (number: number): string => count(number, 'tenant', 'tenants')

export const definitionStateWords: Record<DefinitionState, string> = {
  new: 'New',
  same: 'The same here',
  differs: 'Differs',
  conflict: 'Signs in differently here',
}

const fieldWords: Record<DefinitionField, string> = {
  displayName: 'name',
  badge: 'badge',
  colour: 'colour',
  group: 'group',
  directoryId: 'directory id',
  clientId: 'application id',
  cloud: 'cloud',
  custom: 'addresses and certificate authority',
  profile: 'polling profile',
  paused: 'polling',
  owner: 'owner',
  credential: 'credential',
}

const list = (words: readonly string[]): string => words.join(', ')

function valueWords(field: DefinitionField, tenant: Tenant | TenantDefinition): string {
  switch (field) {
    case 'colour':
      return `no. ${tenant.colour + 1}`
    case 'paused':
      return tenant.paused ? 'paused' : 'on'
    case 'profile':
      return profileWords[tenant.profile]
    case 'displayName':
    case 'badge':
    case 'group':
    case 'owner':
      return tenant[field] ?? 'none'
    default:
      return ''
  }
}

/** One difference: `group: none → Europe`. */
export const differenceWords = (field: DefinitionField, here: Tenant, file: TenantDefinition): string =>
  `${fieldWords[field]}: ${valueWords(field, here)} → ${valueWords(field, file)}`

/** Why an entry of another sign-in is left alone. */
export const conflictWords = (fields: readonly DefinitionField[]): string =>
  `Not the same: ${list(fields.map((field) => fieldWords[field]))}. A file changes nothing that a sign-in stands on; use Edit.`

/** What cannot be used of a file, one line an entry. */
export function brokenWords({ position, name, fields, isTwice }: BrokenDefinition): string {
  const which = `Entry ${position}${name === null || name === '' ? '' : ` (${name})`}`
  if (isTwice) return `${which}: this directory is in the file already.`
  if (fields.length === 0) return `${which}: is no tenant.`
  return `${which}: missing or wrong: ${list(fields.map((field) => fieldWords[field]))}.`
}

/** Where a tenant of a file signs in, so that nobody enters a credential for a place they do not know. */
export function placeWords({ cloud, custom }: TenantDefinition): string {
  if (custom === null) return cloudWords[cloud]
  const hosts = [...new Set([custom.authorityUrl, custom.graphUrl].map((url) => new URL(url).host))]
  return `${cloudWords[cloud]}: ${list(hosts)}${custom.caPem === null ? '' : ', its own certificate authority'}`
}

/** What credential a tenant has where it comes from. */
export function credentialThereWords({ credential }: TenantDefinition): string {
  if (credential === null) return 'Needs a credential.'
  const kind = credential.kind === 'secret' ? 'a client secret' : 'a certificate'
  const until = credential.expiresAt === null ? '' : ` until ${dateWords(credential.expiresAt)}`
  return `Needs a credential. Where it comes from it has ${kind}${until}.`
}

export const tenantTransferText = {
  exportAll: 'Export',
  exportGroup: (group: string): string => `Export ${group}`,
  exportHint: 'Writes definitions to a JSON file for another console. It holds no secret.',
  exported: (count: number, path: string): string =>
    `${tenants(count)} written to ${path}. No secret is in it.`,
  import: 'Import',
  importTenants: 'Import tenants',
  importHint: 'Reads tenants from a file that another console exported. You choose before anything changes.',
  reading: 'Reading the file',
  title: 'Import tenants',
  from: (when: string, version: string): string => `Exported ${when} by Roomwall ${version}. `,
  nothingYet:
    'Nothing changes before you confirm. Credentials are not in the file; those of tenants here stay as they are.',
  empty: 'No tenant is in the file.',
  takeAll: 'Take all that can be taken',
  takeOne: (name: string): string => `Take ${name}`,
  tenant: 'Tenant',
  whatItDoes: 'Here',
  badgeTaken: (badge: string, name: string): string => `${name} has the badge ${badge}, too.`,
  differenceHint: 'Here → in the file',
  brokenTitle: (number: number): string => `${count(number, 'entry', 'entries')} cannot be used`,
  confirm: (added: number, changed: number): string =>
    [added > 0 && `Add ${tenants(added)}`, changed > 0 && `${added > 0 ? 'change' : 'Change'} ${changed}`]
      .filter(Boolean)
      .join(', ') || 'Nothing chosen',
  importing: 'Importing',
  close: 'Close',
  done: (added: number, changed: number): string =>
    `${tenants(added)} added, ${changed.toLocaleString('en')} changed.`,
  credentialsNext: 'Next: each new tenant needs its credential. It is watched as soon as that has signed in.',
  enterFor: (name: string): string => `Enter the credential of ${name}`,
  needsCredential: 'needs a credential',
  enter: 'Enter it',
} as const
