import type { Tenant } from '../../shared/model/tenant'
import type { ComparedDefinition, TenantDefinition } from '../../shared/model/tenant-definitions'

/** What a tenant signs in with and where; a file changes none of it. */
const accessFields = ['clientId', 'cloud', 'custom'] as const
/** What a file may change. The facts of a credential are those of the computer where it was entered. */
const changeableFields = ['displayName', 'badge', 'colour', 'group', 'profile', 'paused', 'owner'] as const

/** What an imported definition would do beside the tenants that are here, matched by directory; `idOf` tells which it is. */
export function compareDefinition(
  definition: TenantDefinition,
  tenants: readonly Tenant[],
  idOf: (place: Pick<Tenant, 'directoryId' | 'cloud' | 'custom'>) => string,
): ComparedDefinition {
  const here = tenants.find((tenant) => isSameText(idOf(tenant), idOf(definition))) ?? null
  const badgeTakenBy =
    tenants.find((tenant) => tenant !== here && tenant.badge === definition.badge)?.displayName ?? null
  if (here === null) return { definition, state: 'new', here, fields: [], badgeTakenBy }
  const elsewhere = accessFields.filter((field) => !isSame(here, definition, field))
  if (elsewhere.length > 0) return { definition, state: 'conflict', here, fields: elsewhere, badgeTakenBy }
  const fields = changeableFields.filter((field) => here[field] !== definition[field])
  return { definition, state: fields.length === 0 ? 'same' : 'differs', here, fields, badgeTakenBy }
}

/** The tenant here with what a file may change of it. */
export function withImported(here: Tenant, definition: TenantDefinition): Tenant {
  const { displayName, badge, colour, group, profile, paused, owner } = definition
  return { ...here, displayName, badge, colour, group, profile, paused, owner }
}

/** The certificates of a PEM text, and nothing else that somebody may have pasted with them; null = none. */
export function certificatesOf(pem: string | null): string | null {
  const found = pem?.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)
  return found ? `${found.map((one) => one.replaceAll('\r', '')).join('\n')}\n` : null
}

function isSame(here: Tenant, definition: TenantDefinition, field: (typeof accessFields)[number]): boolean {
  if (field === 'clientId') return isSameText(here.clientId, definition.clientId)
  if (field === 'cloud') return here.cloud === definition.cloud
  if (here.cloud !== 'custom' && definition.cloud !== 'custom') return true
  return (
    here.custom?.authorityUrl === definition.custom?.authorityUrl &&
    here.custom?.graphUrl === definition.custom?.graphUrl &&
    certificatesOf(here.custom?.caPem ?? null) === certificatesOf(definition.custom?.caPem ?? null)
  )
}

const isSameText = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
