import { z } from 'zod'
import { FailureSchema } from './failure'
import { PermissionName } from './permission'
import { Tenant, TenantKey } from './tenant'

/** Where a tenant is: its directory, by id or domain, and the cloud. */
export const TenantPlace = Tenant.pick({ directoryId: true, cloud: true, custom: true })
export type TenantPlace = z.infer<typeof TenantPlace>

/** Everything a sign-in needs but the credential. */
export const TenantAccess = Tenant.pick({ directoryId: true, clientId: true, cloud: true, custom: true })
export type TenantAccess = z.infer<typeof TenantAccess>

/** A tenant as the operator fills it in. */
export const TenantDraft = Tenant.pick({
  displayName: true,
  badge: true,
  colour: true,
  group: true,
  directoryId: true,
  clientId: true,
  cloud: true,
  custom: true,
  profile: true,
  owner: true,
})
export type TenantDraft = z.infer<typeof TenantDraft>

/** What can be changed of many tenants at once; what is absent stays. */
export const TenantChange = z.object({
  group: Tenant.shape.group.optional(),
  profile: Tenant.shape.profile.optional(),
  paused: z.boolean().optional(),
})
export type TenantChange = z.infer<typeof TenantChange>

/** A tenant that could not be changed, and why. */
export const NotChanged = z.object({ tenantKey: TenantKey, error: FailureSchema })
export type NotChanged = z.infer<typeof NotChanged>

/** Names a certificate that was made but belongs to no tenant yet. */
export const PendingKey = TenantKey.refine((key) => key.startsWith('pending-'))

export const NewCredential = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('secret'),
    secret: z.string().min(1).max(4_000),
    /** Entra tells it to the operator only; epoch ms, null when they do not know. */
    expiresAt: z.number().nullable(),
  }),
  z.object({ kind: z.literal('certificate'), pendingKey: PendingKey }),
])
export type NewCredential = z.infer<typeof NewCredential>

/** The credential to use: a new one, or the one this tenant has. */
export const CredentialChoice = z.discriminatedUnion('kind', [
  ...NewCredential.options,
  z.object({
    kind: z.literal('kept'),
    tenantKey: TenantKey,
    /** When a secret that is kept expires, as the operator has looked it up; absent = what is known stays. */
    expiresAt: z.number().nullable().optional(),
  }),
])
export type CredentialChoice = z.infer<typeof CredentialChoice>

export const CertificateOrder = z.object({
  /** Stands in the certificate, so that an administrator knows what it is for. */
  name: z.string().min(1).max(60),
  validMonths: z.union([z.literal(6), z.literal(12), z.literal(24)]),
})

/** The public part of a certificate; its private key never leaves main. Times are epoch ms. */
export const PendingCertificate = z.object({
  pendingKey: PendingKey,
  certificatePem: z.string(),
  /** As Entra lists it, upper-case hex. */
  thumbprintSha1: z.string(),
  thumbprintSha256: z.string(),
  expiresAt: z.number(),
})
export type PendingCertificate = z.infer<typeof PendingCertificate>

/** What the app asks for, as the operator chose it. */
export const PermissionChoice = z.object({
  permissions: z.array(PermissionName).min(1),
  /** Ask for the variant that cannot restart devices. */
  isReadOnly: z.boolean(),
})
export type PermissionChoice = z.infer<typeof PermissionChoice>

export const RegistrationOrder = TenantPlace.extend({
  clientId: z.string().nullable(),
  ...PermissionChoice.shape,
})
export type RegistrationOrder = z.infer<typeof RegistrationOrder>

/** Texts for the administrator who registers the app. */
export const Registration = z.object({
  /** The `requiredResourceAccess` of the app's manifest. */
  manifest: z.string(),
  azureCli: z.string(),
  powerShell: z.string(),
  /** Null until the application id is known. */
  consentUrl: z.string().nullable(),
})
export type Registration = z.infer<typeof Registration>

export const TestId = z.string().regex(/^[a-z0-9-]{1,40}$/)

export const TestStepName = z.enum([
  'directory',
  'signIn',
  'permissions',
  'accounts',
  'presence',
  'devices',
  'callRecords',
  'places',
  'calendars',
  'managedDevices',
  'directoryDevices',
])
export type TestStepName = z.infer<typeof TestStepName>

/** `warning`: it works with less than asked for; `skipped`: there was no point in trying. */
export const TestStepState = z.enum(['waiting', 'running', 'good', 'warning', 'failed', 'skipped'])
export type TestStepState = z.infer<typeof TestStepState>

export const TestStep = z.object({
  step: TestStepName,
  state: TestStepState,
  /** Why it failed, or why it was not tried; null for one that was not reached. */
  error: FailureSchema.nullable(),
})
export type TestStep = z.infer<typeof TestStep>

/** A live test of a tenant's access, as far as it has come. */
export const TenantTest = z.object({
  testId: TestId,
  steps: z.array(TestStep),
  isFinished: z.boolean(),
  /** Of the token; null before there is one. */
  roles: z
    .object({
      granted: z.array(z.string()),
      /** Asked for, but not granted. */
      missing: z.array(PermissionName),
      /** Granted but not used: least privilege. */
      excess: z.array(z.string()),
    })
    .nullable(),
})
export type TenantTest = z.infer<typeof TenantTest>
