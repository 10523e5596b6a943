import type { Outcome } from '../../shared/errors'

/** App-only tokens of one tenant. */
export interface TokenProvider {
  /** A valid access token and the application permissions it carries (`roles` claim; empty when none was consented). */
  token(signal?: AbortSignal): Promise<Outcome<AccessToken>>
  /** Drops the cached token: the next one shows consent given or taken away since. */
  forget(): void
}

export interface AccessToken {
  accessToken: string
  roles: readonly string[]
}
