/** Who can put an expected failure right. */
export type ErrorFixer = 'retry' | 'user' | 'tenantAdmin' | 'us'

interface ErrorKind {
  /** May the same request be sent again later without a change? */
  retryable: boolean
  fixer: ErrorFixer
}

/**
 * Every expected failure of the product, once. Words for each code are in `text/en/errors.ts`.
 * A code says what kind of thing happened; parameters and Graph's own words travel in {@link Failure}.
 */
export const errorKinds = {
  // sign-in
  'signIn.wrongSecret': { retryable: false, fixer: 'tenantAdmin' },
  'signIn.expiredSecret': { retryable: false, fixer: 'tenantAdmin' },
  'signIn.unknownApp': { retryable: false, fixer: 'tenantAdmin' },
  'signIn.unknownTenant': { retryable: false, fixer: 'user' },
  'signIn.badCertificate': { retryable: false, fixer: 'tenantAdmin' },
  'signIn.expiredCertificate': { retryable: false, fixer: 'tenantAdmin' },
  'signIn.notConsented': { retryable: false, fixer: 'tenantAdmin' },
  'signIn.appDisabled': { retryable: false, fixer: 'tenantAdmin' },
  'signIn.blockedByPolicy': { retryable: false, fixer: 'tenantAdmin' },
  /** The network this computer is in keeps the sign-in from the tenant. */
  'signIn.blockedByNetwork': { retryable: false, fixer: 'user' },
  /** The tenant belongs to another Microsoft cloud than the one chosen. */
  'signIn.wrongCloud': { retryable: false, fixer: 'user' },
  /** A certificate's proof carries the time; this computer's clock is too far off. */
  'signIn.wrongClock': { retryable: false, fixer: 'user' },
  'signIn.refused': { retryable: false, fixer: 'tenantAdmin' },
  'signIn.unreachable': { retryable: true, fixer: 'retry' },
  'signIn.noCredential': { retryable: false, fixer: 'user' },
  // keychain
  'keychain.unavailable': { retryable: true, fixer: 'user' },
  // Graph
  'graph.unauthorized': { retryable: true, fixer: 'retry' },
  'graph.permissionMissing': { retryable: false, fixer: 'tenantAdmin' },
  'graph.notFound': { retryable: false, fixer: 'retry' },
  'graph.conflict': { retryable: false, fixer: 'user' },
  'graph.throttled': { retryable: true, fixer: 'retry' },
  'graph.serverError': { retryable: true, fixer: 'retry' },
  'graph.unreachable': { retryable: true, fixer: 'retry' },
  'graph.certificateRejected': { retryable: false, fixer: 'user' },
  'graph.timeout': { retryable: true, fixer: 'retry' },
  'graph.badAnswer': { retryable: true, fixer: 'us' },
  'graph.badRequest': { retryable: false, fixer: 'us' },
  'graph.gone': { retryable: false, fixer: 'us' },
  /** The tenant's cloud, or its device source, has no such service (`what`): it is not asked for. */
  'graph.notOffered': { retryable: false, fixer: 'us' },
  /** There is neither an account nor a room whose data could be asked for. */
  'graph.nobodyToAsk': { retryable: true, fixer: 'tenantAdmin' },
  'graph.paymentRequired': { retryable: false, fixer: 'tenantAdmin' },
  /** A write was sent and its answer was lost: it may or may not have happened. */
  'graph.answerLost': { retryable: false, fixer: 'user' },
  // store
  'store.newerFile': { retryable: false, fixer: 'user' },
  'store.diskFull': { retryable: true, fixer: 'user' },
  'store.failed': { retryable: true, fixer: 'us' },
  // actions
  'action.alreadyQueued': { retryable: false, fixer: 'user' },
  /** Only the read-only variant of `permission` is granted. */
  'action.readOnly': { retryable: false, fixer: 'tenantAdmin' },
  'action.unsupported': { retryable: false, fixer: 'us' },
  // messages to notification channels
  'delivery.refused': { retryable: false, fixer: 'user' },
  'delivery.signInRefused': { retryable: false, fixer: 'user' },
  'delivery.secretMissing': { retryable: false, fixer: 'user' },
  'delivery.throttled': { retryable: true, fixer: 'retry' },
  'delivery.serverError': { retryable: true, fixer: 'retry' },
  'delivery.unreachable': { retryable: true, fixer: 'user' },
  'delivery.certificateRejected': { retryable: true, fixer: 'user' },
  /** It was sent and nobody said whether it arrived. */
  'delivery.answerLost': { retryable: false, fixer: 'user' },
  // the guided power cut
  'unplug.running': { retryable: false, fixer: 'user' },
  /** The room is in trouble already, so that a power cut could not be told from it. */
  'unplug.notWell': { retryable: false, fixer: 'user' },
  // definitions of tenants
  'tenant.duplicate': { retryable: false, fixer: 'user' },
  'tenant.nameMismatch': { retryable: false, fixer: 'user' },
  /** The certificate made for this wizard is not there any more. */
  'tenant.certificateLost': { retryable: false, fixer: 'user' },
  'file.notWritten': { retryable: true, fixer: 'user' },
  'file.notRead': { retryable: true, fixer: 'user' },
  // files of tenant definitions
  'tenantFile.notJson': { retryable: false, fixer: 'user' },
  'tenantFile.foreign': { retryable: false, fixer: 'user' },
  'tenantFile.newer': { retryable: false, fixer: 'user' },
  'tenantFile.tooLarge': { retryable: false, fixer: 'user' },
  // backups
  'backup.unreadable': { retryable: false, fixer: 'user' },
  'backup.damaged': { retryable: false, fixer: 'user' },
  'backup.notUnpacked': { retryable: true, fixer: 'user' },
  // the network
  /** A proxy asks for a log-in, and nobody has given one. */
  'network.proxyAuthRequired': { retryable: true, fixer: 'user' },
  /** A proxy ended the request and takes no name and password: a Kerberos ticket is wanting, or it lets nobody there. */
  'network.proxyRefused': { retryable: true, fixer: 'user' },
  /** A request was about to go to a host that is not the tenant's; it was held back. */
  'network.hostNotAllowed': { retryable: false, fixer: 'us' },
  // requests of the window
  'request.invalid': { retryable: false, fixer: 'us' },
  'request.notAllowed': { retryable: false, fixer: 'us' },
  'request.notFound': { retryable: false, fixer: 'user' },
  'request.cancelled': { retryable: true, fixer: 'user' },
  'request.failed': { retryable: true, fixer: 'us' },
} as const satisfies Record<string, ErrorKind>

export type ErrorCode = keyof typeof errorKinds

const codesWithoutAnswer: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'graph.unreachable',
  'graph.timeout',
  'graph.certificateRejected',
  'signIn.unreachable',
  'network.proxyAuthRequired',
  'network.proxyRefused',
  'network.hostNotAllowed',
])

/** Failures in which the service itself said nothing: it may be the network in between, or this computer. */
export function isWithoutAnswer(code: ErrorCode | undefined): boolean {
  return code !== undefined && codesWithoutAnswer.has(code)
}

/** An expected failure as a value. Holds no secret, token or personal datum: it may be shown, logged and stored. */
export interface Failure {
  code: ErrorCode
  /** HTTP status, when an answer came. */
  status?: number | undefined
  /** The service's own code, e.g. `AADSTS7000215` or `Authorization_RequestDenied`. */
  serviceCode?: string | undefined
  /** The service's request id, for a support case. */
  requestId?: string | undefined
  /** How long the service asked us to wait, in ms. */
  retryAfterMs?: number | undefined
  /** Named values for the words, e.g. `{permission: 'Presence.Read.All'}`. */
  params?: Record<string, string | number> | undefined
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; error: Failure }

/** Wraps a value as a good outcome. */
export function succeed<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** Makes a failed outcome from a code and what is known about it. */
export function fail(code: ErrorCode, details: Omit<Failure, 'code'> = {}): { ok: false; error: Failure } {
  return { ok: false, error: { code, ...details } }
}

/** Ends a `switch` over a closed set: a new member fails to compile, a foreign value throws. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`)
}
