import type { GraphAnswer, GraphRequest } from './exchange'
import { json } from './exchange'
import { badRequest } from './failure'

const MOST_PARTS = 20

interface Part {
  id: string
  method: string
  url: string
  headers: Record<string, string>
  body: unknown
  dependsOn: string[]
}

type Answer = (request: GraphRequest) => Promise<GraphAnswer>

/**
 * Answers `$batch`: always 200 when the batch itself is well formed, each part with a status of its own, in no
 * promised order. A part that depends on a failed one gets 424.
 */
export async function answerBatch(batch: GraphRequest, answer: Answer): Promise<GraphAnswer> {
  const parts = readParts(batch.body)
  const statuses = new Map<string, number>()
  const responses: object[] = []
  for (const part of parts) {
    const isBlocked = part.dependsOn.some((id) => (statuses.get(id.toLowerCase()) ?? 424) >= 400)
    const answered: GraphAnswer = isBlocked
      ? json({ error: { code: 'FailedDependency', message: 'A request this one depends on failed.' } }, 424)
      : await answer(requestOf(batch, part))
    statuses.set(part.id.toLowerCase(), answered.status)
    responses.push({
      id: part.id,
      status: answered.status,
      headers: answered.headers,
      ...(answered.body === undefined ? {} : { body: answered.body }),
    })
  }
  // A client that relies on the order of the answers is found out here.
  return json({ responses: responses.reverse() })
}

function requestOf(batch: GraphRequest, part: Part): GraphRequest {
  const [path = '', query = ''] = part.url.split(/\?(.*)/s)
  return {
    method: part.method,
    version: batch.version,
    path: path.startsWith('/') ? path : `/${path}`,
    query: new URLSearchParams(query),
    headers: part.headers,
    body: part.body,
  }
}

function readParts(body: unknown): Part[] {
  const requests = typeof body === 'object' && body !== null && 'requests' in body ? body.requests : undefined
  if (!Array.isArray(requests) || requests.length === 0) {
    throw badRequest("Invalid batch payload format: 'requests' is missing.")
  }
  if (requests.length > MOST_PARTS) {
    throw badRequest(
      `Number of batch request steps exceeds the maximum value of ${MOST_PARTS}.`,
      'MaximumValueExceeded',
    )
  }
  const parts = requests.map(readPart)
  const ids = new Set<string>()
  for (const { id } of parts) {
    if (ids.has(id.toLowerCase())) throw badRequest(`Batch request id '${id}' is used more than once.`)
    ids.add(id.toLowerCase())
  }
  const stranger = parts.flatMap(({ dependsOn }) => dependsOn).find((id) => !ids.has(id.toLowerCase()))
  if (stranger !== undefined)
    throw badRequest(`A batch request depends on '${stranger}', which is not in the batch.`)
  return parts
}

function readPart(value: unknown): Part {
  const part: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {}
  const { id, method, url, body, dependsOn } = part
  if (typeof id !== 'string' || id === '')
    throw badRequest('Every batch request needs an id that is a string.')
  if (typeof method !== 'string') throw badRequest(`Batch request '${id}' has no method.`)
  if (typeof url !== 'string' || url === '') throw badRequest(`Batch request '${id}' has no url.`)
  if (/^[a-z]+:/i.test(url)) throw badRequest(`The url of batch request '${id}' must be relative.`)
  const headers = Object.fromEntries(
    Object.entries(typeof part.headers === 'object' && part.headers !== null ? part.headers : {}).map(
      ([name, text]) => [name.toLowerCase(), String(text)],
    ),
  )
  if (body !== undefined && !headers['content-type']?.toLowerCase().includes('application/json')) {
    throw badRequest(`Batch request '${id}' has a body but no Content-Type header.`)
  }
  return {
    id,
    method: method.toUpperCase(),
    url,
    headers,
    body,
    dependsOn: Array.isArray(dependsOn) ? dependsOn.map(String) : [],
  }
}
