import { createPrivateKey } from 'node:crypto'
import type { ConfidentialClientApplication, NodeAuthOptions } from '@azure/msal-node'
import { z } from 'zod'
import { fail, isWithoutAnswer, type Outcome, succeed } from '../../shared/errors'
import type { Credential } from '../keychain/keychain'
import type { Fetch } from '../lib/fetch'
import type { Logger } from '../lib/logger'
import { createMsalNetwork, type SignInAnswer } from './msal-network'
import { signInFailure } from './sign-in-failure'
import type { AccessToken, TokenProvider } from './token-provider'

/** Loaded with the first sign-in: before there is one, the start of the app would pay for it. */
const loadMsal = () => import('@azure/msal-node')
type Msal = Awaited<ReturnType<typeof loadMsal>>

/** MSAL renews this long before expiry as well. */
const renewBeforeMs = 5 * 60_000

/** One MSAL application and what it last heard. `forget` begins another, so that a late answer changes nothing. */
interface SignInAttempt {
  app: ConfidentialClientApplication | null
  lastAnswer: SignInAnswer | null
}
const newAttempt = (): SignInAttempt => ({ app: null, lastAnswer: null })

interface HeldToken extends AccessToken {
  expiresAt: number
}

/**
 * App-only tokens of one tenant through MSAL, on the injected fetch. Concurrent callers share one request. Token
 * lifetimes are real time, as in MSAL. `authorityUrl` is the cloud's sign-in origin.
 */
export function createTokenProvider(options: {
  authorityUrl: string
  directoryId: string
  clientId: string
  graphUrl: string
  /** Asked for whenever a new sign-in begins; its failures pass through. */
  readCredential: () => Promise<Outcome<Credential | null>>
  fetch: Fetch
  logger: Logger
}): TokenProvider {
  const logger = options.logger.child('sign-in')
  const authority = new URL(options.authorityUrl)
  const scopes = [`${new URL(options.graphUrl).origin}/.default`]
  let attempt = newAttempt()
  let held: HeldToken | null = null
  /** Forgotten, the held token only serves while the sign-in service cannot be reached. */
  let isForgotten = false
  let underWay: Promise<Outcome<AccessToken>> | null = null

  function createApp(msal: Msal, credential: Credential, mine: SignInAttempt): ConfidentialClientApplication {
    const proof: Partial<NodeAuthOptions> =
      credential.kind === 'secret'
        ? { clientSecret: credential.secret }
        : {
            clientCertificate: {
              thumbprintSha256: credential.thumbprintSha256,
              // Read here, a key that is none is found before anything is sent.
              privateKey: createPrivateKey(credential.privateKeyPem)
                .export({ format: 'pem', type: 'pkcs8' })
                .toString(),
            },
          }
    return new msal.ConfidentialClientApplication({
      auth: {
        clientId: options.clientId,
        authority: `${authority.origin}/${encodeURIComponent(options.directoryId)}`,
        // Named as known, a host is never looked up at Microsoft's public sign-in service.
        knownAuthorities: [authority.host],
        ...proof,
      },
      system: {
        networkClient: createMsalNetwork(options.fetch, (answer) => {
          mine.lastAnswer = answer
        }),
        loggerOptions: {
          logLevel: msal.LogLevel.Error,
          piiLoggingEnabled: false,
          loggerCallback: (_level, message, containsPii) => {
            if (!containsPii) logger.warn('MSAL', { message })
          },
        },
      },
    })
  }

  async function acquire(mine: SignInAttempt): Promise<Outcome<HeldToken>> {
    let app = mine.app
    if (!app) {
      const credential = await options.readCredential()
      if (!credential.ok) return credential
      if (credential.value === null) return fail('signIn.noCredential')
      const msal = await loadMsal()
      try {
        app = createApp(msal, credential.value, mine)
      } catch {
        // The key cannot be read, or MSAL finds secret or thumbprint impossible.
        return fail(credential.value.kind === 'certificate' ? 'signIn.badCertificate' : 'signIn.refused')
      }
    }
    mine.lastAnswer = null
    try {
      const result = await app.acquireTokenByClientCredential({ scopes })
      if (!result?.accessToken) return fail('signIn.refused')
      mine.app = app
      return succeed({
        accessToken: result.accessToken,
        roles: rolesIn(result.accessToken),
        expiresAt: result.expiresOn?.getTime() ?? Date.now(),
      })
    } catch {
      const failure = signInFailure(mine.lastAnswer)
      // A refused credential may be replaced meanwhile: the next sign-in reads it again. After an outage MSAL's
      // own restraint (it holds back after 429 and 5xx) is kept.
      mine.app = isWithoutAnswer(failure.code) ? app : null
      logger.warn('Sign-in failed', { code: failure.code, serviceCode: failure.serviceCode })
      return { ok: false, error: failure }
    }
  }

  return {
    async token(signal) {
      if (signal?.aborted) return fail('request.cancelled')
      if (held && !isForgotten && held.expiresAt - Date.now() > renewBeforeMs) return succeed(held)
      underWay ??= begin()
      return signal ? orAborted(underWay, signal) : underWay
    },
    forget() {
      attempt = newAttempt()
      isForgotten = true
      underWay = null
    },
  }

  function begin(): Promise<Outcome<AccessToken>> {
    const mine = acquire(attempt).then((outcome): Outcome<AccessToken> => {
      const isCurrent = underWay === mine
      if (isCurrent) underWay = null
      if (outcome.ok) {
        // A token asked for before `forget` must not come back through it.
        if (isCurrent) {
          held = outcome.value
          isForgotten = false
        }
        return outcome
      }
      const old = held
      const isStillGood = old !== null && old.expiresAt > Date.now()
      return isStillGood && isWithoutAnswer(outcome.error.code) ? succeed(old) : outcome
    })
    return mine
  }
}

function orAborted(
  promise: Promise<Outcome<AccessToken>>,
  signal: AbortSignal,
): Promise<Outcome<AccessToken>> {
  return new Promise((resolve, reject) => {
    const onAbort = () => resolve(fail('request.cancelled'))
    signal.addEventListener('abort', onAbort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

const Claims = z.object({ roles: z.array(z.string()).nullish().catch(null) })

/** The `roles` claim, read without verifying: it only tells which permissions to expect. */
function rolesIn(jwt: string): string[] {
  const payload = jwt.split('.')[1]
  if (payload === undefined) return []
  try {
    const claims = Claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
    return claims.success ? (claims.data.roles ?? []) : []
  } catch {
    return [] // an opaque token: no claim to read
  }
}
