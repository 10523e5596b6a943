import type { ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createCertificate, createServerKey } from '../../src/simulator/certificate'

/** What somebody sent to the receiver. */
interface ReceivedPost {
  path: string
  headers: Record<string, string>
  text: string
  body: unknown
}

/** How the receiver behaves: answers with a status, cuts the answer off, or never says anything. */
type Behaviour =
  | { status: number; headers?: Record<string, string>; body?: string }
  /** Repeats everything it was sent. */
  | { status: number; echoes: true }
  | 'half an answer'
  | 'hangs up'
  | 'silence'

/** An HTTPS server of the test's own, with a certificate nobody trusts who was not given it. */
export interface WebhookReceiver {
  url: string
  caPem: string
  posts: ReceivedPost[]
  behave(behaviour: Behaviour): void
  /** Does it keep somebody waiting? Then time may pass. */
  isHolding(): boolean
  /** Nothing listens at its address until it is plugged in again. */
  unplug(): Promise<void>
  plugIn(): Promise<void>
  close(): Promise<void>
}

/** Starts a receiver on loopback. `caPem` signs it; consoles under test trust it by `receiversCaPem`. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const day = 24 * 60 * 60_000
  const validity = { fromMs: Date.now() - day, toMs: Date.now() + day }
  const certificate = createCertificate(await createServerKey(), 'Receiver', validity, ['localhost'])
  const posts: ReceivedPost[] = []
  const held = new Set<ServerResponse>()
  let behaviour: Behaviour = { status: 202 }
  const server = createServer(
    { key: certificate.privateKeyPem, cert: certificate.certificatePem },
    (request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        )
        posts.push({ path: request.url ?? '', headers, text, body: text === '' ? null : JSON.parse(text) })
        if (behaviour === 'silence') {
          held.add(response)
          response.once('close', () => held.delete(response))
          return
        }
        if (behaviour === 'hangs up') {
          request.socket.destroy()
          return
        }
        if (behaviour === 'half an answer') {
          response.writeHead(200, { 'Content-Length': '1000' })
          response.write('{"half":', () => request.socket.destroy())
          return
        }
        if ('echoes' in behaviour) {
          response.writeHead(behaviour.status)
          response.end(`${request.method} ${request.url} ${text}`)
          return
        }
        response.writeHead(behaviour.status, behaviour.headers)
        response.end(behaviour.body ?? '')
      })
    },
  )
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  await listen(0)
  const port = portOf(server)
  return {
    url: `https://localhost:${port}`,
    caPem: certificate.certificatePem,
    posts,
    behave(next) {
      behaviour = next
    },
    isHolding: () => held.size > 0,
    unplug: close,
    plugIn: () => listen(port),
    close,
  }
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('The receiver does not listen')
  return address.port
}
