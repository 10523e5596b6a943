import { z } from 'zod'
import { FailureSchema } from './failure'
import { Tenant, TenantKey } from './tenant'

/** The most tenants that one file may hold. */
export const mostDefinitions = 500

const Definition = Tenant.omit({ tenantKey: true })

/** A field of a tenant's definition, as a file or a comparison names it. */
export const DefinitionField = Definition.keyof()
export type DefinitionField = z.infer<typeof DefinitionField>

const directory = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z0-9-]+(\.[a-z0-9-]+)+)$/i
const certificates = /^\s*(-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----\s*)+$/

const isHttps = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === 'https:'

/**
 * A tenant's definition as it travels between consoles: no key of ours, no secret. Stricter than a stored one, for
 * nobody has tested it here. The facts of its credential tell what to get ready; they do not come along.
 */
export const TenantDefinition = Definition.extend({
  directoryId: z.string().regex(directory),
  clientId: z.guid(),
  owner: Definition.shape.owner.unwrap(),
  credential: Definition.shape.credential.unwrap(),
}).refine(
  ({ cloud, custom }) =>
    cloud === 'custom'
      ? custom !== null &&
        isHttps(custom.authorityUrl) &&
        isHttps(custom.graphUrl) &&
        (custom.caPem === null || certificates.test(custom.caPem))
      : custom === null,
  { path: ['custom'] },
)
export type TenantDefinition = z.infer<typeof TenantDefinition>

/** What such a file says about itself. Its tenants are looked at one by one, so that a broken one stops no other. */
export const TenantFile = z.object({
  format: z.literal('roomwall-tenants'),
  version: z.literal(1),
  /** Of the Roomwall that wrote it. */
  appVersion: z.string().max(40),
  /** Epoch ms. */
  createdAt: z.number(),
  tenants: z.array(z.unknown()),
})
export type TenantFile = z.infer<typeof TenantFile>

/** An entry of a file that cannot be used, and why. */
export const BrokenDefinition = z.object({
  /** From 1, as a person counts. */
  position: z.number(),
  name: z.string().nullable(),
  /** The fields that are missing or wrong; none: it is no tenant at all. */
  fields: z.array(DefinitionField),
  /** An entry before it is of the same directory. */
  isTwice: z.boolean(),
})
export type BrokenDefinition = z.infer<typeof BrokenDefinition>

/**
 * What an entry would do here. `conflict`: its directory is here with another way to sign in, which no file may change,
 * or else it could send a credential to a place that the operator never chose.
 */
export const DefinitionState = z.enum(['new', 'same', 'differs', 'conflict'])
export type DefinitionState = z.infer<typeof DefinitionState>

export const ComparedDefinition = z.object({
  definition: TenantDefinition,
  state: DefinitionState,
  /** The tenant of that directory here. */
  here: Tenant.nullable(),
  /** What is not the same here. */
  fields: z.array(DefinitionField),
  /** Another tenant here that has the same badge: allowed, but worth knowing. */
  badgeTakenBy: z.string().nullable(),
})
export type ComparedDefinition = z.infer<typeof ComparedDefinition>

/** What a file would do here; nothing has been changed. */
export const ImportPreview = z.object({
  appVersion: z.string(),
  createdAt: z.number(),
  entries: z.array(ComparedDefinition),
  broken: z.array(BrokenDefinition),
})
export type ImportPreview = z.infer<typeof ImportPreview>

/** What an import has done. */
export const ImportResult = z.object({
  added: z.array(z.object({ tenantKey: TenantKey, displayName: z.string() })),
  changed: z.array(z.string()),
  notImported: z.array(z.object({ displayName: z.string(), error: FailureSchema })),
})
export type ImportResult = z.infer<typeof ImportResult>
