import { randomBytes } from 'node:crypto'
import { fail, type Outcome, succeed } from '../../../shared/errors'
import type { PendingCertificate } from '../../../shared/model/onboarding'
import { type CredentialFacts, TenantKey } from '../../../shared/model/tenant'
import { createClientCertificate } from '../../auth/client-certificate'
import { type Credential, type Keychain, pendingPrefix } from '../../keychain/keychain'

/**
 * Certificates made for a tenant that is not saved yet. The private key goes straight to the keychain under a key of
 * its own; what is known of the public part is kept here, for this run.
 */
export class PendingCertificates {
  private readonly made = new Map<TenantKey, PendingCertificate>()

  constructor(private readonly keychain: Keychain) {}

  /** Makes one; `keychain.unavailable` when there is no place for its key. */
  async create(order: {
    name: string
    validMonths: number
    now: number
  }): Promise<Outcome<PendingCertificate>> {
    const { privateKeyPem, ...part } = await createClientCertificate(order)
    const pendingKey = TenantKey.parse(`${pendingPrefix}${randomBytes(8).toString('hex')}`)
    const { thumbprintSha256 } = part
    const kept = await this.keychain.write(pendingKey, {
      kind: 'certificate',
      thumbprintSha256,
      privateKeyPem,
    })
    if (!kept.ok) return kept
    const pending = { pendingKey, ...part }
    this.made.set(pendingKey, pending)
    return succeed(pending)
  }

  /** The certificate for its tenant; `tenant.certificateLost` when it was discarded or made by an earlier run. */
  async read(pendingKey: TenantKey): Promise<Outcome<{ credential: Credential; facts: CredentialFacts }>> {
    const pending = this.made.get(pendingKey)
    if (!pending) return fail('tenant.certificateLost')
    const read = await this.keychain.read(pendingKey)
    if (!read.ok) return read
    if (read.value === null) return fail('tenant.certificateLost')
    const { expiresAt, thumbprintSha1 } = pending
    return succeed({
      credential: read.value,
      facts: { kind: 'certificate', expiresAt, thumbprint: thumbprintSha1 },
    })
  }

  async discard(pendingKey: TenantKey): Promise<Outcome<void>> {
    if (!this.made.delete(pendingKey)) return succeed(undefined)
    return this.keychain.remove(pendingKey)
  }
}
