import type { Tenant } from '../../../shared/model/tenant'
import type {
  BrokenDefinition,
  ImportPreview,
  TenantDefinition,
} from '../../../shared/model/tenant-definitions'
import { compareDefinition } from '../../domain/tenant-comparison'
import { endpointsOf } from '../clouds'
import type { DirectoryIds } from './directory-ids'
import type { ReadDefinitions } from './tenant-file'

/**
 * What a file's tenants would do beside those here. Directories named by a domain are looked up first, at Microsoft's
 * clouds and at those of tenants here: an address that only the file names is not called before the operator agreed.
 */
export async function previewImport(
  { definitions, broken, ...about }: ReadDefinitions,
  here: readonly Tenant[],
  directories: DirectoryIds,
): Promise<ImportPreview> {
  const authorities = new Set(here.map((tenant) => endpointsOf(tenant)?.authorityUrl))
  const isTrusted = ({ cloud, custom }: TenantDefinition) =>
    cloud !== 'custom' || authorities.has(endpointsOf({ cloud, custom })?.authorityUrl)
  const found = definitions.map(({ definition }) => definition)
  await directories.find([...found.filter(isTrusted), ...here])
  const seen = new Set<string>()
  const twice: BrokenDefinition[] = []
  const entries = definitions.flatMap(({ position, definition }) => {
    const directoryId = directories.idOf(definition)
    if (seen.has(directoryId)) {
      twice.push({ position, name: definition.displayName, fields: [], isTwice: true })
      return []
    }
    seen.add(directoryId)
    return compareDefinition({ ...definition, directoryId }, here, (place) => directories.idOf(place))
  })
  return { ...about, entries, broken: [...broken, ...twice].toSorted((a, b) => a.position - b.position) }
}
