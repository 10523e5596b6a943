import type { ErrorCode, Failure } from '../../shared/errors'
import { type Fields, readFields, readText } from './graph-values'

/** The parts of an HTTP answer a failure is made of. */
interface FailedAnswer {
  status: number
  /** Reads a header, lower-case name. */
  header: (name: string) => string | null
  /** The parsed body; null when there was none or it was no JSON. */
  body: unknown
}

/**
 * The failure behind an answer that is not 2xx. The service's own code is the most specific one nested in
 * `innerError`/`innererror`; its message is left behind, since it may carry personal data.
 */
export function failureOf(answer: FailedAnswer, nowMs: number): Failure {
  const error = readFields(readFields(answer.body)?.error)
  return {
    code: codeOf(answer.status),
    status: answer.status,
    serviceCode: harmless(innermostCode(error)),
    requestId: harmless(requestIdOf(error) ?? answer.header('request-id') ?? undefined),
    retryAfterMs: retryAfterMs(answer.header('retry-after'), nowMs) ?? undefined,
  }
}

/** A code or an id has no spaces and is short: an answer that repeats what was sent, a token with it, has neither. */
function harmless(text: string | undefined): string | undefined {
  return text !== undefined && /^[\w.:-]{1,100}$/.test(text) ? text : undefined
}

function codeOf(status: number): ErrorCode {
  if (status >= 200 && status < 400) return 'graph.badAnswer'
  switch (status) {
    case 401:
      return 'graph.unauthorized'
    case 402:
      return 'graph.paymentRequired'
    case 403:
      return 'graph.permissionMissing'
    case 404:
      return 'graph.notFound'
    case 408:
      return 'graph.timeout'
    case 409:
    case 423:
      return 'graph.conflict'
    case 410:
    case 501:
      return 'graph.gone'
    case 429:
    case 509:
      return 'graph.throttled'
    default:
      return status >= 500 ? 'graph.serverError' : 'graph.badRequest'
  }
}

/** Documented as `innerError`, seen as `innererror`, and either may hold another. */
const innerOf = (error: Fields) => readFields(error.innerError) ?? readFields(error.innererror)

function innermostCode(error: Fields | null): string | undefined {
  if (!error) return undefined
  return innermostCode(innerOf(error)) ?? readText(error.code) ?? undefined
}

function requestIdOf(error: Fields | null): string | undefined {
  if (!error) return undefined
  return readText(error['request-id']) ?? requestIdOf(innerOf(error))
}

/** `Retry-After` in ms: seconds or an HTTP date; null when absent or unreadable, never negative. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null || header.trim() === '') return null
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000)
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs)
}
