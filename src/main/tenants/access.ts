import { type Failure, type Outcome, succeed } from '../../shared/errors'
import { lackingPermissions, type Permission } from '../../shared/model/permission'
import type { AccessState } from '../../shared/model/tenant-status'
import type { TokenProvider } from '../auth/token-provider'
import type { Clock } from '../lib/clock'

/** How often a good sign-in is looked at again, and one that failed or lacks a required permission, ms. */
const recheckMs = { good: 10 * 60_000, wanting: 60_000 }

/**
 * Whether a tenant lets us in, and with which permissions.
 *
 *   signingIn --token--> signedIn --check failed--> failed --check good--> signedIn
 */
export class Access {
  private state: AccessState = 'signingIn'
  private since: number
  private error: Failure | null = null
  private roles: readonly string[] | null = null

  constructor(
    private readonly tokens: TokenProvider,
    private readonly clock: Clock,
    /** Permissions of services that the cloud does not have: nobody waits for them. */
    private readonly absent: ReadonlySet<Permission>,
  ) {
    this.since = clock.now()
  }

  /**
   * Signs in, or looks at the sign-in again. Then the cached token is dropped first, because consent given or taken
   * away shows in a new token only. The value says whether state or permissions changed.
   */
  async check(signal: AbortSignal): Promise<Outcome<{ isChanged: boolean }>> {
    if (this.roles !== null || this.error !== null) this.tokens.forget()
    const token = await this.tokens.token(signal)
    if (!token.ok) {
      if (token.error.code === 'request.cancelled') return token
      this.error = token.error
      this.enter('failed')
      return token
    }
    const before = this.roles?.join()
    this.error = null
    this.roles = [...token.value.roles].sort()
    const isEntered = this.enter('signedIn')
    return succeed({ isChanged: isEntered || before !== this.roles.join() })
  }

  /** What a poller must know before it asks Graph: in, or the reason why not. */
  gate(): Outcome<void> {
    if (this.state === 'signedIn') return succeed(undefined)
    return { ok: false, error: this.error ?? { code: 'signIn.unreachable' } }
  }

  /** When to look again, ms. */
  everyMs(): number {
    const isWanting = this.state !== 'signedIn' || this.lacksSomething()
    return isWanting ? recheckMs.wanting : recheckMs.good
  }

  private lacksSomething(): boolean {
    return lackingPermissions(this.roles ?? []).some((permission) => !this.absent.has(permission))
  }

  report(): { state: AccessState; since: number; error: Failure | null; roles: string[] | null } {
    return {
      state: this.state,
      since: this.since,
      error: this.error,
      roles: this.roles ? [...this.roles] : null,
    }
  }

  private enter(state: AccessState): boolean {
    if (this.state === state) return false
    this.state = state
    this.since = this.clock.now()
    return true
  }
}
