import { createHash, randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { KeyPair } from '../certificate'
import type { Tenant } from '../world/estate-model'

interface IssuedToken {
  tenant: Tenant
  roles: ReadonlySet<string>
  issuedAt: number
  expiresAt: number
}

export type TokenVerdict =
  | { isValid: true; tenant: Tenant; roles: ReadonlySet<string> }
  | { isValid: false; message: string }

/** Every access token given out: a token that is not in here was not made here, whatever it says. */
export class TokenLedger {
  readonly keyId: string
  #issued = new Map<string, IssuedToken>()

  constructor(
    private readonly keys: KeyPair,
    private readonly url: string,
  ) {
    const key = keys.publicKey.export({ type: 'spki', format: 'der' })
    this.keyId = createHash('sha256').update(key).digest('base64url').slice(0, 27)
  }

  /** Signs a token that carries the tenant's consent of this moment; no consent, no `roles` claim. */
  async issue(tenant: Tenant, now: number, lifetimeS: number): Promise<string> {
    this.#forgetExpired(now)
    const roles = [...tenant.app.consent].sort()
    const iat = Math.floor(now / 1000)
    const token = await new SignJWT({
      aud: this.url,
      iss: `${this.url}/${tenant.id}/v2.0`,
      appid: tenant.app.clientId,
      app_displayname: 'Roomwall',
      idtyp: 'app',
      oid: tenant.app.clientId,
      sub: tenant.app.clientId,
      tid: tenant.id,
      uti: randomUUID(),
      ver: '1.0',
      ...(roles.length > 0 ? { roles } : {}),
    })
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: this.keyId })
      .setIssuedAt(iat)
      .setNotBefore(iat)
      .setExpirationTime(iat + lifetimeS)
      .sign(this.keys.privateKey)
    this.#issued.set(token, {
      tenant,
      roles: new Set(roles),
      issuedAt: now,
      expiresAt: (iat + lifetimeS) * 1000,
    })
    return token
  }

  /**
   * Whether the token opens Graph now, by the simulator's clock. Consent taken away counts at once, consent given only
   * in a new token.
   */
  verify(authorization: string | undefined, now: number): TokenVerdict {
    if (!authorization) return { isValid: false, message: 'Access token is empty.' }
    const [, token] = /^Bearer (.+)$/i.exec(authorization) ?? []
    if (!token) return { isValid: false, message: 'CompactToken parsing failed with error code: 80049217' }
    const issued = this.#issued.get(token)
    if (!issued) {
      const isJwt = token.split('.').length === 3
      return {
        isValid: false,
        message: isJwt ? 'Signature is invalid.' : 'IDX14100: JWT is not well formed.',
      }
    }
    if (now >= issued.expiresAt) {
      return { isValid: false, message: 'Lifetime validation failed, the token is expired.' }
    }
    const { tenant } = issued
    if (issued.issuedAt < tenant.app.tokensValidFrom) {
      return {
        isValid: false,
        message: 'Continuous access evaluation resulted in challenge: token was revoked.',
      }
    }
    const roles = new Set([...issued.roles].filter((role) => tenant.app.consent.has(role)))
    return { isValid: true, tenant, roles }
  }

  #forgetExpired(now: number): void {
    for (const [token, { expiresAt }] of this.#issued) if (expiresAt < now) this.#issued.delete(token)
  }
}
