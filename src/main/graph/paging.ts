import type { z } from 'zod'
import { fail, type Outcome, succeed } from '../../shared/errors'
import type { Logger } from '../lib/logger'
import type { Answer, GraphVersion } from './graph-client'
import { readFields } from './graph-values'
import { resolveLink } from './next-link'

/** Far beyond 100,000 devices in pages of 20: only a list that never ends gets there. */
const mostPages = 10_000
/** Empty pages are allowed; this many in a row are a loop with a changing token. */
const mostEmptyPages = 200

interface Paging<S extends z.ZodType> {
  graphUrl: string
  version: GraphVersion
  item: S
  logger: Logger
  /** Reads the first page (`null`) or a followed link. */
  read: (link: string | null) => Promise<Outcome<Answer<unknown>>>
}

/** Walks a list page by page; an item that has not the shape is left out and counted in the log. */
export async function* walkPages<S extends z.ZodType>(
  paging: Paging<S>,
): AsyncGenerator<Outcome<z.output<S>[]>, void> {
  const { graphUrl, version, item, logger, read } = paging
  const seen = new Set<string>()
  let link: string | null = null
  let emptyPages = 0
  for (let count = 0; count < mostPages; count += 1) {
    const answer = await read(link)
    if (!answer.ok) {
      yield answer
      return
    }
    const page = readFields(answer.value.body)
    const nextLink = page?.['@odata.nextLink']
    if (!page || (page.value === undefined && nextLink === undefined)) {
      yield fail('graph.badAnswer', { params: { what: 'page' } })
      return
    }
    const items = readItems(page.value, item)
    // A page of which nothing can be read is no list of nothing: everything in it would be taken for gone.
    if (items.good.length === 0 && (items.dropped > 1 || !Array.isArray(page.value ?? []))) {
      yield fail('graph.badAnswer', { params: { what: 'page' } })
      return
    }
    if (items.dropped > 0) logger.warn('List entries dropped', { dropped: items.dropped })
    yield succeed(items.good)

    emptyPages = items.good.length === 0 ? emptyPages + 1 : 0
    if (typeof nextLink !== 'string' || nextLink === '') return
    const resolved = resolveLink(nextLink, graphUrl, version)
    if (resolved === null) {
      logger.warn('A next link to a foreign host was not followed')
      yield fail('graph.badAnswer', { params: { what: 'foreignNextLink' } })
      return
    }
    if (seen.has(resolved) || emptyPages > mostEmptyPages) {
      yield fail('graph.badAnswer', { params: { what: 'endlessList' } })
      return
    }
    seen.add(resolved)
    link = resolved
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
  yield fail('graph.badAnswer', { params: { what: 'endlessList' } })
}

function readItems<S extends z.ZodType>(value: unknown, item: S) {
  const entries: unknown[] = Array.isArray(value)
    ? value
    : value === null || value === undefined
      ? []
      : [value]
  const good: z.output<S>[] = []
  for (const entry of entries) {
    const parsed = item.safeParse(entry)
    if (parsed.success) good.push(parsed.data)
  }
  return { good, dropped: entries.length - good.length }
}
