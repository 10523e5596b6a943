import { createServer, type Server } from 'node:http'

/** Somebody outside who takes messages. */
export interface PlainReceiver {
  url: string
  posts: { headers: NodeJS.Dict<string | string[]>; body: unknown }[]
  close(): void
}

/** Takes everything, or refuses it with another status, by plain HTTP on loopback: the app's own session takes no certificate of a test. */
export async function startPlainReceiver(status = 202): Promise<PlainReceiver> {
  const posts: PlainReceiver['posts'] = []
  const server: Server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += String(chunk)
    })
    request.on('end', () => {
      posts.push({ headers: request.headers, body: text === '' ? null : JSON.parse(text) })
      response.writeHead(status).end('queued')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `http://127.0.0.1:${port}/hook/s3cret`, posts, close: () => server.close() }
}
