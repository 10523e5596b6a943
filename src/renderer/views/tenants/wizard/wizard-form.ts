import { assertNever } from '../../../../shared/errors'
import { absentPermissions } from '../../../../shared/model/cloud-permissions'
import type {
  CredentialChoice,
  PendingCertificate,
  TenantDraft,
  TenantPlace,
} from '../../../../shared/model/onboarding'
import {
  type Permission,
  type PermissionGroup,
  permissionNames,
  permissions,
  readOnlyVariantOf,
} from '../../../../shared/model/permission'
import type { Cloud, PollingProfile, Tenant } from '../../../../shared/model/tenant'

/** What the operator has entered so far. Fields as they were typed. */
export interface WizardForm {
  cloud: Cloud
  directory: string
  /** The looked-up id; null until it is known, and again after a change. */
  directoryId: string | null
  authorityUrl: string
  graphUrl: string
  caPem: string
  clientId: string
  withSmartBuildings: boolean
  withIntune: boolean
  isReadOnly: boolean
  credentialKind: CredentialChoice['kind']
  secret: string
  /** `yyyy-mm-dd`, or empty. */
  secretExpires: string
  /** Of the secret that is kept; `yyyy-mm-dd`, or empty. */
  keptExpires: string
  validMonths: 6 | 12 | 24
  certificate: PendingCertificate | null
  displayName: string
  badge: string
  colour: number
  group: string
  owner: string
  profile: PollingProfile
}

type ChangeForm = (changes: Partial<WizardForm>) => void

/** What every step is given. */
export interface StepProps {
  form: WizardForm
  change: ChangeForm
  /** Shows what is missing; set once the operator tried to go on. */
  showsFaults: boolean
}

/** The form of a tenant that is to be added. `colour` counts in the palette of tenant colours from 0. */
export function newForm(colour: number): WizardForm {
  return {
    cloud: 'global',
    directory: '',
    directoryId: null,
    authorityUrl: '',
    graphUrl: '',
    caPem: '',
    clientId: '',
    withSmartBuildings: true,
    withIntune: false,
    isReadOnly: false,
    credentialKind: 'certificate',
    secret: '',
    secretExpires: '',
    keptExpires: '',
    validMonths: 12,
    certificate: null,
    displayName: '',
    badge: '',
    colour,
    group: '',
    owner: '',
    profile: 'default',
  }
}

/** What an app was registered for, by the roles it was granted; null where nothing was, or it is not known. */
export function choiceOf(
  roles: readonly string[] | null,
): Pick<WizardForm, 'withSmartBuildings' | 'withIntune' | 'isReadOnly'> | null {
  if (roles === null || roles.length === 0) return null
  const hasAnyOf = (group: PermissionGroup): boolean =>
    permissionNames.some((name) => permissions[name].group === group && roles.includes(name))
  const isReadOnly = permissionNames.some((name) => {
    const variant = readOnlyVariantOf(name)
    return variant !== null && roles.includes(variant) && !roles.includes(name)
  })
  return { withSmartBuildings: hasAnyOf('smartBuildings'), withIntune: hasAnyOf('intune'), isReadOnly }
}

/**
 * The form of a tenant that is there: its credential stays unless another one is chosen, and the app asks for what it was
 * granted (`roles` of its token, null where that is not known).
 */
export function formOf(tenant: Tenant, roles: readonly string[] | null): WizardForm {
  return {
    ...newForm(tenant.colour),
    ...choiceOf(roles),
    cloud: tenant.cloud,
    directory: tenant.directoryId,
    directoryId: tenant.directoryId,
    authorityUrl: tenant.custom?.authorityUrl ?? '',
    graphUrl: tenant.custom?.graphUrl ?? '',
    caPem: tenant.custom?.caPem ?? '',
    clientId: tenant.clientId,
    credentialKind: 'kept',
    keptExpires: dayOf(tenant.credential?.expiresAt ?? null),
    displayName: tenant.displayName,
    badge: tenant.badge,
    group: tenant.group ?? '',
    owner: tenant.owner ?? '',
    profile: tenant.profile,
  }
}

/** Which directory of which cloud the form means. */
export function placeOf(form: WizardForm): TenantPlace {
  return {
    directoryId: form.directoryId ?? form.directory.trim(),
    cloud: form.cloud,
    custom:
      form.cloud === 'custom'
        ? {
            authorityUrl: form.authorityUrl.trim(),
            graphUrl: form.graphUrl.trim(),
            caPem: form.caPem.trim() === '' ? null : form.caPem.trim(),
          }
        : null,
  }
}

/** What the form would save, without the credential. */
export function draftOf(form: WizardForm): TenantDraft {
  return {
    ...placeOf(form),
    clientId: form.clientId.trim(),
    displayName: form.displayName.trim(),
    badge: form.badge.trim().toUpperCase(),
    colour: form.colour,
    group: form.group.trim() === '' ? null : form.group.trim(),
    owner: form.owner.trim() === '' ? null : form.owner.trim(),
    profile: form.profile,
  }
}

/** When a day (`yyyy-mm-dd`) begins by this computer's clock, epoch ms; null when there is none. The hour of an expiry is not known: its day's beginning never warns too late. */
function dayBegins(day: string): number | null {
  const begins = Date.parse(`${day}T00:00`)
  return Number.isNaN(begins) ? null : begins
}

function dayOf(at: number | null): string {
  if (at === null) return ''
  const two = (number: number): string => String(number).padStart(2, '0')
  const date = new Date(at)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The present credential, with the day it expires where that was changed. */
function keptCredential(form: WizardForm, { tenantKey, credential }: Tenant): CredentialChoice {
  const isSame = form.keptExpires === dayOf(credential?.expiresAt ?? null)
  const expiresAt = dayBegins(form.keptExpires)
  return isSame || credential?.kind === 'certificate'
    ? { kind: 'kept', tenantKey }
    : { kind: 'kept', tenantKey, expiresAt }
}

/** The credential as it would be sent; null while it is not entered or made. */
export function credentialOf(form: WizardForm, tenant: Tenant | null): CredentialChoice | null {
  switch (form.credentialKind) {
    case 'kept':
      return tenant === null ? null : keptCredential(form, tenant)
    case 'secret': {
      const expiresAt = dayBegins(form.secretExpires)
      const secret = form.secret.trim()
      return secret === '' ? null : { kind: 'secret', secret, expiresAt }
    }
    case 'certificate':
      return form.certificate && { kind: 'certificate', pendingKey: form.certificate.pendingKey }
    default:
      return assertNever(form.credentialKind)
  }
}

/** The permissions asked for: of what was chosen, those of services that the cloud has. */
export function wantedPermissions(
  form: Pick<WizardForm, 'cloud' | 'withSmartBuildings' | 'withIntune'>,
): Permission[] {
  const absent = absentPermissions(form.cloud)
  const isWanted: Record<PermissionGroup, boolean> = {
    core: true,
    smartBuildings: form.withSmartBuildings,
    intune: form.withIntune,
  }
  return permissionNames.filter((name) => isWanted[permissions[name].group] && !absent.has(name))
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const domain = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i

/** Whether a field holds what it asks for; spaces around it do not matter. */
export const isGuid = (text: string): boolean => guid.test(text.trim())
export const isDirectory = (text: string): boolean => isGuid(text) || domain.test(text.trim())
export const isHttps = (text: string): boolean =>
  URL.canParse(text.trim()) && new URL(text.trim()).protocol === 'https:'
export const isPem = (text: string): boolean =>
  text.trim() === '' || /-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/.test(text)
export const isBadge = (text: string): boolean => /^[\p{L}\p{N}]{2,4}$/u.test(text.trim())

/** Letters for a badge, from a name's words or its beginning. */
export function suggestBadge(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const initials = words.map((word) => word[0] ?? '').join('')
  return (initials.length >= 2 ? initials : (words[0] ?? '')).slice(0, 3).toUpperCase()
}

/** A name for a tenant that was entered by its domain: `contoso.com` becomes `Contoso`. */
export function suggestName(directory: string): string {
  if (isGuid(directory)) return ''
  const [label = ''] = directory.trim().split('.')
  return label.charAt(0).toUpperCase() + label.slice(1)
}

export const wizardSteps = ['where', 'registration', 'credential', 'test', 'look'] as const
export type WizardStep = (typeof wizardSteps)[number]

/** Is everything there that this step asks for? The look-up of the directory comes on top. */
export function isComplete(step: WizardStep, form: WizardForm, tenant: Tenant | null): boolean {
  switch (step) {
    case 'where':
      return (
        isDirectory(form.directory) &&
        (form.cloud !== 'custom' ||
          (isHttps(form.authorityUrl) && isHttps(form.graphUrl) && isPem(form.caPem)))
      )
    case 'registration':
      return isGuid(form.clientId)
    case 'credential':
      return credentialOf(form, tenant) !== null && !(form.credentialKind === 'secret' && isGuid(form.secret))
    case 'test':
      return true
    case 'look':
      return form.displayName.trim() !== '' && isBadge(form.badge)
  }
}
