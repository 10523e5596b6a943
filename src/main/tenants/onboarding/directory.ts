import { z } from 'zod'
import { fail, type Outcome, succeed } from '../../../shared/errors'
import { signInFailure } from '../../auth/sign-in-failure'
import type { Fetch } from '../../lib/fetch'
import { failureOfThrown } from '../../lib/fetch-failure'

/** Real time, like everything about sign-in; somebody is looking at the screen. */
const timeoutMs = 15_000

const OpenIdConfiguration = z.object({ issuer: z.string(), token_endpoint: z.url() })

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/**
 * The id of the directory that is named by id or domain, from the cloud's OpenID configuration. Codes:
 * `signIn.unknownTenant`, `signIn.wrongCloud` (the cloud sends sign-ins of this tenant elsewhere),
 * `signIn.unreachable`, `graph.certificateRejected`, `request.cancelled`.
 */
export async function resolveDirectory(
  { authorityUrl, directory, fetch }: { authorityUrl: string; directory: string; fetch: Fetch },
  signal?: AbortSignal,
): Promise<Outcome<{ directoryId: string }>> {
  const address = `${authorityUrl}/${encodeURIComponent(directory.trim())}/v2.0/.well-known/openid-configuration`
  const limit = AbortSignal.timeout(timeoutMs)
  let status: number
  let text: string
  try {
    const response = await fetch(address, {
      method: 'GET',
      headers: { Accept: 'application/json' },
      why: { purpose: 'directory', isUrgent: true },
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    })
    status = response.status
    text = await response.text()
  } catch (thrown) {
    if (signal?.aborted) return fail('request.cancelled')
    const { failure } = failureOfThrown(thrown)
    return failure.code === 'graph.unreachable' ? fail('signIn.unreachable') : { ok: false, error: failure }
  }
  const body = parseJson(text)
  // A proxy's or captive portal's page: not the sign-in service speaking.
  if (body === undefined) return fail('signIn.unreachable', { status })
  if (status === 404) return fail('signIn.unknownTenant', { status })
  if (status !== 200) return { ok: false, error: signInFailure({ kind: 'answer', status, body }) }
  const configuration = OpenIdConfiguration.safeParse(body)
  const directoryId = configuration.success ? guid.exec(configuration.data.issuer)?.[0] : undefined
  if (!configuration.success || directoryId === undefined) return fail('signIn.unknownTenant', { status })
  const { host } = new URL(configuration.data.token_endpoint)
  if (host !== new URL(authorityUrl).host) return fail('signIn.wrongCloud', { params: { host } })
  return succeed({ directoryId: directoryId.toLowerCase() })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
