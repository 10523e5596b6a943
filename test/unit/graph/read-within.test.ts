import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { readTextWithin } from '../../../src/main/graph/read-within'

const mostBytes = 100_000

/** What a server's answer of so many letters reads as. */
async function readAnswer(letters: number, isCompressed: boolean): Promise<string | null> {
  const text = 'a'.repeat(letters)
  const server = createServer((_, response) => {
    const body = isCompressed ? gzipSync(text) : Buffer.from(text)
    response.writeHead(200, {
      'content-length': body.length,
      ...(isCompressed && { 'content-encoding': 'gzip' }),
    })
    response.end(body)
  })
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port }: Partial<AddressInfo> = Object(server.address())
  return readTextWithin(await fetch(`http://127.0.0.1:${port}/`), mostBytes)
}

test.each([true, false])('an answer within the limit is read whole, compressed: %s', async (isCompressed) => {
  expect(await readAnswer(mostBytes, isCompressed)).toHaveLength(mostBytes)
})

test.each([true, false])('a longer one is not read, compressed: %s', async (isCompressed) => {
  expect(await readAnswer(mostBytes + 1, isCompressed)).toBeNull()
})
