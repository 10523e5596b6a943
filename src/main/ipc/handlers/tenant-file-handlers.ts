import { readFile, stat } from 'node:fs/promises'
import { fail, type Outcome, succeed } from '../../../shared/errors'
import type { ImportResult } from '../../../shared/model/tenant-definitions'
import type { FileChooser } from '../../diagnostics/file-chooser'
import { datedFileName, saveList } from '../../diagnostics/save-text'
import type { Clock } from '../../lib/clock'
import { previewImport } from '../../tenants/onboarding/import-preview'
import type { TenantDefinitions } from '../../tenants/onboarding/tenant-definitions'
import { readTenantFile, writeTenantFile } from '../../tenants/onboarding/tenant-file'
import type { TenantRegistry } from '../../tenants/tenant-registry'
import type { Handlers } from '../handler'

type TenantFileHandlers = Pick<
  Handlers,
  'tenants.exportDefinitions' | 'tenants.previewImport' | 'tenants.importDefinitions'
>

export interface TenantFileHandlerParts {
  registry: TenantRegistry
  definitions: TenantDefinitions
  files: FileChooser
  clock: Clock
  appVersion: string
}

/** Hundreds of tenants with their certificate authorities take less. */
const mostBytes = 5_000_000

/** Definitions of tenants out to a file and in from one. */
export function tenantFileHandlers(parts: TenantFileHandlerParts): TenantFileHandlers {
  const { registry, definitions, files, clock, appVersion } = parts
  const tenants = () => registry.sessions().map(({ tenant }) => tenant)
  return {
    async 'tenants.exportDefinitions'({ group }) {
      const chosen = tenants().filter((tenant) => group === null || tenant.group === group)
      const now = clock.now()
      return saveList(files, datedFileName('tenants', now, 'json'), chosen, (some) =>
        writeTenantFile(some, { appVersion, createdAt: now }),
      )
    },
    async 'tenants.previewImport'() {
      const path = await files.chooseWhatToOpen('json')
      if (path === null) return succeed(null)
      const text = await readText(path)
      if (!text.ok) return text
      const read = readTenantFile(text.value)
      if (!read.ok) return read
      return succeed(await previewImport(read.value, tenants(), definitions.directories))
    },
    async 'tenants.importDefinitions'({ definitions: chosen }) {
      const result: ImportResult = { added: [], changed: [], notImported: [] }
      for (const definition of chosen) {
        const { displayName } = definition
        const adopted = await definitions.adopt(definition)
        if (!adopted.ok) result.notImported.push({ displayName, error: adopted.error })
        else if (adopted.value.isNew) {
          result.added.push({ tenantKey: adopted.value.tenantKey, displayName })
        } else result.changed.push(displayName)
      }
      return succeed(result)
    },
  }
}

async function readText(path: string): Promise<Outcome<string>> {
  try {
    if ((await stat(path)).size > mostBytes) return fail('tenantFile.tooLarge')
    return succeed(await readFile(path, 'utf8'))
  } catch {
    return fail('file.notRead')
  }
}
