import type { Keychain } from '../../src/main/keychain/keychain'
import { createMemoryKeychain } from '../../src/main/keychain/memory-keychain'
import { type Failure, fail } from '../../src/shared/errors'
import type {
  CredentialChoice,
  NewCredential,
  PermissionChoice,
  TenantDraft,
  TenantTest,
} from '../../src/shared/model/onboarding'
import { permissionNames, permissions } from '../../src/shared/model/permission'
import type { TenantKey } from '../../src/shared/model/tenant'
import type { SimulatedTenant } from '../../src/simulator/simulator'
import type { ConsoleUnderTest } from './console-under-test'

/** An empty console beside a small estate; its tenants are there to be added. */
export const emptyConsole = { defines: false, tenants: 2, rooms: 6 } as const

export const secretOf = (tenant: SimulatedTenant): NewCredential => ({
  kind: 'secret',
  secret: tenant.clientSecret,
  expiresAt: null,
})

export function draftOf(
  console: ConsoleUnderTest,
  tenant: SimulatedTenant,
  changes: Partial<TenantDraft> = {},
): TenantDraft {
  const { authorityUrl, graphUrl, caPem } = console.simulator
  return {
    displayName: tenant.displayName,
    badge: tenant.badge,
    colour: 3,
    group: null,
    directoryId: tenant.tenantId,
    clientId: tenant.clientId,
    cloud: 'custom',
    custom: { authorityUrl, graphUrl, caPem },
    profile: 'default',
    owner: 'Ada',
    ...changes,
  }
}

export async function granted<T>(
  reply: Promise<{ ok: true; value: T } | { ok: false; error: Failure }>,
): Promise<T> {
  const answered = await reply
  if (!answered.ok) throw new Error(answered.error.code)
  return answered.value
}

/** What the wizard asks for unless told otherwise. */
export const usualChoice: PermissionChoice = {
  permissions: permissionNames.filter((name) => permissions[name].group !== 'intune'),
  isReadOnly: false,
}

export const tryAccess = (
  console: ConsoleUnderTest,
  access: TenantDraft,
  credential: CredentialChoice,
  wanted: PermissionChoice = usualChoice,
) => granted(console.core.handlers['tenants.test']({ testId: 'test-1', access, wanted, credential }))

export const save = (
  console: ConsoleUnderTest,
  draft: TenantDraft,
  credential: CredentialChoice,
  { anyway = false, tenantKey = null }: { anyway?: boolean; tenantKey?: TenantKey | null } = {},
) => console.core.handlers['tenants.save']({ tenantKey, draft, credential, anyway })

export const statesOf = (test: TenantTest) =>
  Object.fromEntries(test.steps.map(({ step, state }) => [step, state]))
export const failureOf = (test: TenantTest) => test.steps.find(({ state }) => state === 'failed')
export const list = (console: ConsoleUnderTest) => granted(console.core.handlers['tenants.list'](null))

export async function certificateFor(
  console: ConsoleUnderTest,
  tenant: SimulatedTenant,
): Promise<NewCredential> {
  const made = await granted(
    console.core.handlers['tenants.createCertificate']({ name: 'Roomwall test', validMonths: 6 }),
  )
  console.simulator.control.uploadCertificate({ tenant: tenant.domain, certificatePem: made.certificatePem })
  return { kind: 'certificate', pendingKey: made.pendingKey }
}

/** A keychain that can be locked and unlocked. */
export function lockable(): Keychain & { isLocked: boolean } {
  const memory = createMemoryKeychain()
  const guard = {
    isLocked: false,
    read: async (key: TenantKey) => (guard.isLocked ? fail('keychain.unavailable') : memory.read(key)),
    write: async (...entry: Parameters<Keychain['write']>) =>
      guard.isLocked ? fail('keychain.unavailable') : memory.write(...entry),
    remove: async (key: TenantKey) => (guard.isLocked ? fail('keychain.unavailable') : memory.remove(key)),
    removePending: async () => (guard.isLocked ? fail('keychain.unavailable') : memory.removePending()),
    probe: async () => (guard.isLocked ? fail('keychain.unavailable') : memory.probe()),
  }
  return guard
}
