import { readFile } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { redact } from '../lib/redact'
import type { WorkControl } from './file-works'

/** Redacted at a time, characters: a few ms, so that a large log holds nobody up. */
const pageSize = 100_000

/**
 * The end of a log without secrets, in whole lines, at most `keep` characters. Redacted first and cut then: a secret that
 * a cut had split would not look like one any more.
 */
export async function readRedactedEnd(
  file: string,
  keep: number,
  { signal, report }: WorkControl,
): Promise<string> {
  const text = await readFile(file, { encoding: 'utf8', signal })
  const clean: string[] = []
  for (let from = 0; from < text.length; ) {
    const until = endOfPage(text, from)
    clean.push(String(redact(text.slice(from, until))))
    from = until
    report(from / text.length)
    await nextTurn()
    signal.throwIfAborted()
  }
  const whole = clean.join('')
  if (whole.length <= keep) return whole
  const end = whole.slice(-keep)
  return end.slice(end.indexOf('\n') + 1)
}

/** Where a page may end: after a line, and not within a key that goes over several lines. */
function endOfPage(text: string, from: number): number {
  const lineEnd = text.indexOf('\n', from + pageSize)
  const until = lineEnd < 0 ? text.length : lineEnd + 1
  const page = text.slice(from, until)
  const keyBegin = Math.max(page.lastIndexOf('-----BEGIN '), 0)
  if (!page.startsWith('-----BEGIN ', keyBegin) || page.includes('-----END ', keyBegin)) return until
  const keyEnd = text.indexOf('-----END ', until)
  const afterKey = keyEnd < 0 ? -1 : text.indexOf('\n', keyEnd)
  return afterKey < 0 ? text.length : afterKey + 1
}
