import { badRequest } from './failure'

/** Where the next page begins; `sentEmpty` remembers that an empty page has been slipped in already. */
export interface Position {
  offset: number
  sentEmpty: boolean
}

/** An opaque token, as Graph's are. */
export function writeSkipToken(position: Position): string {
  return Buffer.from(`RID:${position.offset}:${position.sentEmpty ? 1 : 0}`).toString('base64url')
}

/** The first page without a token; throws Graph's 400 on one that is not ours. */
export function readSkipToken(token: string | null): Position {
  if (token === null) return { offset: 0, sentEmpty: false }
  const match = /^RID:(\d+):([01])$/.exec(Buffer.from(token, 'base64url').toString())
  if (!match) throw badRequest('The skip token is malformed.')
  return { offset: Number(match[1]), sentEmpty: match[2] === '1' }
}

/** The same query with one option replaced, `$` left readable as Graph leaves it. */
export function queryWith(parameters: URLSearchParams, name: string, value: string): string {
  const kept = [...parameters].filter(([key]) => key.toLowerCase() !== name.toLowerCase())
  return [...kept, [name, value] as const]
    .map(([key, text]) => `${encodeURIComponent(key).replace('%24', '$')}=${encodeURIComponent(text)}`)
    .join('&')
}
