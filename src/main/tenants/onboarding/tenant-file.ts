import { fail, type Outcome, succeed } from '../../../shared/errors'
import type { Tenant } from '../../../shared/model/tenant'
import {
  type BrokenDefinition,
  DefinitionField,
  mostDefinitions,
  TenantDefinition,
  TenantFile,
} from '../../../shared/model/tenant-definitions'
import { certificatesOf } from '../../domain/tenant-comparison'

/** What a file of definitions holds. */
export interface ReadDefinitions extends Pick<TenantFile, 'appVersion' | 'createdAt'> {
  /** With the place in the file, from 1. */
  definitions: { position: number; definition: TenantDefinition }[]
  broken: BrokenDefinition[]
}

/** Tenants as the text of a file for other consoles, by name. A definition holds no credential. */
export function writeTenantFile(
  tenants: readonly Tenant[],
  about: Pick<TenantFile, 'appVersion' | 'createdAt'>,
): string {
  const file: TenantFile = {
    format: 'roomwall-tenants',
    version: 1,
    ...about,
    tenants: tenants.map(definitionOf).toSorted((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/**
 * Reads such a text. An entry that cannot be used is named and the rest goes on. Codes: `tenantFile.notJson`,
 * `tenantFile.foreign`, `tenantFile.newer`, `tenantFile.tooLarge`.
 */
export function readTenantFile(text: string): Outcome<ReadDefinitions> {
  const json = parseJson(text)
  if (!json.ok) return json
  const newer = TenantFile.pick({ format: true }).loose().safeParse(json.value)
  if (!newer.success) return fail('tenantFile.foreign')
  const { version } = newer.data
  if (typeof version === 'number' && version > 1) return fail('tenantFile.newer')
  const file = TenantFile.safeParse(json.value)
  if (!file.success) return fail('tenantFile.foreign')
  const { appVersion, createdAt, tenants } = file.data
  if (tenants.length > mostDefinitions) return fail('tenantFile.tooLarge')
  const definitions: ReadDefinitions['definitions'] = []
  const broken: BrokenDefinition[] = []
  const directories = new Set<string>()
  for (const [index, entry] of tenants.entries()) {
    const read = TenantDefinition.safeParse(entry)
    const about = { position: index + 1, name: nameOf(entry) }
    if (!read.success) {
      const names = read.error.issues.map(({ path }) => DefinitionField.safeParse(path[0]).data)
      const fields = [...new Set(names.filter((name) => name !== undefined))]
      broken.push({ ...about, fields, isTwice: false })
    } else if (directories.has(read.data.directoryId.toLowerCase())) {
      broken.push({ ...about, fields: [], isTwice: true })
    } else {
      directories.add(read.data.directoryId.toLowerCase())
      definitions.push({ position: about.position, definition: read.data })
    }
  }
  return succeed({ appVersion, createdAt, definitions, broken })
}

/** Field by field, so that nothing travels that nobody thought of. */
function definitionOf(tenant: Tenant): TenantDefinition {
  const { displayName, badge, colour, group, directoryId, clientId, cloud, profile, paused, owner } = tenant
  const { custom, credential } = tenant
  return {
    ...{ displayName, badge, colour, group, directoryId, clientId, cloud },
    custom: cloud === 'custom' && custom ? { ...custom, caPem: certificatesOf(custom.caPem) } : null,
    ...{ profile, paused, owner, credential },
  }
}

function parseJson(text: string): Outcome<unknown> {
  try {
    // Some editors begin a file with a byte order mark.
    return succeed(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch {
    return fail('tenantFile.notJson')
  }
}

function nameOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null || !('displayName' in entry)) return null
  return typeof entry.displayName === 'string' ? entry.displayName.slice(0, 120) : null
}
