import { z } from 'zod'
import { ImportPreview, ImportResult, mostDefinitions, TenantDefinition } from '../model/tenant-definitions'

/** Requests about files of tenant definitions, which hold no secret. */
export const tenantFileRequests = {
  /** Asks where to write all tenants, or those of one group; `path` null when the operator changed their mind. */
  'tenants.exportDefinitions': {
    input: z.object({ group: z.string().nullable() }),
    output: z.object({ path: z.string().nullable(), count: z.number() }),
  },
  /** Asks for a file and says what it would do; nothing changes. Null when the operator changed their mind. */
  'tenants.previewImport': { input: z.null(), output: ImportPreview.nullable() },
  /** Adds what is new, without a credential, and changes what differs; each for itself. */
  'tenants.importDefinitions': {
    input: z.object({ definitions: z.array(TenantDefinition).min(1).max(mostDefinitions) }),
    output: ImportResult,
  },
} as const
