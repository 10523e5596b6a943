import { z } from 'zod'

/** Our own key of a tenant; stays the same when the Entra id or display name changes. */
export const TenantKey = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .brand<'TenantKey'>()
export type TenantKey = z.infer<typeof TenantKey>

export const Cloud = z.enum(['global', 'usGovL4', 'usGovL5', 'china', 'custom'])
export type Cloud = z.infer<typeof Cloud>

/** Where a `custom` cloud lives, and the CA (PEM) that this tenant's session alone trusts. */
const CustomCloud = z.object({
  authorityUrl: z.url(),
  graphUrl: z.url(),
  caPem: z.string().nullable(),
})

/** How often presence is asked for: calm 120 s, default 30 s, fast 10 s; strict keeps devices to once a day. */
export const PollingProfile = z.enum(['fast', 'default', 'calm', 'strict'])
export type PollingProfile = z.infer<typeof PollingProfile>

/** What is known of a tenant's credential. The credential itself rests in the keychain. */
export const CredentialFacts = z.object({
  kind: z.enum(['secret', 'certificate']),
  /** Epoch ms: read from the certificate, entered by the operator for a secret; null = not known. */
  expiresAt: z.number().nullable(),
  /** SHA-1 of the certificate in upper-case hex, as Entra lists it; null for a secret. */
  thumbprint: z.string().nullable(),
})
export type CredentialFacts = z.infer<typeof CredentialFacts>

/** A tenant as the operator defined it. Holds no credential. */
export const Tenant = z.object({
  tenantKey: TenantKey,
  displayName: z.string().min(1).max(120),
  /** 2-4 letters shown on every row and tile. */
  badge: z.string().min(2).max(4),
  /** Index into the tenant palette of the window (never a state colour). */
  colour: z.number().int().min(0).max(11),
  group: z.string().max(60).nullable(),
  /** Directory (tenant) id or domain in Entra. */
  directoryId: z.string().min(1),
  clientId: z.string().min(1),
  cloud: Cloud,
  custom: CustomCloud.nullable(),
  profile: PollingProfile,
  paused: z.boolean(),
  /** Who is told when the credential is about to expire (alerting rule R33). */
  owner: z.string().max(120).nullable().default(null),
  /** Null for tenants defined before this was kept. */
  credential: CredentialFacts.nullable().default(null),
})
export type Tenant = z.infer<typeof Tenant>
